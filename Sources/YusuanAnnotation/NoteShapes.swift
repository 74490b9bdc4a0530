internal import YusuanFindings

/// The shapes of comments in a drawing part of VML (批注的图形; ECMA-376 part 4, 19). It is changed as bytes, since such parts need
/// not be well-formed.
struct NoteShapes {
  private(set) var bytes: [UInt8]
  /// The greatest number of a shape, once a shape was added.
  private var last: Int?
  /// Whether the type of such shapes is there, once a shape was added.
  private var hasType = false

  /// A drawing without shapes.
  static let empty = Array(
    """
    <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
    xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>\
    </o:shapelayout></xml>
    """.utf8)

  /// The drawing `bytes`. Nil if shapes cannot be added to it.
  init?(_ bytes: [UInt8]) {
    guard Self.last("</xml>", in: bytes) != nil, Self.first("urn:schemas-microsoft-com:vml", in: bytes, from: 0) != nil
    else { return nil }
    self.bytes = bytes
  }

  private var greatestNumber: Int {
    var (greatest, at) = (1_024, 0)
    while let found = Self.first("_x0000_s", in: bytes, from: at) {
      at = found + 8
      let digits = bytes[at...].prefix { (0x30...0x39).contains($0) }.prefix(9)
      if let number = Int(String(decoding: digits, as: UTF8.self)) { greatest = max(greatest, number) }
    }
    return greatest
  }

  /// Whether there is no shape.
  var isEmpty: Bool { Self.first("<v:shape ", in: bytes, from: 0) == nil }

  /// Adds the shape of a comment of `lines` lines on `cell`, which is shown when the pointer is there.
  mutating func add(_ cell: CellPosition, lines: Int) {
    if !hasType, Self.first("id=\"_x0000_t202\"", in: bytes, from: 0) == nil { insert(Self.type) }
    hasType = true
    let number = (last ?? greatestNumber) + 1
    last = number
    let (row, column, height) = (cell.row - 1, cell.column - 1, min(max(lines, 3), 24))
    insert(
      """
      <v:shape id="_x0000_s\(number)" type="#_x0000_t202" style='position:absolute;margin-left:80pt;margin-top:2pt;\
      width:240pt;height:\(height * 14)pt;z-index:1;visibility:hidden' fillcolor="#ffffe1" o:insetmode="auto">\
      <v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
      <v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>\
      <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
      <x:Anchor>\(column + 1), 15, \(max(row - 1, 0)), 10, \(column + 5), 15, \(max(row - 1, 0) + height), 4</x:Anchor>\
      <x:AutoFill>False</x:AutoFill><x:Row>\(row)</x:Row><x:Column>\(column)</x:Column></x:ClientData></v:shape>
      """)
  }

  private static let type = """
    <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
    <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
    """

  private mutating func insert(_ markup: String) {
    guard let end = Self.last("</xml>", in: bytes) else { return }
    bytes.insert(contentsOf: markup.utf8, at: end)
  }

  /// Takes away the shapes of comments on `cells`.
  mutating func remove(_ cells: Set<CellPosition>) {
    var (kept, at) = ([UInt8](), 0)
    while let start = Self.first("<v:shape ", in: bytes, from: at),
      let end = Self.first("</v:shape>", in: bytes, from: start)
    {
      let whole = start..<(end + 10)
      kept += bytes[at..<start]
      if !(Self.cell(of: Array(bytes[whole])).map(cells.contains) ?? false) { kept += bytes[whole] }
      at = whole.upperBound
    }
    bytes = kept + bytes[at...]
    if isEmpty, let type = Self.first(Self.type, in: bytes, from: 0) {
      bytes.removeSubrange(type..<(type + Self.type.utf8.count))
    }
  }

  /// The cell of the comment whose shape is `shape`. Nil if it is no comment's.
  private static func cell(of shape: [UInt8]) -> CellPosition? {
    guard first("ObjectType=\"Note\"", in: shape, from: 0) != nil, let row = number("<x:Row>", in: shape),
      let column = number("<x:Column>", in: shape)
    else { return nil }
    return CellPosition(row: row + 1, column: column + 1)
  }

  private static func number(_ tag: String, in shape: [UInt8]) -> Int? {
    guard let start = first(tag, in: shape, from: 0) else { return nil }
    let digits = shape[(start + tag.utf8.count)...].prefix { (0x30...0x39).contains($0) }.prefix(9)
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static func first(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
    let pattern = Array(text.utf8)
    guard bytes.count >= pattern.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      var at = start
      while at + pattern.count <= bytes.count {
        if bytes[at] == pattern[0], bytes[at..<at + pattern.count].elementsEqual(pattern) { return at }
        at += 1
      }
      return nil
    }
  }

  private static func last(_ text: String, in bytes: [UInt8]) -> Int? {
    let pattern = Array(text.utf8)
    guard bytes.count >= pattern.count else { return nil }
    return (0...(bytes.count - pattern.count)).last {
      bytes[$0] == pattern[0] && bytes[$0..<$0 + pattern.count].elementsEqual(pattern)
    }
  }
}
