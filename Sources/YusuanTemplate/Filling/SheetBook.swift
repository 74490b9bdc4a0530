internal import YusuanFindings
internal import YusuanPackage

/// The sheets of a template while they are filled in: their text as it was, and what is written (正在填写的工作表).
struct SheetBook {
  /// The package with all parts.
  let package: OfficePackage
  /// The sheets and the common parts.
  let workbook: WorkbookParts
  /// What is written, by the name of the sheet.
  var edits: [String: SheetEdits] = [:]
  /// The names of the sheets that were written.
  private(set) var written: Set<String> = []
  private var known: [String: SheetText] = [:]

  /// The sheets of `package`. Throws `.templateUnfit` if it is no workbook, and the errors of reading.
  init(_ package: OfficePackage) throws(Diagnostic) {
    self.package = package
    workbook = try WorkbookParts(package)
  }

  /// The text of the sheet `name`, as it was. Throws `.templateUnfit` if its rows cannot be told apart.
  mutating func text(_ name: String) throws(Diagnostic) -> SheetText {
    if let text = known[name] { return text }
    let place = Location(input: package.input, sheet: name)
    guard let part = workbook.sheets.first(where: { $0.name == name })?.part,
      let text = try SheetText(package.bytes(part), at: place)
    else { throw Diagnostic(.templateUnfit, at: place, because: .rowsUnclear) }
    known[name] = text
    return text
  }

  /// Writes all sheets that change, and lets what hangs on them follow the rows put in. Throws `.templateUnfit` if
  /// something cannot follow.
  mutating func write() throws(Diagnostic) {
    let insertion = RowInsertion(package, workbook, edits.mapValues(\.shift))
    let moves = edits.contains { !$0.value.shift.isEmpty }
    for sheet in workbook.sheets {
      guard let part = sheet.part else { continue }
      let own = edits[sheet.name] ?? SheetEdits()
      // Without rows put in anywhere, no other sheet changes.
      guard moves || !own.isEmpty else { continue }
      let bytes = try package.bytes(part)
      let text = try self.text(sheet.name)
      if !own.shift.isEmpty { try insertion.check(sheet.name, text, part) }
      var writer = SheetWriter(text, own, insertion.references(in: sheet.name))
      let new = try writer.write()
      if new != bytes {
        package.set(part, to: new)
        written.insert(sheet.name)
      }
      try insertion.moveParts(of: sheet.name, part)
    }
    try insertion.moveCommonParts()
  }
}
