internal import YusuanFastXML
internal import YusuanFindings
internal import YusuanXML

/// Parses the XML parts of a workbook. The scanner reads small and plain parts, libxml2 all others. libxml2 is the
/// reference: rows and findings are always the same as if it had read the part.
///
/// A part is held until it is complete or larger than the limit. Its rows are held until the scan ends. If the scanner
/// meets something it does not know, or the handler finds an error, libxml2 reads the part again from its start. If
/// reading the part fails, libxml2 gets the bytes before the failure.
enum PartParser {
  /// Sends the events of `part` to `handler` and returns it. With `withholds`, a held part that turns out to be damaged
  /// gives no rows. Throws the errors of reading, of XML and of the handler, and `.fileTooLarge` if the part has more
  /// than `size` bytes.
  static func parse<Handler: PartHandler>(
    _ part: String, of store: any PartStore, limits: ReadLimits, upTo size: Int = .max, withholds: Bool = false,
    into handler: Handler
  ) throws(Diagnostic) -> Handler {
    let place = store.location(of: part)
    if let whole = store.whole(part, limit: min(limits.scannedPart, size)) {
      return try parse(whole, at: place, limits, withholds, into: handler)
    }
    var held: [UInt8] = []
    var stream: SAXStream<Handler>?
    var count = 0
    do throws(Diagnostic) {
      try store.read(part) { chunk throws(Diagnostic) in
        count += chunk.count
        if count > size {
          throw Diagnostic(.fileTooLarge, at: place, [.limit: "\(size)"])
        }
        if let stream { return try stream.feed(chunk) }
        held.append(contentsOf: chunk)
        guard held.count > limits.scannedPart else { return }
        let begun = SAXStream(place, handler)
        stream = begun
        try begun.feed(held)
        held = []
      }
    } catch {
      if stream == nil, !withholds { try SAXStream(place, withMergedAreas(held, at: place, handler)).feed(held) }
      throw error
    }
    if let stream { return try stream.finish() }
    return try parse(held, at: place, limits, withholds, into: handler)
  }

  /// Sends the events of the whole document `bytes` to `handler` and returns it.
  private static func parse<Handler: PartHandler>(
    _ bytes: [UInt8], at place: Location, _ limits: ReadLimits, _ withholds: Bool, into handler: Handler
  ) throws(Diagnostic) -> Handler {
    var scanned = handler.holding()
    if limits.scansParts, scan(bytes, into: &scanned) {
      try scanned.release()
      return scanned
    }
    if withholds, let whole = try parseWithheld(bytes, at: place, handler) { return whole }
    let stream = SAXStream(place, withMergedAreas(bytes, at: place, handler))
    try stream.feed(bytes)
    return try stream.finish()
  }

  /// `handler` with what it needs to know before the rows of `bytes`, which are a part or its beginning.
  private static func withMergedAreas<Handler: PartHandler>(
    _ bytes: [UInt8], at place: Location, _ handler: Handler
  ) -> Handler {
    guard handler.looksAhead(in: bytes) else { return handler }
    let stream = SAXStream(place, MergedAreaFinder())
    // Errors of the part are reported when it is read.
    try? stream.feed(bytes)
    var result = handler
    result.setMergedAreas(stream.handler.areas)
    return result
  }

  /// Parses `bytes` with libxml2 and sends the rows only at the end. Nil if there is too much to hold.
  private static func parseWithheld<Handler: PartHandler>(
    _ bytes: [UInt8], at place: Location, _ handler: Handler
  ) throws(Diagnostic) -> Handler? {
    let stream = SAXStream(place, handler.holding())
    var whole: Handler
    do throws(Diagnostic) {
      try stream.feed(bytes)
      whole = try stream.finish()
    } catch {
      if error.code == .fileTooLarge { return nil }
      throw error
    }
    try whole.release()
    return whole
  }

  /// Whether the scanner read all of `bytes` and `handler` found no error.
  private static func scan(_ bytes: [UInt8], into handler: inout some PartHandler) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in (try? MarkupScanner.scan(bytes, into: &handler)) ?? false }
  }
}

/// A document that libxml2 reads chunk by chunk.
private struct SAXStream<Handler: PartHandler> {
  private let bridge: SAXBridge<Handler>
  private let parser: SAXParser

  init(_ document: Location, _ handler: Handler) {
    bridge = SAXBridge(handler)
    parser = SAXParser(document, handler: bridge)
  }

  /// The handler after the bytes so far.
  var handler: Handler { bridge.handler }

  /// Sends the next bytes to libxml2.
  func feed(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) { try parser.feed(bytes) }

  /// Sends bytes that were held to libxml2, in chunks.
  func feed(_ held: [UInt8]) throws(Diagnostic) {
    try held.withUnsafeBufferPointer { held throws(Diagnostic) in
      for start in stride(from: 0, to: held.count, by: 1 << 16) {
        let chunk = UnsafeBufferPointer(rebasing: held[start..<min(start + (1 << 16), held.count)])
        try parser.feed(UnsafeRawBufferPointer(chunk))
      }
    }
  }

  /// Ends the document and returns the handler.
  func finish() throws(Diagnostic) -> Handler {
    try parser.finish()
    return bridge.handler
  }
}
