internal import CLibXML2
public import YusuanFindings

/// Receives the events of an ``HTMLParser``. Arguments are valid only during the call.
public protocol HTMLHandler: AnyObject {
  /// An element begins. Names are in lower case.
  func start(_ name: String, _ attributes: [String: String]) throws(Diagnostic)
  /// Text. One text may come in several calls.
  func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic)
  /// An element ends, with or without an end tag.
  func end(_ name: String) throws(Diagnostic)
}

/// Owns libxml2's HTML push parser. It reads UTF-8, whatever encoding the document declares. It opens no other files,
/// and repairs malformed HTML as browsers do.
public final class HTMLParser {
  private let input: String
  private let handler: any HTMLHandler
  private var context: htmlParserCtxtPtr?
  private var tags = TagGuard()
  private var conditions = ConditionFilter()
  private var depth = 0
  private var failure: Diagnostic?

  /// A parser of the document `input` that sends its events to `handler`.
  public init(input: String, handler: any HTMLHandler) {
    self.input = input
    self.handler = handler
    _ = Library.isReady
    var sax = yusuan_html_sax(startElement, endElement, characters, ignoreError)
    context = htmlCreatePushParserCtxt(
      &sax, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil, XML_CHAR_ENCODING_UTF8)
    htmlCtxtUseOptions(context, Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue))
  }

  deinit { htmlFreeParserCtxt(context) }

  /// Sends the next bytes to the parser. Throws `.xmlRefused` beyond a limit, and what the handler throws.
  public func feed(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) {
    if context == nil { refuse(.memory) }
    if let reason = tags.look(at: bytes) { refuse(reason) }
    if let kept = conditions.withoutMarks(bytes) { kept.withUnsafeBytes(parse) } else { parse(bytes) }
    if let failure { throw failure }
  }

  /// Ends the document.
  public func finish() throws(Diagnostic) {
    conditions.finish().withUnsafeBytes(parse)
    _ = htmlParseChunk(context, nil, 0, 1)
    if let failure { throw failure }
  }

  private func parse(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    var offset = 0
    while offset < bytes.count, failure == nil {
      let count = min(bytes.count - offset, 1 << 16)
      _ = htmlParseChunk(context, (start + offset).assumingMemoryBound(to: CChar.self), Int32(count), 0)
      offset += count
    }
  }

  fileprivate func start(_ name: String, _ attributes: [String: String]) {
    depth += 1
    if depth > 1_000 { return refuse(.depthBeyond(1_000)) }
    do throws(Diagnostic) { try handler.start(name, attributes) } catch { stop(error) }
  }

  fileprivate func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    do throws(Diagnostic) { try handler.characters(bytes) } catch { stop(error) }
  }

  fileprivate func end(_ name: String) {
    depth -= 1
    do throws(Diagnostic) { try handler.end(name) } catch { stop(error) }
  }

  private func refuse(_ reason: Phrase) {
    stop(Diagnostic(.xmlRefused, at: Location(input: input), because: reason))
  }

  private func stop(_ finding: Diagnostic) {
    if failure == nil { failure = finding }
    xmlStopParser(context)
  }
}

private func parser(_ context: UnsafeMutableRawPointer?) -> HTMLParser? {
  context.map { Unmanaged<HTMLParser>.fromOpaque($0).takeUnretainedValue() }
}

private let startElement: startElementSAXFunc = { context, name, attributes in
  guard let parser = parser(context), let name else { return }
  var found: [String: String] = [:]
  var index = 0
  while let attributes, let key = attributes[index], found.count < 1_000 {
    found[String(cString: key)] = attributes[index + 1].map { String(cString: $0) } ?? ""
    index += 2
  }
  parser.start(String(cString: name), found)
}

private let endElement: endElementSAXFunc = { context, name in
  guard let parser = parser(context), let name else { return }
  parser.end(String(cString: name))
}

private let characters: charactersSAXFunc = { context, bytes, count in
  parser(context)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
}

private let ignoreError: xmlStructuredErrorFunc = { _, _ in }
