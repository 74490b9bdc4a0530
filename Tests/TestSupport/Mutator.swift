/// Damages documents, the same way on every run.
public struct Mutator {
  private var random: SeededRandom
  private let pieces: [String]

  /// The damage of `seed`, with `pieces` among what is put in.
  public init(seed: UInt64, pieces: [String] = Mutator.markup) {
    random = SeededRandom(seed: seed)
    self.pieces = pieces
  }

  /// Pieces of the markup of workbooks.
  public static let markup: [String] = [
    "<", ">", "/", "/>", "</", "&", ";", "\"", "'", "=", " ", "\t", "\n", "\r", "\r\n", ":", "]]>", "&amp;", "&lt;",
    "&apos;",
    "&#65;", "&#x4E2D;", "&#0;", "&nope;", "<!-- x -->", "<![CDATA[1]]>", "<?p q?>", "<!DOCTYPE a>", "<v>7</v>",
    "<f>B1</f>",
    "<x/>", "<c/>", "<c>", "</c>", "<row>", "</row>", "<r:x/>", " r=\"B7\"", " r='XFD1'", " r=\"\"", " t=\"s\"",
    " t=\"str\"",
    " s=\"2\"", " s=\"-1\"", " hidden=\"1\"", " xmlns=\"\"", " xmlns:q=\"http://q.org\"", " q:r=\"5\"", " r:r=\"5\"",
    " x14ac:r=\"A3\"", " mc:t=\"s\"", " xml:space=\"preserve\"", " xml:lang=\"zh\"", " a=\"1\" a=\"2\"", " a='>'",
    " a='<'", " a='&amp;'",
    "中", "é", "\u{FEFF}", "\u{FFFE}", "\u{7F}", "\0", "\u{1}", "_x000D_", "_x0041_", "1048577", "99999999999",
    "<t>x</t>",
    "<rPh><t>y</t></rPh>", "<is><t>z</t></is>", "<row r=\"0\"/>", "<row r=\"3\"/>", "<si/>", "<si><t>n</t></si>",
  ]

  /// Pieces of the tables.
  public static let tables: [String] = [
    ",", "\"", "\"\"", "\n", "\r\n", "\n\n", "\t", ";", " ", "\u{3000}", "\u{FEFF}", "\u{FFFD}", "\0", "—", "-", "0.00",
    "(1.5)", "１２", "1e9", "99999999999999", "92233720368547758.07", "35.949999999999996", "万元", "元", "%", "合计", "注：",
    "单位：元", "单位名称：甲", "2025年预算支出总表", "2024年预算收支总表", "表3", "科目编码", "基本支出", "20805", "2010101-行政运行",
    "（续表）", "上年结转", "{", "[", "\\u0000", "<", "&", "<table>", "<tr><td>", "colspan=\"9\"",
  ]

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(count, 1), using: &random) }

  /// A place in `bytes`: often one beside markup, where more can happen.
  private mutating func place(_ bytes: [UInt8]) -> Int {
    let start = below(bytes.count)
    if below(2) == 0 { return start }
    let found = bytes[start...].firstIndex { "<>/=\" &;:".utf8.contains($0) } ?? start
    return min(found + below(2), bytes.count)
  }

  /// `bytes` with one or two changes.
  public mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(2) { change(&bytes) }
    return bytes
  }

  /// Any bytes, `limit` at most.
  public mutating func bytes(upTo limit: Int) -> [UInt8] { (0..<below(limit + 1)).map { _ in UInt8(below(256)) } }

  private mutating func change(_ bytes: inout [UInt8]) {
    let start = place(bytes)
    let end = min(start + below(12), bytes.count)
    switch below(8) {
    case 0: if start < bytes.count { bytes[start] = UInt8(below(256)) }
    case 1: if start < bytes.count { bytes[start] ^= 1 << UInt8(below(8)) }
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: place(bytes))
    case 4: if below(10) == 0 { bytes.removeSubrange(start...) }
    default: bytes.insert(contentsOf: pieces[below(pieces.count)].utf8, at: start)
    }
  }
}
