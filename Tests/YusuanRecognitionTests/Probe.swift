import Testing
import YusuanFindings
import YusuanModel
import YusuanProfiles
import YusuanRecognition
import YusuanSheets

/// Recognises texts and keeps what was found.
final class Probe: RecognitionSink {
  private(set) var findings: [Diagnostic] = []
  private(set) var tables: [RecognisedTable] = []
  private(set) var outside: [OutsideBlock] = []
  private(set) var strangers: [UnknownBlock] = []
  private(set) var ledger = Ledger()
  private(set) var documents: [Document] = []
  private var assembler = Assembler()

  var disclosures: [Disclosure] { documents.map(\.disclosure) }

  /// What `texts` hold, each read as a file `1.csv`, `2.csv`, … or under its given name.
  static func read(
    _ texts: String..., names: [String] = [], profiles: [String] = ["shanxi-unit"]
  ) throws -> Probe {
    let probe = Probe()
    let profiles = try profiles.map { try #require(try Profile.builtIn($0)) }
    for (index, text) in texts.enumerated() {
      let name = index < names.count ? names[index] : "\(index + 1).csv"
      let recogniser = Recogniser(LabelCache(profiles), output: probe)
      try DelimitedReader(ByteSource(name: name, memory: Array(text.utf8))).read(into: recogniser)
    }
    probe.finish()
    return probe
  }

  /// What the document `html` holds, read as `1.xls`.
  static func read(html: String, partRows: Int = .max) throws -> Probe {
    let probe = Probe()
    let profile = try #require(try Profile.builtIn("shanxi-unit"))
    var options = Recogniser.Options()
    options.partRows = partRows
    let recogniser = Recogniser(LabelCache([profile]), options: options, output: probe)
    try HTMLReader(ByteSource(name: "1.xls", memory: Array(html.utf8))).read(into: recogniser)
    probe.finish()
    return probe
  }

  /// What the sheets of one workbook hold, each a text, hidden or not. Tables of more than `partRows` rows come in parts.
  static func read(sheets: [(text: String, isHidden: Bool)], partRows: Int = .max) throws -> Probe {
    let probe = Probe()
    let profile = try #require(try Profile.builtIn("shanxi-unit"))
    var options = Recogniser.Options()
    options.partRows = partRows
    let recogniser = Recogniser(LabelCache([profile]), options: options, output: probe)
    for (index, sheet) in sheets.enumerated() {
      let info = SheetInfo(input: "1.xlsx", name: "\(index + 1)", index: index + 1, isHidden: sheet.isHidden)
      try DelimitedReader(ByteSource(name: "1.xlsx", memory: Array(sheet.text.utf8)))
        .read(into: SheetOfAnotherName(recogniser, info))
    }
    probe.finish()
    return probe
  }

  private func finish() {
    documents += assembler.finish().map(\.document)
    findings += assembler.drainFindings()
    ledger.add(assembler.ledger)
  }

  func receive(_ table: RecognisedTable) {
    tables.append(table)
    assembler.receive(table)
    if table.isPart, let part = assembler.removePart() { documents.append(part) }
  }

  func receive(_ block: OutsideBlock) { outside.append(block) }
  func receive(_ block: UnknownBlock) { strangers.append(block) }
  func receive(_ passage: Passage) { assembler.receive(passage) }
  func receive(_ finding: Diagnostic) { findings.append(finding) }
  func receive(_ ledger: Ledger) { self.ledger.add(ledger) }

  /// Every figure as `3 208 社会保障和就业支出 total=53.93`.
  var facts: [String] {
    rows.flatMap { table, row in
      row.amounts.map { "\(table) \(label(row)) \($0.column)=\($0.amount.text(in: .tenThousandYuan))" }
    }
  }

  /// Every row as `3 function 208 社会保障和就业支出`.
  var labels: [String] { rows.map { table, row in "\(table) \(row.kind) \(label(row))" } }

  private var rows: [(table: String, row: BudgetRow)] {
    disclosures.flatMap { $0.tables.flatMap { table in table.panels.flatMap { $0.rows.map { (table.number, $0) } } } }
  }

  private func label(_ row: BudgetRow) -> String { row.code.map { "\($0) \(row.item)" } ?? row.item }

  /// The codes of all findings that are more than information.
  var codes: [Code] { findings.filter { $0.severity > .info }.map(\.code) }

  /// All findings in words.
  func words(_ language: Language = .zh) -> [String] { findings.map(Wording(language).line) }
}

/// Hands rows on as those of another sheet.
private final class SheetOfAnotherName: RowSink {
  private let sink: any RowSink
  private let info: SheetInfo

  init(_ sink: any RowSink, _ info: SheetInfo) { (self.sink, self.info) = (sink, info) }

  func begin(_ sheet: SheetInfo) throws(Diagnostic) { try sink.begin(info) }
  func receive(_ row: borrowing Row) throws(Diagnostic) { try sink.receive(row) }
  func end(_ sheet: SheetInfo) throws(Diagnostic) { try sink.end(info) }
  func note(_ finding: Diagnostic) { sink.note(finding) }
}
