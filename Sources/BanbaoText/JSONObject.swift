/// An object as programs read it, its members in the order in which they were added. What stands in a line of its own says which
/// version of the format it follows and what it is.
package struct JSONObject {
    /// Of all lines. It grows when a member changes its meaning or is left out; further members and types may come at any time.
    private static let version = 1

    private var members = ""

    package init() {}

    package init(ofType type: String) {
        add("version", Self.version)
        add("type", type)
    }

    package mutating func add(_ name: String, _ text: String) { addMember(name, jsonString(text)) }
    package mutating func add(_ name: String, _ number: Int) { addMember(name, "\(number)") }
    package mutating func addNull(_ name: String) { addMember(name, "null") }
    package mutating func add(_ name: String, _ flag: Bool) { addMember(name, "\(flag)") }
    package mutating func add(_ name: String, _ texts: [String]) {
        addMember(name, "[" + texts.map(jsonString).joined(separator: ",") + "]")
    }
    package mutating func add(_ name: String, _ object: JSONObject) { addMember(name, object.text) }
    package mutating func add(_ name: String, _ objects: [JSONObject]) {
        addMember(name, "[" + objects.map(\.text).joined(separator: ",") + "]")
    }

    /// In: a value as JSON writes it.
    mutating func addMember(_ name: String, _ value: String) {
        members += (members.isEmpty ? "" : ",") + jsonString(name) + ":" + value
    }

    private var text: String { "{" + members + "}" }
    package var bytes: [UInt8] { Array(text.utf8) }
    package var line: String { text + "\n" }
}
