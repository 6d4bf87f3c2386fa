/// Applies `transform` to every element on all cores and returns the results in the order of the input.
/// One task a chunk: a task costs about as much as a small page. `onProgress` is called after each chunk.
package func concurrentMap<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], chunk: Int = 64, onProgress: (_ done: Int, _ total: Int) -> Void = { _, _ in },
    _ transform: @Sendable @escaping (Input) throws -> Output
) async throws -> [Output] {
    guard inputs.count > chunk else { return try inputs.map(transform) }
    return try await withThrowingTaskGroup(of: (Int, [Output]).self) { group in
        var chunks: [[Output]] = []
        for start in stride(from: 0, to: inputs.count, by: chunk) {
            let index = chunks.count
            chunks.append([])
            group.addTask {
                try Task.checkCancellation()
                return (index, try inputs[start..<min(start + chunk, inputs.count)].map(transform))
            }
        }
        var done = 0
        for try await (index, outputs) in group {
            chunks[index] = outputs
            done += outputs.count
            onProgress(done, inputs.count)
        }
        return chunks.flatMap(\.self)
    }
}
