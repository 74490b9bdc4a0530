internal import YusuanFastXML
internal import YusuanFindings
internal import YusuanPlatform
internal import YusuanXML

/// The shared strings of a workbook (ECMA-376 part 1, 18.4), in one buffer without a `String` for each.
struct SharedStrings {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The text left out of a string, by its index: struck out, or superscript after a figure.
  private(set) var left: [Int: [UInt8]] = [:]
  /// The strings that are struck out as a whole.
  private(set) var struckOut: Set<Int> = []
  /// The strings that have two texts.
  private(set) var twofold: Set<Int> = []

  /// No strings.
  init() {}

  /// Reads the part `part`. The counts it declares are ignored. Throws the errors of ``PartParser``, and
  /// `.cellTooLong`.
  init(_ part: String, of store: some PartStore, limits: ReadLimits) throws(Diagnostic) {
    let handler = try PartParser.parse(
      part, of: store, limits: limits, into: Handler(limits, store.location(of: part)))
    (bytes, ends) = (handler.bytes, handler.ends)
    (left, struckOut, twofold) = (handler.left, handler.struckOut, handler.twofold)
  }

  /// Whether no text is left out of any string, and none has two.
  var areWhole: Bool { left.isEmpty && struckOut.isEmpty && twofold.isEmpty }

  /// Whether there is a string at `index`.
  func contains(_ index: Int) -> Bool { ends.indices.contains(index) }

  /// Appends the string at `index` to `target`. Returns false if there is none.
  func append(_ index: Int, to target: inout [UInt8]) -> Bool {
    guard contains(index) else { return false }
    let range = (index > 0 ? ends[index - 1] : 0)..<ends[index]
    bytes.withUnsafeBufferPointer { target.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    return true
  }

  /// Joins the runs of rich text that count.
  private struct Handler: PartHandler {
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int] = []
    private(set) var left: [Int: [UInt8]] = [:]
    private(set) var struckOut: Set<Int> = []
    private(set) var twofold: Set<Int> = []
    private let limits: ReadLimits
    private let location: Location
    private var depth = 0
    private var runs = RichRuns()

    init(_ limits: ReadLimits, _ location: Location) {
      self.limits = limits
      self.location = location
    }

    /// Reads a plain string without its events: `<si><t>text</t></si>`, with or without `xml:space`. Most strings are
    /// plain.
    @inline(__always) mutating func readElement(in document: ScannedBytes, at index: Int) throws(Diagnostic) -> Int? {
      guard depth == 1, let start = Self.start(document, at: index) else { return nil }
      let end = document.skipText(from: start, stops: .text)
      guard end &- start <= 900, document.stands(.endOfString, at: end), document[end &+ 8] == UInt8(ascii: ">") else {
        return nil
      }
      bytes.append(contentsOf: document[start..<end])
      try endString()
      return end &+ 9
    }

    /// The index of the text of the plain string at `index`, or nil if there is none.
    @inline(__always) private static func start(_ document: ScannedBytes, at index: Int) -> Int? {
      guard document.stands(.string, at: index) else { return nil }
      let end = index &+ 6
      if document[end] == UInt8(ascii: ">") { return end &+ 1 }
      let keepsSpace =
        document.stands(.keptSpace1, at: end) && document.stands(.keptSpace2, at: end &+ 8)
        && document.stands(.keptSpace3, at: end &+ 16)
      return keepsSpace ? end &+ 22 : nil
    }

    mutating func start(_ element: some MarkupElement) throws(Diagnostic) {
      depth += 1
      if depth == 2 { runs.clear() } else { runs.start(element, depth: depth, after: bytes[(ends.last ?? 0)...]) }
    }

    mutating func characters(_ text: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
      switch runs.target {
      case .none: break
      case .counted: bytes.append(contentsOf: text)
      case .left: runs.leave(text)
      }
    }

    mutating func end() throws(Diagnostic) {
      runs.end(depth: depth)
      if depth == 2 {
        if !runs.left.isEmpty { endLeft() }
        if runs.isTwofold { twofold.insert(ends.count) }
        try endString()
      }
      depth -= 1
    }

    /// A string that is struck out as a whole keeps its text. For other strings the text left out is remembered.
    private mutating func endLeft() {
      if bytes.count == ends.last ?? 0 {
        bytes += runs.left
        struckOut.insert(ends.count)
      } else {
        left[ends.count] = runs.left
      }
    }

    private mutating func endString() throws(Diagnostic) {
      let start = ends.last ?? 0
      if bytes.count - start > limits.cellText {
        throw Diagnostic(.cellTooLong, at: location, [.limit: "\(limits.cellText)"])
      }
      EscapedText.decode(&bytes, from: start)
      ends.append(bytes.count)
    }
  }
}

extension MarkupPiece {
  /// `<si><t`
  fileprivate static var string: MarkupPiece { MarkupPiece(0x743C_3E69_733C, count: 6) }
  /// `</t></si`
  fileprivate static var endOfString: MarkupPiece { MarkupPiece(0x6973_2F3C_3E74_2F3C, count: 8) }
  /// The three pieces of ` xml:space="preserve">`.
  fileprivate static var keptSpace1: MarkupPiece { MarkupPiece(0x6170_733A_6C6D_7820, count: 8) }
  fileprivate static var keptSpace2: MarkupPiece { MarkupPiece(0x7365_7270_223D_6563, count: 8) }
  fileprivate static var keptSpace3: MarkupPiece { MarkupPiece(0x3E22_6576_7265, count: 6) }
}

/// Escapes such as `_x000D_` for characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
enum EscapedText {
  /// Replaces the escapes in `bytes` from `start` on.
  static func decode(_ bytes: inout [UInt8], from start: Int) {
    guard var read = underscore(bytes, from: start) else { return }
    var write = read
    while read < bytes.count {
      if let scalar = escape(bytes, at: read) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          bytes[write] = byte
          write += 1
        }
        read += 7
      } else {
        bytes[write] = bytes[read]
        write += 1
        read += 1
      }
    }
    bytes.removeLast(bytes.count - write)
  }

  /// The index of the first underscore in `bytes` from `start` on.
  private static func underscore(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard start < bytes.count else { return nil }
      let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
      return ByteSearch.first(UInt8(ascii: "_"), in: rest).map { start + $0 }
    }
  }

  private static func escape(_ bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
    guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
      bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var value: UInt32 = 0
    for byte in bytes[(index + 2)..<(index + 6)] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      value = value * 16 + UInt32(digit)
    }
    return Unicode.Scalar(value)
  }
}
