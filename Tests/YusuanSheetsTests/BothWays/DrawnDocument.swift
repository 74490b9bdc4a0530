/// Makes documents out of any bytes, most of them well formed and as spreadsheet programs write them: damage to a document
/// nearly always leaves something malformed, which no scanner may read.
///
/// Every byte draws what comes next, so that a fuzzer finds its way by changing bytes; when they end, all elements do.
struct DrawnDocument {
  private var choices: ArraySlice<UInt8>
  private var text = ""
  private var open: [String] = []

  /// The document that `choices` draw.
  static func bytes(_ choices: ArraySlice<UInt8>) -> [UInt8] {
    var document = DrawnDocument(choices: choices)
    document.draw()
    return Array(document.text.utf8)
  }

  private init(choices: ArraySlice<UInt8>) { self.choices = choices }

  /// What is drawn, and what is drawn once in 64 times: it is left to libxml2, or malformed.
  private typealias Pieces = (common: [String], rare: [String])

  private static let prologs: Pieces = (
    [
      "", "\u{FEFF}", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n", "<?xml version='1.0'?>",
      "\u{FEFF}<?xml version='1.0' encoding='utf-8'?>\n",
    ], ["<!-- x -->", "\n", "<?xml version='1.0' encoding='GBK'?>", "x"]
  )
  private static let declarations: Pieces = (
    [
      "", " xmlns=\"\(Workbooks.main)\"", " xmlns='\(Workbooks.main)' xmlns:r='\(Workbooks.relations)'",
      " xmlns:r='http://q.org/r' xmlns:mc=\"http://q.org/mc\"", " xmlns:mc='http://q.org/x' xmlns:r='http://q.org/x'",
      " xmlns:r=\"http://q.org/r\" r:id='1'", " xmlns:mc='http://q.org/r' mc:t='s' xmlns:r='http://q.org/mc'",
    ], [" xmlns='urn:x'", " xmlns:r=''", " xmlns=''", " xmlns:r='http://www.w3.org/2000/xmlns/'"]
  )
  private static let names: Pieces = (
    ["row", "c", "v", "f", "is", "t", "r", "rPh", "si", "col", "cols", "a", "sheetData", "averylongname"],
    ["worksheet", "sst", "averylongnama", "averylongname2", "R", "x:c", "r:c", "é"]
  )
  private static let attributes: Pieces = (
    [
      "r", "s", "t", "hidden", "min", "max", "id", "ht", "averylongname", "averylongnama", "_.-9", "xml:space", "spans",
    ],
    ["xml:lang", "xmlns", "xmlns:q", "q:r", "r:r", "r:t", "mc:Ignorable", "r:id"]
  )
  private static let values: Pieces = (
    [
      "A1", "B7", "s", "str", "inlineStr", "b", "e", "d", "0", "1", "2", "true", "XFD1", "XFE1", "1048576", "1048577",
      "-1", "", " ", " 3 ", "中", "http://q.org", "99999999999", "preserve", "😀", "\u{7F}", "=", "/",
    ], ["a\tb", "&amp;", "&lt;", "]]>", ">", "\"", "\n", "<"]
  )
  private static let texts: Pieces = (
    [
      "0", "1", "2.50", "合计", " ", "\n  ", "&amp;", "&lt;x&gt;", "&quot;&apos;", "_x000D_", "_x4E2D_", "_x", "é", "😀",
      "\u{FFFD}", "\u{7F}", "]]", "=", "\"'", "9", "-3", "#REF!", "x_x0041_y", "\t",
    ],
    [
      "<!-- x -->", "<![CDATA[1]]>", "<?p q?>", "&#65;", "&#x4E2D;", "\r\n", "\r", ">", "]]>", "&nope;", "&", "<x:y/>",
      "\u{FFFE}", "\u{1}", "<", "</",
    ]
  )

  private mutating func next() -> Int { Int(choices.popFirst() ?? 0) }

  private mutating func draw(_ pieces: Pieces) -> String {
    let choice = next()
    if choice >= 0xFC { return pieces.rare[next() % pieces.rare.count] }
    return pieces.common[choice % pieces.common.count]
  }

  private mutating func draw() {
    text = draw(Self.prologs)
    begin(next() & 1 == 0 ? "worksheet" : "sst", draw(Self.declarations))
    while !choices.isEmpty, !open.isEmpty {
      switch next() % 32 {
      case 0..<9: begin(draw(Self.names), "")
      case 9..<18: end()
      case 18..<26: text += draw(Self.texts)
      case 26..<28: beginRow()
      case 28..<30: cell()
      default: plainCell()
      }
    }
    while !open.isEmpty { end() }
  }

  /// Begins an element, or writes an empty one. An attribute seldom stands there twice.
  private mutating func begin(_ name: String, _ declarations: String) {
    text += "<" + name + declarations
    let form = next()
    var attributes: Set<String> = []
    for _ in 0..<(form & 3) {
      let name = draw(Self.attributes)
      if attributes.insert(name).inserted || next() == 0 { attribute(name) }
    }
    if form & 64 != 0 { text += [" ", "\n", "\t ", "  "][form >> 2 & 3] }
    if form & 128 != 0, !open.isEmpty {
      text += "/>"
    } else {
      text += ">"
      open.append(name)
    }
  }

  private mutating func attribute(_ name: String) {
    let value = draw(Self.values)
    let quote = value.contains("\"") || next() & 1 == 0 ? "'" : "\""
    text += " \(name)=\(quote)\(value)\(quote)"
  }

  /// Ends the element that began last; the root only when the bytes end, or now and then.
  private mutating func end() {
    guard open.count > 1 || choices.isEmpty || choices.first == 0xEE, let name = open.popLast() else { return }
    text += "</\(name)>"
  }

  /// Goes to where rows stand and begins one.
  private mutating func beginRow() {
    while open.count > 2 { end() }
    if open.count == 1 { begin("sheetData", "") }
    if next() & 1 == 0 { return begin("row", "") }
    text += #"<row r="\#(next())"\#(draw(Self.rowTails))>"#
    open.append("row")
  }

  private static let rowTails: Pieces = (
    ["", #" ht="12""#, #" hidden="1" ht="12""#, " hidden='1'"], [#" r="2""#, " xml:space='preserve'", " x:y='1'"]
  )
  /// The pieces of cells as spreadsheet programs write them, and of those that are nearly so.
  private static let plainPieces: [Pieces] = [
    (["A1", "B7", "AB12", "XFD1048576"], ["XFE1", "A", "7", "b7", "ABCD1", "A12345678", "", "A1 ", "A&amp;1"]),
    (["", #"" s="1"#, #"" s="0"#], [#"" s="9999999"#, #"" s=""#, #""  s="1"#, #"" s="1" s="1"#, #"" x="1"#]),
    (["", #"" t="n"#, #"" t="s"#], [#"" t=""#, #"" t="str"#, #"" t="b"#, #"" t="e"#, #"" t="d"#, #"" t='s"#]),
    (
      [#""/>"#, #""><v>1</v></c>"#, #""><v>0</v></c>"#, #""><v>12.5</v></c>"#, #""><v>-1E-3</v></c>"#],
      [
        #"" />"#, #""></c>"#, #""><v/></c>"#, #""><v></v></c>"#, #""><v> 1</v></c>"#, #""><v>1</v ></c>"#,
        #""><v>1</v></c >"#,
        #""><v>1&amp;</v></c>"#, #""><v>1</v><v>2</v></c>"#, #""><f>1</f><v>1</v></c>"#, #""><v>99999</v></c>"#,
        #""><v>1</c>"#,
      ]
    ),
  ]

  private mutating func plainCell() {
    text += #"<c r=""#
    for pieces in Self.plainPieces { text += draw(pieces) }
  }

  /// A cell as it mostly is.
  private mutating func cell() {
    let (type, value) = (["", " t='s'", #" t="str""#, " t='inlineStr'", " s='2'"][next() % 5], draw(Self.texts))
    text += type.contains("inline") ? "<c\(type)><is><t>\(value)</t></is></c>" : "<c\(type)><v>\(value)</v></c>"
  }
}
