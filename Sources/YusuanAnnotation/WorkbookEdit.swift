internal import YusuanFindings
internal import YusuanPackage
internal import YusuanSheets

/// Puts a sheet of findings into a workbook part (ECMA-376 part 1, 18.2), or gives that which is there a new area.
struct WorkbookEdit {
  static let transitionalMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  private static let worksheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"

  private let package: OfficePackage
  private let workbook: String
  /// Whether it is a Strict document (ISO/IEC 29500-1): then its namespaces are others.
  let isStrict: Bool

  /// The workbook part `workbook` of `package`. Throws the errors of reading.
  init(_ package: OfficePackage, _ workbook: String) throws(Diagnostic) {
    self.package = package
    self.workbook = workbook
    isStrict = try package.bytes(workbook).prefix(4_096).holds("purl.oclc.org/ooxml")
  }

  /// Writes the sheet of findings `markup`, into that which is there or into a new one with a name like `name`. Throws the
  /// errors of reading, and `.notAnnotated` if there is no list of sheets.
  func write(_ markup: String, named name: String, over earlier: WorkbookIndex.SheetPart?) throws(Diagnostic) {
    let tree = try package.tree(workbook)
    guard let sheets = tree.root.first("sheets") else {
      throw Diagnostic(.notAnnotated, at: package.location(of: workbook), because: .noWorkbookPart)
    }
    var (part, own) = (earlier?.part ?? "", earlier?.name ?? "")
    if earlier == nil {
      part = package.newName(folder + "worksheets/sheet", ".xml")
      own = Self.freeName(name, sheets.children("sheet").compactMap { $0.attribute("name") })
      package.set(part, to: Array(markup.utf8))
      try package.setContentType(of: part, to: Self.worksheetType)
      let id = try package.addRelation(of: workbook, type: "worksheet", to: part, isStrict: isStrict)
      append(own, id, to: sheets, of: tree)
    } else {
      try package.removeRelations(of: part) { _ in true }
      package.set(part, to: Array(markup.utf8))
    }
    let last = markup.components(before: "\"/>", after: "<dimension ref=\"A1:")
    nameArea("'\(own.replacing("'", with: "''"))'!$A$1:$P$\(last.dropFirst())", tree)
    package.set(workbook, to: tree)
  }

  private var folder: String { workbook.lastIndex(of: "/").map { String(workbook[...$0]) } ?? "" }

  private func append(_ name: String, _ id: String, to sheets: MarkupNode, of tree: MarkupTree) {
    let number = (sheets.children("sheet").compactMap { $0.attribute("sheetId").flatMap { Int($0) } }.max() ?? 0) + 1
    let types = isStrict ? OfficePackage.strictTypes : OfficePackage.transitionalTypes
    tree.append(
      "<\(sheets.prefix)sheet xmlns:r=\"\(types.dropLast())\" name=\"\(MarkupText.escaped(name))\" sheetId=\"\(number)\" "
        + "r:id=\"\(id)\"/>", to: sheets)
  }

  /// `name`, or if a sheet has it in upper or lower case, with a number.
  private static func freeName(_ name: String, _ names: [String]) -> String {
    let taken = Set(names.map { $0.lowercased() })
    var (free, number) = (name, 1)
    while taken.contains(free.lowercased()) {
      number += 1
      free = "\(name) (\(number))"
    }
    return free
  }

  /// What stands behind the sheets and before the defined names (18.2.27).
  private static let before = ["sheets", "functionGroups", "externalReferences"]

  private func nameArea(_ area: String, _ tree: MarkupTree) {
    let p = tree.root.prefix
    let markup = "<\(p)definedName name=\"\(WorkbookIndex.findingsName)\">\(MarkupText.escaped(area))</\(p)definedName>"
    guard let names = tree.root.first("definedNames") else {
      guard let last = tree.root.children.last(where: { Self.before.contains($0.localName) }) else { return }
      return tree.insert("<\(p)definedNames>\(markup)</\(p)definedNames>", after: last)
    }
    let own = names.children("definedName").first { $0.attribute("name") == WorkbookIndex.findingsName }
    guard let own else { return tree.append(markup, to: names) }
    if MarkupText.unescaped(own.content.utf8) != area { tree.replaceContent(of: own, with: MarkupText.escaped(area)) }
  }
}

extension Collection<UInt8> {
  /// Whether `text` stands in the bytes.
  func holds(_ text: String) -> Bool { String(decoding: self, as: UTF8.self).contains(text) }
}

extension String {
  /// What stands between the first `start` and the `end` that follows it. Empty if they do not stand there.
  func components(before end: String, after start: String) -> Substring {
    guard let from = firstRange(of: start)?.upperBound, let to = self[from...].firstRange(of: end)?.lowerBound else {
      return ""
    }
    return self[from..<to]
  }
}
