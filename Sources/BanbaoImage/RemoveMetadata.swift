package func withoutMetadata(_ file: [UInt8]) -> [UInt8]? { nil }
