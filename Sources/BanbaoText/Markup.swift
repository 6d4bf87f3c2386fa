/// HTML that our own code made and that needs no escaping. Only renderers make one; text never becomes one by a cast.
package struct Markup: Sendable, Equatable {
    package let bytes: [UInt8]

    package init(trusted bytes: [UInt8]) { self.bytes = bytes }

    package static let empty = Markup(trusted: [])
    package var isEmpty: Bool { bytes.isEmpty }
}
