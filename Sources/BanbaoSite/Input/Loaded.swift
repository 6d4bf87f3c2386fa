import BanbaoText

/// What a stage read from files, what was wrong in them, and a digest of their content.
struct Loaded<Value: Sendable>: Sendable {
    let value: Value
    let problems: [Diagnostic]
    let digest: Fingerprint
}
