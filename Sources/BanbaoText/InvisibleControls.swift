extension Unicode.Scalar {
    /// Turns the direction of writing: what is read then differs from what is written.
    package var isDirectionControl: Bool { (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) }

    /// What a terminal obeys instead of showing it, or what changes how the text around it looks.
    var isInvisibleControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) || isDirectionControl }
}
