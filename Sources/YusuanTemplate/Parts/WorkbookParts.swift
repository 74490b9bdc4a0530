internal import YusuanFindings
internal import YusuanPackage

/// The sheets and the common parts of a workbook (工作簿的部件; ECMA-376 part 1, 18.2).
struct WorkbookParts {
  /// A sheet.
  struct Sheet {
    var name: String
    /// Its worksheet part; nil for sheets without cells.
    var part: String?
  }

  /// The workbook part.
  let part: String
  /// The sheets, in their order.
  private(set) var sheets: [Sheet] = []
  /// The shared texts.
  private(set) var texts = SharedTexts()
  /// The styles.
  private(set) var styles = StyleLooks()

  /// The parts of `package`. Throws `.templateUnfit` if it is no workbook, and the errors of reading.
  init(_ package: OfficePackage) throws(Diagnostic) {
    guard let part = try package.target("officeDocument", of: ""), let tree = try? package.tree(part),
      tree.root.isNamed("workbook")
    else { throw Diagnostic(.templateUnfit, at: Location(input: package.input), because: .notWorkbook) }
    self.part = part
    let relations = try package.relations(of: part)
    for node in tree.root.first("sheets")?.children("sheet") ?? [] {
      let relation = node.prefixedAttribute("id").flatMap { relations[$0] }
      let isWorksheet = relation?.type == "worksheet"
      sheets.append(
        Sheet(
          name: node.attribute("name") ?? "",
          part: isWorksheet ? relation.flatMap { package.part($0.target) } : nil))
    }
    if let part = try package.target("sharedStrings", of: part) {
      texts = try SharedTexts(package.bytes(part), at: package.location(of: part))
    }
    if let part = try package.target("styles", of: part) {
      styles = try StyleLooks(package.bytes(part), at: package.location(of: part))
    }
  }
}

/// What the styles of cells say about where figures are written (单元格样式; ECMA-376 part 1, 18.8).
struct StyleLooks {
  private var formats: [Int] = []
  private var borders: [Int] = []
  private var codes: [Int: String] = [:]
  private var drawn: Set<Int> = []

  /// No styles.
  init() {}

  /// The styles of the part `bytes` at `place`. Throws the errors of ``MarkupLexer``.
  init(_ bytes: [UInt8], at place: Location) throws(Diagnostic) {
    var lexer = try MarkupLexer(bytes, at: place)
    var list = ""
    var border = -1
    while let piece = try lexer.next() {
      guard piece.opens else { continue }
      let name = bytes.localName(piece)
      let depth = piece.kind == .start ? lexer.depth : lexer.depth + 1
      if depth == 2 { list = name }
      switch (list, name) {
      case ("numFmts", "numFmt"):
        if let id = bytes.number("numFmtId", piece) { codes[id] = bytes.value("formatCode", piece) }
      case ("borders", "border"): border += 1
      case ("borders", _):
        if depth == 4, let style = bytes.value("style", piece), style != "none" { drawn.insert(border) }
      case ("cellXfs", "xf"):
        formats.append(bytes.number("numFmtId", piece) ?? 0)
        borders.append(bytes.number("borderId", piece) ?? 0)
      default: break
      }
    }
  }

  /// Whether cells with the style `index` have lines around them.
  func hasLines(_ index: Int?) -> Bool {
    guard let index, borders.indices.contains(index) else { return false }
    return drawn.contains(borders[index])
  }

  /// Whether cells with the style `index` show a number as a percentage (18.8.30: 9 and 10).
  func isPercent(_ index: Int?) -> Bool {
    guard let index, formats.indices.contains(index) else { return false }
    return formats[index] == 9 || formats[index] == 10 || codes[formats[index]]?.contains("%") == true
  }

  /// Whether cells with the style `index` hold text, whatever is typed into them (18.8.30: 49).
  func isText(_ index: Int?) -> Bool {
    guard let index, formats.indices.contains(index) else { return false }
    return formats[index] == 49 || codes[formats[index]] == "@"
  }
}
