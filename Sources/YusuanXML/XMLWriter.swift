internal import CLibXML2
public import YusuanFindings

/// Owns a libxml2 text writer. It writes a document into memory: UTF-8, lines ended by LF, and indented by two spaces unless
/// white space counts.
public final class XMLWriter {
  /// What libxml2 has handed on. It hands on a few kilobytes at a time: its own buffers grow by a constant, and a large
  /// one would be moved again and again.
  private final class Output {
    var bytes: [UInt8] = []
    var largestPiece = 0

    func take(_ piece: UnsafeRawBufferPointer) {
      bytes.append(contentsOf: piece)
      largestPiece = max(largestPiece, piece.count)
    }
  }

  private let output = Output()
  private let writer: xmlTextWriterPtr
  private var failure: Diagnostic?
  private let name: String

  /// A writer. Errors name the document `name`. Without `isIndented` no white space is added. Throws `.outputFailed` if there
  /// is no memory.
  public init(name: String, isIndented: Bool = true) throws(Diagnostic) {
    self.name = name
    let take: xmlOutputWriteCallback = { output, bytes, count in
      guard let output, let bytes, count > 0 else { return 0 }
      let piece = UnsafeRawBufferPointer(start: bytes, count: Int(count))
      Unmanaged<Output>.fromOpaque(output).takeUnretainedValue().take(piece)
      return count
    }
    let context = Unmanaged.passUnretained(output).toOpaque()
    guard let pieces = xmlOutputBufferCreateIO(take, nil, context, nil) else {
      throw Diagnostic(.outputFailed, at: Location(input: name), because: .memory)
    }
    guard let writer = xmlNewTextWriter(pieces) else {
      xmlOutputBufferClose(pieces)
      throw Diagnostic(.outputFailed, at: Location(input: name), because: .memory)
    }
    self.writer = writer
    xmlTextWriterSetIndent(writer, isIndented ? 1 : 0)
    xmlTextWriterSetIndentString(writer, "  ")
  }

  deinit { xmlFreeTextWriter(writer) }

  /// Begins the document with its XML declaration.
  public func startDocument() { note(xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil)) }

  /// Begins a part of a document, which has no declaration. Without it libxml2 does not know that the text is UTF-8, and
  /// writes each character of an attribute beyond ASCII as its number.
  public func startPart() {
    startDocument()
    note(xmlTextWriterFlush(writer))
    output.bytes.removeAll()
  }

  /// Begins an HTML document with its DOCTYPE (HTML 5, 13.1.1) instead of an XML declaration.
  public func startHTML() {
    startPart()
    note(xmlTextWriterStartDTD(writer, "html", nil, nil))
    note(xmlTextWriterEndDTD(writer))
  }

  /// Begins an element.
  public func start(_ element: String, attributes: [(name: String, value: String)] = []) {
    note(xmlTextWriterStartElement(writer, element))
    for attribute in attributes {
      check(attribute.value)
      note(xmlTextWriterWriteAttribute(writer, attribute.name, attribute.value))
    }
  }

  /// Writes text inside the open element.
  public func text(_ text: String) {
    check(text)
    note(xmlTextWriterWriteString(writer, text))
  }

  /// Ends the innermost element.
  public func end() { note(xmlTextWriterEndElement(writer)) }

  /// Ends the innermost element with an end tag, even if the element is empty: HTML knows `<p></p>` and no `<p/>`.
  public func endWithTag() { note(xmlTextWriterFullEndElement(writer)) }

  /// Writes an element that holds only text.
  public func element(_ element: String, attributes: [(name: String, value: String)] = [], _ text: String) {
    start(element, attributes: attributes)
    self.text(text)
    end()
  }

  /// Ends the document and returns its bytes.
  ///
  /// Throws `.textNotEncodable` if a text has a character that XML 1.0 cannot hold (2.2), and `.outputFailed` if
  /// libxml2 failed.
  public func finish() throws(Diagnostic) -> [UInt8] {
    note(xmlTextWriterEndDocument(writer))
    note(xmlTextWriterFlush(writer))
    if let failure { throw failure }
    return output.bytes
  }

  /// How many bytes libxml2 has handed on at once at most.
  var largestPiece: Int { output.largestPiece }

  private func note(_ result: Int32) {
    if result < 0, failure == nil {
      failure = Diagnostic(.outputFailed, at: Location(input: name), because: .memory)
    }
  }

  private func check(_ text: String) {
    guard failure == nil, !text.unicodeScalars.allSatisfy(Self.isCharacter) else { return }
    failure = Diagnostic(.textNotEncodable, at: Location(input: name), [.found: text, .name: "XML 1.0"])
  }

  /// `text` with U+FFFD for each character that XML 1.0 cannot hold (2.2).
  public static func permitted(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(isCharacter) { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isCharacter($0) ? $0 : "\u{FFFD}" }))
  }

  /// Whether XML 1.0 allows the character (production 2, Char).
  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
