/// An object as programs read it, its members in the order in which they were added. What stands in a line of its own says which
/// version of the format it follows and what it is.
package struct JSONObject {
    /// Of all lines. It grows when a member changes its meaning or is left out; further members and types may come at any time.
    private static let version = 1

    fileprivate var members: [UInt8] = []

    package init() {}

    package init(ofType type: String) {
        add("version", Self.version)
        add("type", type)
    }

    package mutating func add(_ name: String, _ text: String) { addMember(name) { $0.append(json: text) } }
    package mutating func add(_ name: String, _ number: Int) { addMember(name) { $0.append(decimal: number) } }
    package mutating func addNull(_ name: String) { addMember(name) { $0.append("null" as StaticString) } }
    package mutating func add(_ name: String, _ flag: Bool) { addMember(name) { $0.append(flag ? "true" : "false") } }
    package mutating func add(_ name: String, _ texts: [String]) {
        addMember(name) { $0.append(list: texts) { $1.append(json: $0) } }
    }
    package mutating func add(_ name: String, _ object: JSONObject) { addMember(name) { $0.append(object) } }
    package mutating func add(_ name: String, _ objects: [JSONObject]) {
        addMember(name) { $0.append(list: objects) { $1.append($0) } }
    }

    /// `value` writes a value as JSON has it.
    mutating func addMember(_ name: String, _ value: (inout [UInt8]) -> Void) {
        if !members.isEmpty { members.append(UInt8(ascii: ",")) }
        members.append(json: name)
        members.append(UInt8(ascii: ":"))
        value(&members)
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(self)
        return bytes
    }
    package var lineBytes: [UInt8] { bytes + [0x0A] }
    package var line: String { String(decoding: lineBytes, as: UTF8.self) }
}

extension [UInt8] {
    fileprivate mutating func append(_ object: JSONObject) {
        append(UInt8(ascii: "{"))
        self += object.members
        append(UInt8(ascii: "}"))
    }

    fileprivate mutating func append<Item>(list: [Item], _ element: (Item, inout [UInt8]) -> Void) {
        append(UInt8(ascii: "["))
        for (place, item) in list.enumerated() {
            if place > 0 { append(UInt8(ascii: ",")) }
            element(item, &self)
        }
        append(UInt8(ascii: "]"))
    }
}
