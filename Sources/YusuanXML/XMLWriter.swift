internal import CLibXML2
public import YusuanFindings

/// Owns a libxml2 text writer. It writes a document into memory: UTF-8, lines ended by LF, and indented by two spaces unless
/// white space counts.
public final class XMLWriter {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr
  private var failure: Diagnostic?
  private let name: String

  /// A writer. Errors name the document `name`. Without `isIndented` no white space is added. Throws `.outputFailed` if there
  /// is no memory.
  public init(name: String, isIndented: Bool = true) throws(Diagnostic) {
    self.name = name
    guard let buffer = xmlBufferCreate() else {
      throw Diagnostic(.outputFailed, at: Location(input: name), because: .memory)
    }
    guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
      xmlBufferFree(buffer)
      throw Diagnostic(.outputFailed, at: Location(input: name), because: .memory)
    }
    self.buffer = buffer
    self.writer = writer
    xmlTextWriterSetIndent(writer, isIndented ? 1 : 0)
    xmlTextWriterSetIndentString(writer, "  ")
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  /// Begins the document with its XML declaration.
  public func startDocument() { note(xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil)) }

  /// Begins a part of a document, which has no declaration. Without it libxml2 does not know that the text is UTF-8, and
  /// writes each character of an attribute beyond ASCII as its number.
  public func startPart() {
    startDocument()
    note(xmlTextWriterFlush(writer))
    xmlBufferEmpty(buffer)
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
    guard let content = xmlBufferContent(buffer) else { return [] }
    return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
  }

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
