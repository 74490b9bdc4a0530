internal import YusuanFindings
internal import YusuanPackage
internal import YusuanSheets

/// What an earlier annotation left in its sheet of findings (上次的检查结果), also after another program saved it.
struct EarlierFindings {
  /// The styles that marked cells had before.
  private(set) var styles: [String: [CellPosition: Int]] = [:]
  /// The keys of the mends that are ticked.
  private(set) var ticked: Set<String> = []

  /// Nothing.
  init() {}

  /// Reads the sheet of findings `part` of `package`, whose shared strings are in the part `strings`. Throws the errors of
  /// reading.
  init(_ part: String, _ strings: String?, of package: OfficePackage) throws(Diagnostic) {
    let shared = try Self.sharedStrings(strings, of: package)
    let tree = try package.tree(part)
    for row in tree.root.first("sheetData")?.children("row") ?? [] {
      var texts: [Int: String] = [:]
      var style: Int?
      for cell in row.children("c") {
        guard let place = cell.attribute("r").flatMap({ CellPosition(a1: $0) }) else { continue }
        texts[place.column] = Self.text(of: cell, shared)
        if place.column == FindingsSheet.styleColumn { style = cell.attribute("s").flatMap { Int($0) } ?? 0 }
      }
      if let style, let sheet = texts[FindingsSheet.sheetColumn],
        let cell = texts[FindingsSheet.cellColumn].flatMap({ CellPosition(a1: $0) })
      {
        styles[sheet, default: [:]][cell] = style
      }
      if let key = texts[FindingsSheet.keyColumn], Self.isTick(texts[FindingsSheet.tickColumn] ?? "") {
        ticked.insert(key)
      }
    }
  }

  /// The keys of the mends that are ticked in the workbook `bytes`. Throws the errors of reading.
  static func ticked(in bytes: [UInt8], named input: String, _ limits: ReadLimits) throws(Diagnostic) -> Set<String> {
    let package = try OfficePackage(bytes, named: input, limits: limits)
    let index = try WorkbookIndex(package, limits: limits)
    guard let sheet = index.findingsSheet else { return [] }
    return try EarlierFindings(sheet.part, index.sharedStrings, of: package).ticked
  }

  /// Whether `text` is a tick: anything but a no.
  private static func isTick(_ text: String) -> Bool {
    let word = text.filter { !$0.isWhitespace }.lowercased()
    return !["", "否", "不", "no", "n", "0", "false", "x", "×"].contains(word)
  }

  private static func sharedStrings(_ part: String?, of package: OfficePackage) throws(Diagnostic) -> [String] {
    guard let part else { return [] }
    return try package.tree(part).root.children("si").map(richText)
  }

  /// The text of a shared or an inline string (ECMA-376 part 1, 18.4.8): plain, or in runs.
  private static func richText(_ node: MarkupNode) -> String {
    node.children.map { child in
      switch child.localName {
      case "t": MarkupText.unescaped(child.content.utf8)
      case "r": child.children("t").map { MarkupText.unescaped($0.content.utf8) }.joined()
      default: ""
      }
    }.joined()
  }

  private static func text(of cell: MarkupNode, _ shared: [String]) -> String {
    if let inline = cell.first("is") { return richText(inline) }
    let value = cell.first("v").map { MarkupText.unescaped($0.content.utf8) } ?? ""
    guard cell.attribute("t") == "s", let index = Int(value), shared.indices.contains(index) else { return value }
    return shared[index]
  }
}
