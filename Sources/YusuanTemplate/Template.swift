public import YusuanFindings
public import YusuanModel
internal import YusuanPackage
public import YusuanProfiles
internal import YusuanRecognition
internal import YusuanSheets

/// A bureau's own workbook that is filled in (模板): its tables are recognised as in any other input, and figures and labels
/// go into its cells. All else stays as it is.
public struct Template: Sendable {
  /// A filled workbook.
  public struct Filled: Sendable {
    /// The bytes of the workbook.
    public var bytes: [UInt8]
    /// What is told: what has no place, what was taken out, which formulas give something else.
    public var findings: [Diagnostic]
  }

  /// How many bytes a template may have.
  private static let limit = 256 << 20
  /// The file, as the user named it.
  public let path: String
  let bytes: [UInt8]

  /// The template in the file `path`. Throws the errors of reading the file.
  public init(path: String) throws(Diagnostic) {
    self.path = path
    let source = try ByteSource(path: path)
    bytes = try source.readAll(limit: Self.limit)
    try source.checkUnchanged()
  }

  /// The template `bytes` under the name `path`.
  public init(_ bytes: [UInt8], path: String) { (self.bytes, self.path) = (bytes, path) }

  /// Checks that one file takes `count` disclosures. Throws `.templateUnfit` for more than one.
  public func checkTakes(_ count: Int) throws(Diagnostic) {
    if count > 1 { throw Diagnostic(.templateUnfit, at: Location(input: path), because: .severalDisclosures) }
  }

  /// The template filled with `document`, which was read by `profile`. What has no place in it is a finding, an error;
  /// `output` names the result for findings about it.
  ///
  /// Throws `.templateUnfit` if the file is no workbook, or if rows must be put in where something is in the way; and the
  /// errors of reading.
  public func fill(_ document: Document, profile: Profile, output: String) throws(Diagnostic) -> Filled {
    let disclosure = document.disclosure
    let source = ByteSource(name: path, memory: bytes)
    let reading = try TemplateReading(source, profile: profile, level: disclosure.unitLevel)
    if reading.tables.isEmpty {
      throw Diagnostic(.templateUnfit, at: Location(input: path), because: .noTables(of: profile.id))
    }
    var book = try SheetBook(OfficePackage(bytes, named: path))
    var findings = try fillTables(disclosure, profile, reading, &book)
    var statements = StatementFilling(disclosure, profile, reading, book.workbook)
    try statements.write(&book)
    let filled = book.edits
    try book.write()
    if let finding = try YearMentions(disclosure, reading).finding(book) { findings.append(finding) }
    let results = FormulaResults(book, filled, output: output)
    findings += try results.write()
    try Recalculation(book).write()
    let bytes = try book.package.written()
    findings += try ReadBack(bytes, named: output, profile: profile, level: disclosure.unitLevel)
      .differences(from: disclosure, besides: findings)
    return Filled(bytes: bytes, findings: findings)
  }

  /// Fills all tables. Tables of the template that the disclosure lacks are emptied.
  private func fillTables(
    _ disclosure: Disclosure, _ profile: Profile, _ reading: TemplateReading, _ book: inout SheetBook
  ) throws(Diagnostic) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let notes = NoteFilling(profile, reading)
    for layout in profile.tables {
      let table = disclosure.tables.first { $0.id == layout.id }
      let places = reading.tables.filter { $0.table.id == layout.id && !$0.columns.isEmpty }
      guard let place = places.first, let sheet = place.location.sheet else {
        if let table, let finding = missing(table) { findings.append(finding) }
        continue
      }
      if places.count > 1 {
        throw Diagnostic(.templateUnfit, at: places[1].location, because: .tableTwice, [.table: place.title])
      }
      let own = table ?? Table(id: layout.id, number: layout.number, title: place.title)
      let unit = place.amountUnit ?? layout.amountUnit ?? profile.amountUnit
      let text = try book.text(sheet)
      let filling = TableFilling(
        own, layout, into: place, unit: unit, text, book.workbook, book.edits[sheet] ?? SheetEdits())
      var edits = filling.edits
      notes.write(own, place, year: disclosure.fiscalYear, text, book.workbook.texts, &edits)
      book.edits[sheet] = edits
      findings += filling.findings
    }
    return findings
  }

  /// That the template does not have `table`: an error if figures are lost by it.
  private func missing(_ table: Table) -> Diagnostic? {
    let isLost = table.panels.contains { $0.rows.contains(where: \.hasValues) }
    return Diagnostic(
      .noPlaceInTemplate, at: Location(input: path), because: .noTableThere, [.table: table.title],
      severity: isLost ? nil : .info)
  }
}
