/// A template ready to run: one run of literal bytes and a list of instructions over it. Every name was resolved, every
/// place checked when it was made. Flat, so that running it touches no reference count but those of the values.
package struct Template: Sendable {
    package let format: TemplateFormat
    /// Nothing was wrong in it.
    package let isSound: Bool
    let literals: [UInt8]
    let instructions: [Instruction]

    struct Instruction: Sendable {
        enum Kind: UInt8, Sendable {
            /// Bytes `first..<second` of the literals.
            case literal
            /// The same bytes as a path below the site's root, written relative to the page; of a folder where they end with a slash.
            case sitePath
            case text, url, sourceSet, markup, json
            /// In files that are not HTML: markup as text of XML, markup in CDATA, a value in a string of JSON or alone, as it is.
            case fragment, escapedMarkup, cdata, jsonText, number, plain
            /// Runs the instructions up to `second` once a record of a list, or once when the value is there.
            case section
            /// Runs the instructions up to `second` when the value is not there.
            case inverted
            /// Runs the instructions up to `second` when the value is a number of the categories in `first`.
            case plural
        }

        let kind: Kind
        let slot: Slot
        let first: Int32
        let second: Int32
    }

    /// Where a value lies: the record at `level` of the stack (0 is the page's own), its field, and, for dotted names,
    /// the field of the record found there; -1 for none.
    struct Slot: Sendable {
        let level: Int16
        let field: Int16
        let inner: Int16

        /// In place of a field, on a level that is an element of a list.
        static let isFirst: Int16 = -1
        static let isLast: Int16 = -2

        static let none = Slot(level: 0, field: 0, inner: -1)
    }
}

/// What the compiler builds before it is laid flat.
indirect enum TemplateNode {
    case literal([UInt8])
    case sitePath([UInt8])
    case value(Template.Instruction.Kind, Template.Slot)
    /// `kind` is `section` or `inverted`.
    case section(Template.Instruction.Kind, Template.Slot, [TemplateNode])
    case plural(PluralCondition, Template.Slot, [TemplateNode])
}

/// The categories of a language's numbers with which a text goes.
struct PluralCondition {
    let rule: PluralRule
    let categories: [PluralCategory]

    init(rule: PluralRule, categories: [PluralCategory]) {
        self.rule = rule
        self.categories = categories
    }

    /// The rule above eight bits for the categories.
    var bits: Int32 { Int32(rule.rawValue) << 8 | categories.reduce(0) { $0 | 1 << Int32($1.rawValue) } }

    static func isMet(_ bits: Int32, by text: String) -> Bool {
        let rule = PluralRule(rawValue: Int(bits >> 8)) ?? .none
        return bits & (1 << Int32(rule.category(of: text).rawValue)) != 0
    }
}

extension Template {
    init(_ nodes: [TemplateNode], _ format: TemplateFormat, isSound: Bool) {
        self.format = format
        self.isSound = isSound
        var literals: [UInt8] = []
        var instructions: [Instruction] = []
        Self.lay(nodes, &literals, &instructions)
        self.literals = literals
        self.instructions = instructions
    }

    private static func lay(
        _ nodes: [TemplateNode], _ literals: inout [UInt8], _ instructions: inout [Instruction]
    ) {
        for node in nodes {
            switch node {
            case .literal(let bytes), .sitePath(let bytes):
                var kind = Instruction.Kind.literal
                if case .sitePath = node { kind = .sitePath }
                let start = literals.count
                literals += bytes
                instructions.append(
                    Instruction(kind: kind, slot: .none, first: Int32(start), second: Int32(literals.count)))
            case .value(let kind, let slot):
                instructions.append(Instruction(kind: kind, slot: slot, first: 0, second: 0))
            case .section(let kind, let slot, let body):
                layBody(body, kind, slot, first: 0, &literals, &instructions)
            case .plural(let condition, let slot, let body):
                layBody(body, .plural, slot, first: condition.bits, &literals, &instructions)
            }
        }
    }

    private static func layBody(
        _ body: [TemplateNode], _ kind: Instruction.Kind, _ slot: Slot, first: Int32, _ literals: inout [UInt8],
        _ instructions: inout [Instruction]
    ) {
        let index = instructions.count
        instructions.append(Instruction(kind: kind, slot: slot, first: first, second: 0))
        lay(body, &literals, &instructions)
        instructions[index] = Instruction(kind: kind, slot: slot, first: first, second: Int32(instructions.count))
    }
}
