internal import CLibXML2
public import YusuanFindings

/// Receives the events of a ``SAXParser``. Arguments are valid only during the call.
public protocol SAXHandler: AnyObject {
  /// An element begins.
  func start(_ element: SAXElement) throws(Diagnostic)
  /// Text. One text may come in several calls.
  func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic)
  /// The innermost element ends.
  func end() throws(Diagnostic)
}

/// The limits of a parser. Documents beyond them are refused.
public struct SAXLimits: Sendable {
  /// How deep elements may be nested.
  public var depth = 64
  /// How many attributes an element may have.
  public var attributes = 1_000
  /// How many namespace prefixes the open elements may declare together. libxml2 searches all of them for each name
  /// with a prefix. Workbooks declare about twenty.
  public var namespaces = 200
  /// How many bytes of text and attribute values one element may hold.
  public var text = 64 << 20

  /// The limits for spreadsheets (`Documentation/limits.md`).
  public init() {}
}

/// Owns a libxml2 push parser with a bare SAX2 handler table. It opens no other files, expands no entities, and stops
/// at a DOCTYPE (libxml2's SAX2 interface; XML 1.0, 2.8).
public final class SAXParser {
  private let document: Location
  private let limits: SAXLimits
  private let handler: any SAXHandler
  private var context: xmlParserCtxtPtr?
  private var tags = TagGuard()
  private var depth = 0
  /// The namespace of the root. libxml2 stores each name once, so equal names are equal pointers.
  private var namespace: UnsafePointer<UInt8>?
  /// How many namespaces the open elements declare together, and how many each of them declares.
  private var namespaceCount = 0
  private var declaring: [(depth: Int, count: Int)] = []
  private var textSize = 0
  private var failure: Diagnostic?
  private var syntaxError: (line: Int, number: Int32)?

  /// A parser that sends events to `handler`. Errors name a place in `document`.
  public init(_ document: Location, limits: SAXLimits = SAXLimits(), handler: any SAXHandler) {
    self.document = document
    self.limits = limits
    self.handler = handler
    _ = Library.isReady
    var sax = yusuan_sax(startElement, endElement, characters, internalSubset, structuredError)
    context = xmlCreatePushParserCtxt(&sax, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
  }

  deinit { xmlFreeParserCtxt(context) }

  /// Sends the next bytes to the parser. Throws `.xmlMalformed`, `.xmlRefused`, and what the handler throws.
  public func feed(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) {
    guard let start = bytes.baseAddress else { return }
    if context == nil { refuse(.memory) }
    if let reason = tags.look(at: bytes) { refuse(reason) }
    try check()
    var offset = 0
    while offset < bytes.count {
      let count = min(bytes.count - offset, 1 << 20)
      _ = xmlParseChunk(context, (start + offset).assumingMemoryBound(to: CChar.self), Int32(count), 0)
      try check()
      offset += count
    }
  }

  /// Ends the document. Throws as ``feed(_:)``, also if the document is incomplete.
  public func finish() throws(Diagnostic) {
    _ = xmlParseChunk(context, nil, 0, 1)
    try check()
  }

  private func check() throws(Diagnostic) {
    if let failure { throw failure }
    if let syntaxError {
      throw Diagnostic(.xmlMalformed, at: at(syntaxError.line), because: .syntax(syntaxError.number))
    }
    // If bytes are not valid in the document's encoding, libxml2 stops without an error.
    if let context, context.pointee.disableSAX != 0 {
      throw Diagnostic(.xmlMalformed, at: at(line), because: .bytesOutsideEncoding)
    }
  }

  // MARK: Events

  fileprivate func start(_ element: SAXElement, declaring namespaces: Int) {
    depth += 1
    if namespaces > 0 {
      namespaceCount += namespaces
      declaring.append((depth, namespaces))
      if namespaceCount > limits.namespaces { return refuse(.namespacesBeyond(limits.namespaces)) }
    }
    if depth > limits.depth { return refuse(.depthBeyond(limits.depth)) }
    if element.attributeCount > limits.attributes { return refuse(.attributesBeyond(limits.attributes)) }
    textSize = 0
    do throws(Diagnostic) { try handler.start(element) } catch { stop(error) }
  }

  /// Whether `uri` differs from the namespace of the root, which is the first element.
  fileprivate func isForeign(_ uri: UnsafePointer<UInt8>?) -> Bool {
    if depth == 0 { namespace = uri }
    return uri != namespace
  }

  fileprivate func end() {
    if let last = declaring.last, last.depth == depth {
      declaring.removeLast()
      namespaceCount -= last.count
    }
    depth -= 1
    do throws(Diagnostic) { try handler.end() } catch { stop(error) }
  }

  fileprivate func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    textSize += bytes.count
    if textSize > limits.text { return refuse(.textBeyond(limits.text)) }
    do throws(Diagnostic) { try handler.characters(bytes) } catch { stop(error) }
  }

  fileprivate func refuse(_ reason: Phrase) {
    stop(Diagnostic(.xmlRefused, at: at(line), because: reason))
  }

  fileprivate func fail(line: Int, number: Int32) {
    if syntaxError == nil { syntaxError = (line, number) }
  }

  fileprivate var line: Int { context.map { Int($0.pointee.input?.pointee.line ?? 0) } ?? 0 }

  fileprivate var column: Int { context.map { Int($0.pointee.input?.pointee.col ?? 0) } ?? 0 }

  private func at(_ line: Int) -> Location {
    var location = document
    location.line = line
    return location
  }

  private func stop(_ finding: Diagnostic) {
    if failure == nil { failure = finding }
    xmlStopParser(context)
  }
}

private func parser(_ context: UnsafeMutableRawPointer?) -> SAXParser? {
  context.map { Unmanaged<SAXParser>.fromOpaque($0).takeUnretainedValue() }
}

private let startElement: startElementNsSAX2Func = { context, name, _, uri, namespaces, _, count, _, attributes in
  guard let parser = parser(context), let name else { return }
  parser.start(
    SAXElement(
      name, uri, attributes, Int(count), line: parser.line, column: parser.column, isForeign: parser.isForeign(uri)),
    declaring: Int(namespaces))
}

private let endElement: endElementNsSAX2Func = { context, _, _, _ in parser(context)?.end() }

private let characters: charactersSAXFunc = { context, bytes, count in
  parser(context)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
}

private let internalSubset: internalSubsetSAXFunc = { context, _, _, _ in parser(context)?.refuse(.doctype) }

private let structuredError: xmlStructuredErrorFunc = { context, error in
  guard let parser = parser(context), let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else {
    return
  }
  parser.fail(line: Int(error.line), number: error.code)
}
