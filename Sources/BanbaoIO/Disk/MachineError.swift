package import BanbaoText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the machine refused: a disk, a permission, a lock, a folder of others. Exit code 2.
package struct MachineError: Error {
    package let message: Wording
    package private(set) var help: Wording?
    private var isDiskFull = false

    package init(_ message: Wording, help: Wording? = nil) {
        self.message = message
        self.help = help
    }

    fileprivate init(_ failed: Wording, code: Int32) {
        let system = unsafe String(cString: strerror(code))
        let refusal = refusals[code]
        message = Wording("\(failed): \(system)", zh: "\(failed)：\(refusal?.chinese ?? system)")
        help = refusal?.help
        isDiskFull = code == ENOSPC
    }

    /// Where the disk is full: how much a new site next to the present one may take, once what was begun is taken away.
    func withFreeSpace(besideFolder path: String) -> MachineError {
        var information = statvfs()
        guard isDiskFull, unsafe statvfs(path, &information) == 0 else { return self }
        let free = Int(information.f_bavail) * Int(information.f_frsize) / 1024
        let files = Int(information.f_favail)
        var error = self
        error.help = Wording(
            "make room, then build again: the new site needs more than the free space (\(free) KiB, \(files) files)",
            zh: "腾出空间再生成一次：新网站需要的空间比现在空闲的多（空闲 \(free) KiB、\(files) 个文件）")
        return error
    }

    static func changedDuringBuild(_ path: String) -> MachineError {
        MachineError(
            Wording("\(path) changed while it was read", zh: "读取 \(path) 时它被改动了"),
            help: Wording("build again", zh: "再生成一次"))
    }

    static func noFolder(_ path: String) -> MachineError {
        MachineError(
            Wording("there is no folder \(path)", zh: "没有文件夹 \(path)"),
            help: Wording("check the spelling, and the folder that the command runs in", zh: "看看名字写对没有，命令是在哪里运行的"))
    }
}

/// What was asked of the system when it refused.
enum SystemCall {
    case lookAt, read, create, write, setTime, remove, makeFolder, removeFolder, listFolder, open, sync, lock
    /// Of streams, which have no path.
    case readInput, writeOutput, writeErrors
    case move(to: String), link(to: String), swap(with: String)

    fileprivate func failed(on path: String) -> Wording {
        switch self {
        case .lookAt: Wording("cannot look at \(path)", zh: "无法查看 \(path)")
        case .read: Wording("cannot read \(path)", zh: "无法读取 \(path)")
        case .create: Wording("cannot create \(path)", zh: "无法新建 \(path)")
        case .write: Wording("cannot write \(path)", zh: "无法写入 \(path)")
        case .setTime: Wording("cannot set the time of \(path)", zh: "无法设置 \(path) 的时间")
        case .remove: Wording("cannot remove \(path)", zh: "无法删除 \(path)")
        case .makeFolder: Wording("cannot make the folder \(path)", zh: "无法新建文件夹 \(path)")
        case .removeFolder: Wording("cannot remove the folder \(path)", zh: "无法删除文件夹 \(path)")
        case .listFolder: Wording("cannot list the folder \(path)", zh: "无法列出文件夹 \(path)")
        case .open: Wording("cannot open \(path)", zh: "无法打开 \(path)")
        case .sync: Wording("cannot write \(path) to disk", zh: "无法把 \(path) 写到磁盘上")
        case .lock: Wording("cannot lock \(path)", zh: "无法锁住 \(path)")
        case .readInput: Wording("cannot read standard input", zh: "无法读取标准输入")
        case .writeOutput: Wording("cannot write standard output", zh: "无法写入标准输出")
        case .writeErrors: Wording("cannot write standard error", zh: "无法写入标准错误输出")
        case .move(let target): Wording("cannot move \(path) to \(target)", zh: "无法把 \(path) 移到 \(target)")
        case .link(let target): Wording("cannot link \(path) to \(target)", zh: "无法把 \(path) 链接到 \(target)")
        case .swap(let other): Wording("cannot swap \(path) and \(other)", zh: "无法对调 \(path) 和 \(other)")
        }
    }
}

/// The last failed call: `cannot write output/index.html: No space left on device`.
func systemError(_ call: SystemCall, _ path: String, code: Int32 = errno) -> MachineError {
    MachineError(call.failed(on: path), code: code)
}

/// Why calls fail, and what can be done. In English the system says it itself.
private let refusals: [Int32: (chinese: String, help: Wording)] = [
    ENOSPC: ("磁盘满了", Wording("make room on the disk (df -h, df -i), then build again", zh: "腾出磁盘空间（df -h、df -i）再生成一次")),
    EDQUOT: ("超出了磁盘配额", Wording("make room, or ask for more, then build again", zh: "腾出空间或申请扩大配额，再生成一次")),
    EFBIG: ("文件太大", Wording("this session has a limit (ulimit -f)", zh: "这是当前会话的限制（ulimit -f）")),
    EROFS: ("文件系统是只读的", Wording("name a folder on another disk with --output", zh: "用 --output 指定别的磁盘上的文件夹")),
    EACCES: ("没有权限", permission), EPERM: ("不允许这样做", permission),
    ENOENT: ("文件或文件夹不存在", Wording("check the spelling of its name", zh: "看看名字写对没有")),
    EMFILE: ("打开的文件太多", openFiles), ENFILE: ("系统打开的文件太多", openFiles),
    ENAMETOOLONG: ("名字太长", Wording("use shorter names", zh: "用短一些的名字")),
    EIO: ("磁盘读写出错", Wording("the disk may be failing; save your files elsewhere", zh: "磁盘可能快坏了，请把文件备份到别处")),
    EISDIR: ("这是文件夹，不是文件", Wording("name a file", zh: "请指定一个文件")),
    EPIPE: ("接收输出的程序已经退出", Wording("let it read to the end", zh: "让那个程序读完")),
]

private let permission = Wording(
    "ask the administrator of this computer for permission", zh: "请这台电脑的管理员给您权限")
private let openFiles = Wording("allow more (ulimit -n 1024), then build again", zh: "调大限额（ulimit -n 1024）再生成一次")
