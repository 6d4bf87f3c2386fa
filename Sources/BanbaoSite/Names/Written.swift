/// A text that an author wrote, to be looked up once the whole site is known, with its place for messages.
struct Written: Sendable, Equatable {
    let text: String
    let range: Range<Int>
}
