package import YusuanFindings
internal import YusuanXML

/// Finds the sheets, the shared strings and the styles of a workbook by relationships, never by the names of parts
/// (ECMA-376 part 2, 8.5; part 1, 18.2).
package struct WorkbookIndex {
  package struct SheetPart {
    /// The name as written, or nil if only the part is known.
    package var name: String?
    package var part: String
    package var isHidden: Bool
  }

  package private(set) var sheets: [SheetPart] = []
  /// Findings about sheets that are left out: the part is missing, or is not a table of cells.
  package private(set) var findings: [Diagnostic] = []
  package private(set) var sharedStrings: String?
  package private(set) var styles: String?
  /// Whether dates count days from 1904 on (ECMA-376 part 1, 18.2.28).
  package private(set) var countsFrom1904 = false

  /// The sheet of findings that `yusuan annotate` wrote, or nil if there is none. It is not among the sheets.
  package private(set) var findingsSheet: SheetPart?
  /// The defined name by which that sheet is known (ECMA-376 part 1, 18.2.5).
  package static let findingsName = "yusuan_findings"
  /// How the defined names of all sheets begin that this program adds to tables: findings, charts, contents. They are no
  /// tables, and not among the sheets.
  package static let ownPrefix = "yusuan_"
  /// The workbook part, or nil if there is none.
  package private(set) var workbook: String?

  /// Indexes the parts in `store`. Without a workbook part, all worksheet parts are sheets. Throws the errors of
  /// ``PartParser``.
  package init(_ store: some PartStore, limits: ReadLimits) throws(Diagnostic) {
    if let workbook = try Self.workbook(store, limits) {
      self.workbook = workbook
      try read(workbook, store, limits)
    } else {
      sheets = Self.looseSheets(store.names).map { SheetPart(name: nil, part: $0, isHidden: false) }
      sharedStrings = store.names.first { $0.lowercased().hasSuffix("sharedstrings.xml") }
      styles = store.names.first { Self.fileName($0).lowercased() == "styles.xml" }
    }
  }

  private static func workbook(_ store: some PartStore, _ limits: ReadLimits) throws(Diagnostic) -> String? {
    if let part = store.part("_rels/.rels") {
      let relations = try Relations(part, base: "", of: store, limits: limits)
      if let found = relations.first("officeDocument"), let part = store.part(found.target) { return part }
    }
    return store.part("xl/workbook.xml") ?? store.part("workbook.xml")
  }

  private mutating func read(_ workbook: String, _ store: some PartStore, _ limits: ReadLimits) throws(Diagnostic) {
    let folder = Self.folder(workbook)
    let list = try PartParser.parse(workbook, of: store, limits: limits, upTo: limits.smallPart, into: SheetList())
    var relations = Relations()
    if let part = store.part("\(folder)_rels/\(Self.fileName(workbook)).rels") {
      relations = try Relations(part, base: folder, of: store, limits: limits)
    }
    sharedStrings = relations.first("sharedStrings").flatMap { store.part($0.target) }
    styles = relations.first("styles").flatMap { store.part($0.target) }
    countsFrom1904 = list.countsFrom1904
    for sheet in list.sheets {
      let name = sheet.name ?? ""
      guard let id = sheet.relation, let relation = relations[id] else {
        findings.append(Self.damaged(store, workbook, sheet.name, .noRelationship("“\(name)”")))
        continue
      }
      guard relation.type == "worksheet" else {
        // A chart sheet has no cells.
        if relation.type != "chartsheet" { findings.append(Self.skippedSheet(store, sheet.name, relation.type)) }
        continue
      }
      guard let part = store.part(relation.target) else {
        findings.append(Self.damaged(store, workbook, sheet.name, .noPart(relation.target)))
        continue
      }
      let found = SheetPart(name: sheet.name, part: part, isHidden: sheet.isHidden)
      if let name = sheet.name, list.ownSheets.contains(name) {
        if name == list.findingsSheet { findingsSheet = found }
        findings.append(Diagnostic(.findingsLeftOut, at: Location(input: store.input, sheet: sheet.name)))
      } else {
        sheets.append(found)
      }
    }
    if sheets.isEmpty, let first = findings.first(where: { $0.severity == .error }) { throw first }
  }

  /// The sheets of a workbook part in their order (ECMA-376 part 1, 18.2.20).
  private struct SheetList: PartHandler {
    private(set) var sheets: [(name: String?, relation: String?, isHidden: Bool)] = []
    /// Whether dates count days from 1904 on (18.2.28).
    private(set) var countsFrom1904 = false
    private var depth = 0
    private var isInList = false
    private var isInNames = false
    /// The name of the sheet of findings (18.2.5), or nil if there is none.
    private(set) var findingsSheet: String?
    /// The names of the sheets that this program added to tables.
    private(set) var ownSheets: Set<String> = []
    /// What a defined name of such a sheet refers to, while that is read.
    private var reference: [UInt8] = []
    private var isInReference = false
    private var isFindings = false

    mutating func start(_ element: some MarkupElement) throws(Diagnostic) {
      depth += 1
      if depth == 2 { (isInList, isInNames) = (element.isNamed("sheets"), element.isNamed("definedNames")) }
      if depth == 3, isInNames { beginName(element) }
      if depth == 2, element.isNamed("workbookPr") {
        countsFrom1904 = element.bytes("date1904").map(WorksheetHandler.isTrue) ?? false
      }
      guard depth == 3, isInList, element.isNamed("sheet") else { return }
      let state = element.text("state", hasNamespace: false) ?? "visible"
      sheets.append(
        (
          element.text("name", hasNamespace: false), element.text("id", hasNamespace: true), state != "visible"
        ))
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
      if isInReference, reference.count < 1_000 { reference.append(contentsOf: bytes.prefix(1_000)) }
    }

    private mutating func beginName(_ element: some MarkupElement) {
      guard ownSheets.count < 10_000, let name = element.bytes("name") else { return }
      isInReference = name.starts(with: WorkbookIndex.ownPrefix.utf8)
      isFindings = name.elementsEqual(WorkbookIndex.findingsName.utf8)
      reference = []
    }

    mutating func end() throws(Diagnostic) {
      depth -= 1
      guard isInReference else { return }
      isInReference = false
      guard let sheet = WorkbookIndex.sheetName(String(decoding: reference, as: UTF8.self)) else { return }
      ownSheets.insert(sheet)
      if isFindings { findingsSheet = findingsSheet ?? sheet }
    }
  }

  // MARK: Names

  /// The name of the sheet in a reference such as `'检查结果'!$A$1`. Nil if it is none.
  package static func sheetName(_ reference: String) -> String? {
    guard let end = reference.lastIndex(of: "!") else { return nil }
    let name = reference[..<end]
    guard name.hasPrefix("'"), name.hasSuffix("'"), name.count > 2 else { return name.isEmpty ? nil : String(name) }
    return String(name.dropFirst().dropLast()).replacing("''", with: "'")
  }

  private static func looseSheets(_ names: [String]) -> [String] {
    let sheets = names.filter { name in
      let lowercased = name.lowercased()
      guard lowercased.hasSuffix(".xml"), !lowercased.contains("_rels/") else { return false }
      return lowercased.contains("worksheets/") || fileName(lowercased).hasPrefix("sheet") && !lowercased.contains("/")
    }
    return sheets.sorted(by: InputList.isBefore)
  }

  private static func folder(_ part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }

  private static func fileName(_ path: String) -> String { Relations.lastStep(path) }

  private static func damaged(
    _ store: some PartStore, _ part: String, _ sheet: String?, _ reason: Phrase
  ) -> Diagnostic {
    var location = store.location(of: part)
    location.sheet = sheet
    return Diagnostic(.fileUnreadable, at: location, because: reason)
  }

  /// The finding that a macro sheet, a dialog sheet or the like is not read (ECMA-376 part 1, 18.3.1.34).
  private static func skippedSheet(_ store: some PartStore, _ sheet: String?, _ type: String) -> Diagnostic {
    Diagnostic(
      .sheetSkipped, at: Location(input: store.input, sheet: sheet),
      because: type == "dialogsheet" ? .dialogSheet : .macroSheet)
  }
}
