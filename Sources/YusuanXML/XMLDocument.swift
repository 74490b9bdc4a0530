internal import YusuanFindings

/// A small XML document that is held whole. The elements are stored in a list, in the order of their start tags.
final class XMLDocument: Sendable {
  struct Element: Sendable {
    /// The indices of its name and its namespace in ``names``.
    let name: Int
    let namespace: Int
    /// The range of its attributes without a namespace in the list of all attributes.
    let attributes: Range<Int>
    /// The range of the text directly inside it.
    var text = 0..<0
    /// The index after the last element inside it.
    var end: Int
    let line: Int
    let column: Int
  }

  struct Attribute: Sendable {
    /// The index of its name in ``names``.
    let name: Int
    /// The range of its value.
    let value: Range<Int>
  }

  let elements: [Element]
  let attributes: [Attribute]
  /// Local names and namespaces.
  let names: [String]
  /// Texts and attribute values.
  private let bytes: [UInt8]

  /// Parses the document `bytes`. Throws as ``XMLNode/parse(_:input:)``.
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

/// Sends the events of a parser to a builder.
private final class DocumentHandler: SAXHandler {
  /// Only the parser uses it, one event at a time. Exclusivity checks would cost a hundredth of the program's start.
  @exclusivity(unchecked) private(set) var builder: DocumentBuilder

  init(_ builder: DocumentBuilder) { self.builder = builder }

  func start(_ element: SAXElement) throws(Diagnostic) { builder.start(element) }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) { builder.append(bytes) }

  func end() throws(Diagnostic) { builder.end() }
}

/// Builds a document from events.
private struct DocumentBuilder {
  private(set) var elements: [XMLDocument.Element] = []
  private(set) var attributes: [XMLDocument.Attribute] = []
  private(set) var names = Names()
  private(set) var bytes: [UInt8] = []

  /// The open elements, from the outermost, and where the text of each begins in `text`.
  private var open: [(place: Int, start: Int)] = []
  /// Their texts so far, one after another.
  private var text: [UInt8] = []

  /// A builder of a document of `size` bytes. An element needs dozens of bytes, and all texts together at most `size`.
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

/// The names of a document. Most are stored once.
private struct Names {
  /// The names. The first is the empty one.
  private(set) var texts = [""]
  /// libxml2's pointers to the first names. Its dictionary stores each name once, as long as it reads the document.
  private var pointers: [UnsafePointer<UInt8>] = []
  /// How many names are searched.
  private static let limit = 64

  /// The index of the name `name`, which is added if it is new.
  mutating func place(_ name: UnsafePointer<UInt8>) -> Int {
    if let known = pointers.firstIndex(of: name) { return known + 1 }
    if pointers.count < Self.limit { pointers.append(name) }
    texts.append(String(cString: name))
    return texts.count - 1
  }
}
