import BanbaoSite
import BanbaoText
import Glibc

/// The folders of a site that hold its sources.
let sourceFolders = ["content", "static", "templates"]

/// Whether a path on disk, every link in it worked out, is one below the folders of sources, or one of these.
func isSource(_ target: String, ofSiteAt root: String) -> Bool {
    sourceFolders.contains { (target + "/").startsWithBytes(root + "/" + $0 + "/") }
}

/// Hidden files, and what editors, office programs and desktops leave next to the files people mean. In: a name in a folder of
/// sources.
func isLeftover(_ name: [UInt8], in folder: String) -> Bool {
    switch (name.first, name.last) {
    case (UInt8(ascii: "."), _):
        !((folder + "/").startsWithBytes("static/") && hiddenNamesOfHosts.contains { name.elementsEqual($0.utf8) })
    case (_, UInt8(ascii: "~")), (UInt8(ascii: "#"), UInt8(ascii: "#")): true
    default:
        name.starts(with: "~$".utf8) || name.reversed().starts(with: "pws.".utf8) || name.elementsEqual("4913".utf8)
            || name.elementsEqual("Thumbs.db".utf8)
    }
}

/// File systems and kernels tick coarsely; two seconds cover FAT as well. What was changed within them may change again and
/// keep its time.
let freshnessInNanoseconds = 2_000_000_000

func nanosecondsSince1970() -> Int {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    return Int(now.tv_sec) * 1_000_000_000 + Int(now.tv_nsec)
}
