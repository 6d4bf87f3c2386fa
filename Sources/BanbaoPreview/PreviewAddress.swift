package import BanbaoText

/// Where a preview is opened.
package struct PreviewAddress: Sendable {
    /// Addresses of this machine, or names for them, without brackets: `127.0.0.1`, `::1`. The server listens on the same port of
    /// all, of which the first must exist.
    package let hosts: [String]
    /// Further names under which browsers may open the site. A request for any other is refused.
    package let names: [String]
    /// 0 for any that is free.
    package let port: Int
    /// Where it is taken, the next free one is not tried.
    package let isPortFixed: Bool

    package init(hosts: [String], names: [String] = [], port: Int, isPortFixed: Bool) {
        precondition(!hosts.isEmpty && (0...65_535).contains(port))
        self.hosts = hosts
        self.names = names
        self.port = port
        self.isPortFixed = isPortFixed
    }

    /// For this machine only.
    package static func loopback(port: Int, isPortFixed: Bool) -> PreviewAddress {
        PreviewAddress(hosts: ["127.0.0.1", "::1"], port: port, isPortFixed: isPortFixed)
    }
}

/// Why a preview cannot be served.
package struct PreviewError: Error {
    package let message: Wording
    package let help: Wording?

    static func portTaken(_ port: Int, on host: String) -> PreviewError {
        PreviewError(
            message: Wording(
                "port \(port) of \(host) is used by another program", zh: "\(host) 的 \(port) 端口正被别的程序使用"),
            help: Wording(
                "end that program, or choose another port with --port", zh: "关掉那个程序，或者用 --port 换一个端口"))
    }

    static func noFreePort(from port: Int) -> PreviewError {
        PreviewError(
            message: Wording(
                "none of the ports from \(port) on is free", zh: "从 \(port) 开始的端口都被占用了"),
            help: Wording("choose another port with --port", zh: "用 --port 换一个端口"))
    }

    static func cannotListen(on host: String, port: Int, because reason: String) -> PreviewError {
        PreviewError(
            message: Wording(
                "cannot listen on port \(port) of \(host): \(reason)", zh: "无法在 \(host) 的 \(port) 端口上提供预览：\(reason)"),
            help: Wording(
                "name an address of this computer with --host, and a port above 1023 with --port",
                zh: "用 --host 指定这台电脑自己的地址，用 --port 指定大于 1023 的端口"))
    }
}
