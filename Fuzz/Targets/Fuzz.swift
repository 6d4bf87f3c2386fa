import BanbaoText
import Dispatch
import Glibc

// What libFuzzer calls: builds a small site in memory with one file replaced by the bytes it made up, and stops the
// program where the result is not what every build promises. `make fuzz`; how to read what it finds: Fuzz/README.md.

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // libFuzzer's callback cannot wait for a task, so a semaphore does.
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let isDone = DispatchSemaphore(value: 0)
    switch FuzzTarget.current {
    case .image:
        ImageCheck.run(on: input)
        return 0
    case .metadata:
        MetadataCheck.run(on: input)
        return 0
    case .picture:
        PictureCheck.run(on: input)
        return 0
    case .plain:
        PlainCheck.run(on: input)
        LettersCheck.run(on: input)
        return 0
    case .page: LettersCheck.run(on: input)
    case .template, .configuration, .drawing: break
    }
    Task {
        do { try await FuzzedSite.shared.value.test(input) } catch { fatalError("\(error)") }
        isDone.signal()
    }
    isDone.wait()
    return 0
}

/// The file that the fuzzer writes.
enum FuzzTarget: String, CaseIterable {
    case page, template, configuration, drawing, image, metadata, picture, plain

    static let current = fromEnvironment()

    var path: String {
        switch self {
        case .page, .plain: "content/stories/fuzz.zh.md"
        case .template: "templates/entry.html"
        case .configuration: "content/site.yaml"
        case .drawing: "content/stories/fuzz.svg"
        case .image, .metadata, .picture: "content/stories/fuzz.png"
        }
    }

    private static func fromEnvironment() -> FuzzTarget {
        guard let name = unsafe getenv("FUZZ_TARGET"), let target = unsafe FuzzTarget(rawValue: String(cString: name))
        else { fatalError("FUZZ_TARGET is one of \(allCases.map(\.rawValue))") }
        return target
    }
}
