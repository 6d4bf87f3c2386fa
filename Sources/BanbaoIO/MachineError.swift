/// What the machine refused: disk, permission, lock, a folder that is not ours. Ends a run with exit code 2.
package struct MachineError: Error, CustomStringConvertible {
    package let description: String
    package let help: String?

    package init(_ description: String, help: String? = nil) {
        self.description = description
        self.help = help
    }
}
