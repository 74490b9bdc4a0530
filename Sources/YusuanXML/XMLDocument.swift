internal import YusuanFindings

/// A small XML document, read whole: its elements one behind another as their start tags stand, so that a tree of any size is
/// a few lists.
final class XMLDocument: Sendable {
  struct Element: Sendable {
    /// Where its name and its namespace are among the names.
    let name: Int
    let namespace: Int
    /// Where its attributes without a namespace are among all attributes.
    let attributes: Range<Int>
    /// Where the text directly inside it is.
    var text = 0..<0
    /// The place behind the last element inside it.
    var end: Int
    let line: Int
    let column: Int
  }

  struct Attribute: Sendable {
    /// Where its name is among the names.
    let name: Int
    /// Where its value is.
    let value: Range<Int>
  }

  let elements: [Element]
  let attributes: [Attribute]
  /// Local names and namespaces.
  let names: [String]
  /// Texts and values.
  private let bytes: [UInt8]

  /// The document `bytes`. Throws as ``XMLNode/parse(_:input:)``.
  init(_ bytes: [UInt8], input: String) throws(Diagnostic) {
    let handler = DocumentHandler(DocumentBuilder(expecting: bytes.count))
    let parser = SAXParser(Location(input: input), handler: handler)
    try bytes.withUnsafeBufferPointer { bytes throws(Diagnostic) in
      try parser.feed(UnsafeRawBufferPointer(bytes))
    }
    try parser.finish()
    let builder = handler.builder
    elements = builder.elements
    attributes = builder.attributes
    names = builder.names.texts
    self.bytes = builder.bytes
  }

  /// The text at `range`.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// Hands the events of a parser to a builder.
private final class DocumentHandler: SAXHandler {
  /// Only the parser uses it, one event after another: guarding it at run time would be a hundredth of a start.
  @exclusivity(unchecked) private(set) var builder: DocumentBuilder

  init(_ builder: DocumentBuilder) { self.builder = builder }

  func start(_ element: SAXElement) throws(Diagnostic) { builder.start(element) }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) { builder.append(bytes) }

  func end() throws(Diagnostic) { builder.end() }
}

/// What a document has so far.
private struct DocumentBuilder {
  private(set) var elements: [XMLDocument.Element] = []
  private(set) var attributes: [XMLDocument.Attribute] = []
  private(set) var names = Names()
  private(set) var bytes: [UInt8] = []

  /// The elements that have begun and not ended, from the outermost, and where the text of each begins in `text`.
  private var open: [(place: Int, start: Int)] = []
  /// Their texts so far, one behind another.
  private var text: [UInt8] = []

  /// A builder of a document of `size` bytes: an element takes dozens, and the texts of all not more than it has.
  init(expecting size: Int) {
    elements.reserveCapacity(size / 64)
    bytes.reserveCapacity(size)
  }

  mutating func start(_ element: SAXElement) {
    let first = attributes.count
    for index in 0..<element.attributeCount {
      guard let attribute = element.attribute(index) else { continue }
      let start = bytes.count
      SAXElement.append(attribute.value, to: &bytes)
      attributes.append(XMLDocument.Attribute(name: names.place(attribute.name), value: start..<bytes.count))
    }
    open.append((elements.count, text.count))
    elements.append(
      XMLDocument.Element(
        name: names.place(element.localName), namespace: element.uri.map { names.place($0) } ?? 0,
        attributes: first..<attributes.count, end: 0, line: element.line, column: element.column))
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !open.isEmpty { text.append(contentsOf: bytes) }
  }

  mutating func end() {
    guard let (place, start) = open.popLast() else { return }
    let first = bytes.count
    bytes.append(contentsOf: text[start...])
    text.removeLast(text.count - start)
    elements[place].text = first..<bytes.count
    elements[place].end = elements.count
  }
}

/// The names of a document, each of the first ones kept once.
private struct Names {
  /// The names; the first is the empty one.
  private(set) var texts = [""]
  /// Where libxml2 has them: in its dictionary, which holds each name once, as long as it reads the document.
  private var pointers: [UnsafePointer<UInt8>] = []
  /// How many are looked through.
  private static let limit = 64

  /// Where the name `name` is.
  mutating func place(_ name: UnsafePointer<UInt8>) -> Int {
    if let known = pointers.firstIndex(of: name) { return known + 1 }
    if pointers.count < Self.limit { pointers.append(name) }
    texts.append(String(cString: name))
    return texts.count - 1
  }
}
