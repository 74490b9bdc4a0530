public import YusuanFindings
public import YusuanFormats
internal import YusuanPackage
public import YusuanSheets

/// An annotated workbook, and what its reader should know of it.
public struct AnnotatedWorkbook: Sendable {
  /// The workbook.
  public var bytes: [UInt8]
  /// Sheets that could not be marked, a signature that does not hold any more.
  public var notes: [Diagnostic]
  /// How many cells are marked.
  public var markedCells: Int
}

/// Gives a workbook back with its findings in it (标注工作簿): cells are coloured, each has a comment, and a sheet lists all findings.
/// Every part that need not change stays as it is; what an earlier annotation left is taken away.
public final class WorkbookAnnotator {
  private let package: OfficePackage
  private let index: WorkbookIndex
  private let workbook: WorkbookEdit
  private var styles: StyleSheet
  private let stylesPart: String
  private var earlier = EarlierFindings()
  private let words: AnnotationWords
  private var records: [FindingsSheet.Record] = []
  private var notes: [Diagnostic] = []

  /// The workbook `bytes`, which findings name `input`, annotated with `findings` and the `mends` that are offered, in the
  /// words of `language`.
  ///
  /// Throws the errors of reading an archive and its small parts, and `.notAnnotated` where nothing could be marked safely.
  public static func annotate(
    _ bytes: [UInt8], named input: String, findings: [PrintedFinding], mends: [Mend] = [], language: Language,
    limits: ReadLimits = ReadLimits()
  ) throws(Diagnostic) -> AnnotatedWorkbook {
    let annotator = try WorkbookAnnotator(OfficePackage(bytes, named: input, limits: limits), language, limits)
    let written = try annotator.annotate(findings, mends)
    try UnchangedCells.check(bytes, written, named: input, limits)
    return AnnotatedWorkbook(bytes: written, notes: annotator.notes, markedCells: annotator.records.count)
  }

  private init(_ package: OfficePackage, _ language: Language, _ limits: ReadLimits) throws(Diagnostic) {
    self.package = package
    words = AnnotationWords(language)
    index = try WorkbookIndex(package, limits: limits)
    guard let part = index.workbook else {
      throw Diagnostic(.notAnnotated, at: Location(input: package.input), because: .noWorkbookPart)
    }
    workbook = try WorkbookEdit(package, part)
    if let sheet = index.findingsSheet {
      earlier = try EarlierFindings(sheet.part, index.sharedStrings, of: package)
    }
    stylesPart =
      if let styles = index.styles { styles } else {
        try NewStyles.add(to: package, workbook: part, isStrict: workbook.isStrict)
      }
    styles = try StyleSheet(package.tree(stylesPart), at: package.location(of: stylesPart))
  }

  private func annotate(_ findings: [PrintedFinding], _ mends: [Mend]) throws(Diagnostic) -> [UInt8] {
    try removeSignature()
    let marks = CellMarks(findings, in: package.input, words.language).sheets
    var seen: Set<String> = []
    for sheet in index.sheets where seen.insert(sheet.part).inserted {
      let marks = sheet.name.flatMap { marks[$0] } ?? [:]
      if marks.isEmpty, index.findingsSheet == nil { continue }
      let before = records.count
      do throws(Diagnostic) {
        // Findings name a sheet by its name.
        guard index.sheets.count(where: { $0.name == sheet.name }) == 1 else {
          throw Diagnostic(.sheetNotMarked, at: Location(input: package.input), because: .sameName)
        }
        try annotate(sheet, marks)
      } catch {
        records.removeLast(records.count - before)
        try leave(sheet, marks, error)
      }
    }
    try writeFindings(findings, mends)
    if let tree = styles.changed() { package.set(stylesPart, to: tree) }
    return try package.written()
  }

  /// Says that `sheet` is left as it is. Throws `error` if it is none of the sheet's.
  private func leave(_ sheet: WorkbookIndex.SheetPart, _ marks: SheetMarks, _ error: Diagnostic) throws(Diagnostic) {
    guard [.sheetNotMarked, .xmlMalformed, .xmlRefused, .fileTooLarge, .fileUnreadable].contains(error.code) else {
      throw error
    }
    if marks.isEmpty { return }
    var note = Diagnostic(
      .sheetNotMarked, at: Location(input: package.input, sheet: sheet.name), [.count: String(marks.count)])
    note.facts[.reason] = error.facts[.reason] ?? error.code.rawValue
    note.phrases[.reason] = error.phrases[.reason]
    notes.append(note)
  }

  /// A signature is of the bytes of the parts (ECMA-376 part 2, 12): it cannot hold for what is annotated.
  private func removeSignature() throws(Diagnostic) {
    guard let origin = try package.target("origin", of: "") else { return }
    for relation in try package.relations(of: origin).relations {
      if let part = package.part(relation.target) { try package.remove(part) }
    }
    try package.remove(origin)
    try package.removeRelations(of: "") { $0.type == "origin" }
    notes.append(Diagnostic(.signatureLost, at: Location(input: package.input)))
  }

  // MARK: Sheets

  private func annotate(_ sheet: WorkbookIndex.SheetPart, _ marks: SheetMarks) throws(Diagnostic) {
    let (bytes, place) = (try package.bytes(sheet.part), package.location(of: sheet.part))
    let scan = try SheetScan(bytes, at: place)
    let marks = try scan.shown(marks, at: place)
    let name = sheet.name ?? ""
    let old = earlier.styles[name] ?? [:]
    let edit = try SheetEdit(bytes, scan, cells: Array(marks.keys), at: place) { [self] cell, style in
      var own = style
      if index.findingsSheet != nil, styles.isMarked(style) { own = old[cell] ?? styles.unmarked(style) }
      guard let mark = marks[cell] else { return own }
      records.append(FindingsSheet.Record(sheet: name, cell: cell, style: own))
      return styles.style(own, marked: mark.colour)
    }
    var edits = edit.edits
    try SheetNotes(package, sheet.part, scan, bytes, isStrict: workbook.isStrict).write(marks, words, &edits)
    if !edits.isEmpty { package.set(sheet.part, to: edits.applied(to: bytes)) }
  }

  // MARK: The sheet of findings

  private func writeFindings(_ findings: [PrintedFinding], _ mends: [Mend]) throws(Diagnostic) {
    let looks = FindingsSheet.Looks(&styles)
    var colours: [MarkColour: Int] = [:]
    for colour in MarkColour.allCases { colours[colour] = styles.style(looks.text, marked: colour) }
    let lines = FindingLines(package.input, words).lines(findings, mends)
    var sheet = FindingsSheet(words, looks)
    let markup = sheet.markup(
      words.summary(findings), lines, records, colours: colours, isStrict: workbook.isStrict)
    try workbook.write(markup, named: words.sheetName, over: index.findingsSheet)
  }
}
