/// Applies `transform` to every element on all cores and returns the results in the order of the input.
/// One task a chunk: a task costs about as much as a small page. `scratch` is a buffer that the elements of a chunk use
/// one after the other. `onProgress` is called where a chunk ends, with its size; whoever waits for all of them hears of the first
/// when the last is done.
package func concurrentMap<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], chunk: Int = 64,
    onProgress: @Sendable @escaping (_ more: Int, _ total: Int) -> Void = { _, _ in },
    _ transform: @Sendable @escaping (Input, _ scratch: inout [UInt8]) throws -> Output
) async throws -> [Output] {
    @Sendable func mapped(_ range: Range<Int>) throws -> [Output] {
        var scratch: [UInt8] = []
        return try inputs[range].map { try transform($0, &scratch) }
    }
    guard inputs.count > chunk else { return try mapped(0..<inputs.count) }
    return try await withThrowingTaskGroup(of: (Int, [Output]).self) { group in
        var chunks: [[Output]] = []
        for start in stride(from: 0, to: inputs.count, by: chunk) {
            let index = chunks.count
            chunks.append([])
            group.addTask {
                try Task.checkCancellation()
                let range = start..<min(start + chunk, inputs.count)
                defer { onProgress(range.count, inputs.count) }
                return (index, try mapped(range))
            }
        }
        for try await (index, outputs) in group {
            chunks[index] = outputs
        }
        // Of exactly the size: for a large site the results are what there is most of.
        var results: [Output] = []
        results.reserveCapacity(inputs.count)
        for index in chunks.indices {
            results += chunks[index]
            chunks[index] = []
        }
        return results
    }
}
