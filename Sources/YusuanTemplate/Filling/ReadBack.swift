internal import YusuanFindings
internal import YusuanModel
internal import YusuanPackage
internal import YusuanProfiles
internal import YusuanRecognition
internal import YusuanSheets

/// Reads a filled workbook again and compares its figures with those of the disclosure (读回核对): a wrong figure that nobody
/// was told of must not be written.
struct ReadBack {
  private let tables: [RecognisedTable]
  private let input: String
  private let profile: Profile

  /// Reads `bytes`, the workbook that will be called `name`. Throws the errors of reading.
  init(_ bytes: [UInt8], named name: String, profile: Profile, level: UnitLevel?) throws(Diagnostic) {
    tables = try TemplateReading(ByteSource(name: name, memory: bytes), profile: profile, level: level).tables
    (input, self.profile) = (name, profile)
  }

  private struct Key: Hashable {
    var panel: String
    var path: String
    var column: String
  }

  /// The figures that are read otherwise, as findings. Tables of which `known` findings say that something has no place are
  /// compared only where there is a figure.
  func differences(from disclosure: Disclosure, besides known: [Diagnostic]) -> [Diagnostic] {
    let incomplete = Set(
      known.filter { $0.code == .noPlaceInTemplate && $0.severity == .error }.compactMap {
        $0.facts[.table]
      })
    var findings: [Diagnostic] = []
    for table in tables {
      let own = disclosure.tables.first { $0.id == table.table.id }
      var (expected, labels) = figures(of: own)
      for (panel, read) in table.table.panels.enumerated() {
        for (index, row) in read.rows.enumerated() {
          for (value, fact) in row.amounts.enumerated() {
            let key = Key(panel: read.id, path: row.path, column: fact.column)
            let wanted = expected.removeValue(forKey: key)
            if wanted == fact.amount || wanted == nil && fact.amount == .zero { continue }
            let place = table.source.panels[panel].location(row: index, value: value) ?? table.location
            findings.append(finding(key, row.item, table, at: place, wanted, fact.amount))
          }
        }
      }
      if incomplete.contains(table.title) || own.map({ incomplete.contains($0.title) }) ?? false { continue }
      for (key, amount) in expected.sorted(by: { ($0.key.path, $0.key.column) < ($1.key.path, $1.key.column) }) {
        findings.append(finding(key, labels[key] ?? "", table, at: table.location, amount, nil))
      }
      labels = [:]
    }
    return findings
  }

  private func figures(of table: Table?) -> ([Key: Amount], [Key: String]) {
    var (figures, labels): ([Key: Amount], [Key: String]) = ([:], [:])
    for panel in table?.panels ?? [] {
      for row in panel.rows {
        for fact in row.amounts {
          let key = Key(panel: panel.id, path: row.path, column: fact.column)
          (figures[key], labels[key]) = (fact.amount, row.item)
        }
      }
    }
    return (figures, labels)
  }

  /// The label of a column, or its id if it has none.
  private func columnLabel(_ key: Key, _ table: RecognisedTable) -> String {
    guard let layout = profile.table(table.table.id),
      let panel = layout.panels.firstIndex(where: { $0.id == key.panel }),
      let column = layout.panels[panel].column(key.column)
    else { return key.column }
    return layout.label(ofColumn: column, panel: panel)?.printed(year: table.fiscalYear) ?? key.column
  }

  private func finding(
    _ key: Key, _ label: String, _ table: RecognisedTable, at place: Location, _ expected: Amount?, _ found: Amount?
  ) -> Diagnostic {
    let unit = table.amountUnit ?? profile.amountUnit
    return Diagnostic(
      .filledOtherwise, at: place,
      [
        .table: table.title, .label: label, .column: columnLabel(key, table), .unit: unit.rawValue,
        .expected: expected?.text(in: unit) ?? "—", .found: found?.text(in: unit) ?? "—",
      ])
  }
}

/// Cells of a template that still name the year of the template (模板中的旧年度).
struct YearMentions {
  private let old: Int?
  private let new: Int?

  init(_ disclosure: Disclosure, _ reading: TemplateReading) {
    new = disclosure.fiscalYear
    old = reading.tables.lazy.compactMap(\.fiscalYear).first { [new] in $0 != new }
  }

  /// That the template is of another year, and how many cells of `book`, which was written, still name it. Nil if it is of
  /// the same year. Throws the errors of reading.
  func finding(_ book: SheetBook) throws(Diagnostic) -> Diagnostic? {
    guard let old, let new else { return nil }
    var place = Location(input: book.package.input)
    var count = 0
    for sheet in book.workbook.sheets {
      guard let part = sheet.part, let text = try? SheetText(book.package.bytes(part), at: place) else { continue }
      for row in text.rows {
        for cell in row.cells {
          guard case .text(let words) = text.value(cell, book.workbook.texts), words.contains("\(old)年") else {
            continue
          }
          if count == 0 { (place.sheet, place.cell) = (sheet.name, CellPosition(row: row.number, column: cell.column)) }
          count += 1
        }
      }
    }
    return Diagnostic(
      .templateOfAnotherYear, at: place, [.expected: String(new), .found: String(old), .count: String(count)])
  }
}
