/// A text that is looked up by its bytes alone (字面). Comparing strings costs much more, since canonically equivalent
/// strings are equal.
struct Spelling: Sendable, Hashable {
  private let text: String

  init(_ text: String) { self.text = text }

  static func == (a: Spelling, b: Spelling) -> Bool {
    var (a, b) = (a.text, b.text)
    return a.withUTF8 { a in b.withUTF8 { b in a.elementsEqual(b) } }
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
