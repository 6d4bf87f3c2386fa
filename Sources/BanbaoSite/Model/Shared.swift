/// An immutable value behind one reference, so that thousands of holders can have it at the cost of a word each.
indirect enum Shared<Value: Sendable>: Sendable {
    case one(Value)

    init(_ value: Value) { self = .one(value) }

    var value: Value {
        _read {
            switch self {
            case .one(let value): yield value
            }
        }
    }
}
