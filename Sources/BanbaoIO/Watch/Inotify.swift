#if canImport(Glibc)
    import CLinux
    import Glibc

    /// The system's reports of what happens in folders: `inotify(7)`, which this file alone knows.
    final class Inotify: Sendable {
        /// Something that happened to what has `name` in the folder with the number `watch`, or to the folder itself.
        struct Event: Sendable {
            let watch: Int32
            /// Empty where it is the folder itself.
            let name: [UInt8]
            fileprivate let mask: UInt32

            private func has(_ bits: Int32) -> Bool { mask & UInt32(bitPattern: bits) != 0 }

            var isOfFolder: Bool { has(IN_ISDIR) }
            var isOverflow: Bool { has(IN_Q_OVERFLOW) }
            /// A name is there that was not there, or stands for something else.
            var isNewName: Bool { has(IN_CREATE | IN_MOVED_TO) }
            /// Written to by a program that has it open.
            var isWrite: Bool { has(IN_MODIFY) }
            /// The watched folder itself is gone, here or anywhere.
            var isEndOfFolder: Bool { has(IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED) }
        }

        private static let wanted =
            IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE
            | IN_DELETE_SELF
            | IN_MOVE_SELF | IN_ONLYDIR

        let descriptor: Int32

        init() throws(PollingReason) {
            descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
            guard descriptor >= 0 else { throw errno == ENOSYS ? .systemWithoutEvents : .watchesUsedUp }
        }

        deinit { close(descriptor) }

        /// The number of the watch, which a folder keeps however often it is watched and whatever it is called. Nil where there is no
        /// folder that may be read.
        func watch(_ folder: String) throws(PollingReason) -> Int32? {
            let watch = unsafe inotify_add_watch(descriptor, folder, UInt32(bitPattern: Self.wanted))
            if watch >= 0 { return watch }
            if errno == ENOSPC || errno == ENOMEM { throw .watchesUsedUp }
            return nil
        }

        /// No error where the folder is gone, and the watch with it.
        func forget(_ watch: Int32) { _ = inotify_rm_watch(descriptor, watch) }

        /// What happened and was not read yet, as much as the system hands out at once.
        func readEvents() -> [Event] {
            let capacity = 64 * 1024
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                count = unsafe max(0, read(descriptor, buffer.baseAddress, capacity))
            }
            var events: [Event] = []
            var offset = 0
            let head = MemoryLayout<inotify_event>.size
            while offset + head <= bytes.count {
                let event = unsafe bytes.withUnsafeBytes {
                    unsafe $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                }
                offset += head
                // Filled up with zeros.
                let name = bytes[offset..<offset + Int(event.len)].prefix { $0 != 0 }
                events.append(Event(watch: event.wd, name: Array(name), mask: event.mask))
                offset += Int(event.len)
            }
            return events
        }
    }

    /// The name of a file system that other computers or programs change without this system's knowledge; nil of all others.
    func silentFileSystem(at path: String) -> String? { silentFileSystems[unsafe banbao_file_system(path)] }

    /// By the numbers of `statfs(2)` and `linux/magic.h`. A file system of programs (`fuse`) may be a remote one, as those of virtual
    /// machines are.
    private let silentFileSystems: [UInt32: String] = [
        0x6969: "nfs", 0x517B: "smb", 0xFF53_4D42: "cifs", 0xFE53_4D42: "smb2", 0x0102_1997: "9p", 0x6573_5546: "fuse",
        0x786F_4256: "vboxsf", 0xBACB_ACBC: "vmhgfs", 0x7C7C_6673: "prl_fs", 0x00C3_6400: "ceph", 0x5346_414F: "afs",
        0x6B41_4653: "kafs", 0x7375_7245: "coda", 0x564C: "ncp", 0x0BD0_0BD0: "lustre",
    ]
#endif
