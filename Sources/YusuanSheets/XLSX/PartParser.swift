internal import YusuanFastXML
internal import YusuanFindings
internal import YusuanXML

/// Reads XML parts: what is small and plain with the scanner, everything else with libxml2, which is the reference.
///
/// A part is held until it is complete, or larger than the limit, and its rows until it is scanned to its end. Where the
/// scanner comes to what it does not know, or the handler to what is wrong, libxml2 gets the part from its start; where
/// reading it fails, libxml2 gets what came before. So the rows and the findings are always libxml2's.
enum PartParser {
  /// Hands the events of `part` to `handler` and gives it back. Throws what reading, XML and the handler throw, and
  /// `.fileTooLarge` for a part of more than `size` bytes. One that is held and not sound gives no row if `withholds`.
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
      if stream == nil, !withholds { try SAXStream(place, knowing(held, at: place, handler)).feed(held) }
      throw error
    }
    if let stream { return try stream.finish() }
    return try parse(held, at: place, limits, withholds, into: handler)
  }

  /// Hands the events of the whole document `bytes` to `handler` and gives it back.
  private static func parse<Handler: PartHandler>(
    _ bytes: [UInt8], at place: Location, _ limits: ReadLimits, _ withholds: Bool, into handler: Handler
  ) throws(Diagnostic) -> Handler {
    var scanned = handler.holding()
    if limits.scansParts, scan(bytes, into: &scanned) {
      try scanned.release()
      return scanned
    }
    if withholds, let whole = try withheld(bytes, at: place, handler) { return whole }
    let stream = SAXStream(place, knowing(bytes, at: place, handler))
    try stream.feed(bytes)
    return try stream.finish()
  }

  /// `handler`, with what it has to know before the rows of `bytes`, which are a part or its beginning.
  private static func knowing<Handler: PartHandler>(
    _ bytes: [UInt8], at place: Location, _ handler: Handler
  ) -> Handler {
    guard handler.looksAhead(in: bytes) else { return handler }
    let stream = SAXStream(place, MergedAreaFinder())
    // What is wrong with the part is said when it is read.
    try? stream.feed(bytes)
    var knowing = handler
    knowing.know(stream.handler.areas)
    return knowing
  }

  /// Hands the events of `bytes` to `handler` with libxml2, its rows only at the end; nil where there is too much to hold.
  private static func withheld<Handler: PartHandler>(
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

  /// Whether the scanner read all of `bytes` and `handler` found nothing wrong.
  private static func scan(_ bytes: [UInt8], into handler: inout some PartHandler) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in (try? MarkupScanner.scan(bytes, into: &handler)) ?? false }
  }
}

/// A document that libxml2 reads as its bytes come.
private struct SAXStream<Handler: PartHandler> {
  private let bridge: SAXBridge<Handler>
  private let parser: SAXParser

  init(_ document: Location, _ handler: Handler) {
    bridge = SAXBridge(handler)
    parser = SAXParser(document, handler: bridge)
  }

  /// The handler, as the bytes so far left it.
  var handler: Handler { bridge.handler }

  /// Gives the next bytes to libxml2.
  func feed(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) { try parser.feed(bytes) }

  /// Gives bytes that were held to libxml2, in chunks as they would have come.
  func feed(_ held: [UInt8]) throws(Diagnostic) {
    try held.withUnsafeBufferPointer { held throws(Diagnostic) in
      for start in stride(from: 0, to: held.count, by: 1 << 16) {
        let chunk = UnsafeBufferPointer(rebasing: held[start..<min(start + (1 << 16), held.count)])
        try parser.feed(UnsafeRawBufferPointer(chunk))
      }
    }
  }

  /// Ends the document and gives the handler back.
  func finish() throws(Diagnostic) -> Handler {
    try parser.finish()
    return bridge.handler
  }
}
