internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRecognition

/// Fills one table of a template (一张表的填写).
struct TableFilling {
  /// What is told: what has no place, and what was taken out.
  private(set) var findings: [Diagnostic] = []
  /// What is written.
  private(set) var edits: SheetEdits

  private let table: Table
  private let layout: TableLayout
  private let template: RecognisedTable
  private let unit: AmountUnit
  private let sheet: SheetText
  private let texts: SharedTexts
  private let styles: StyleLooks
  /// The columns in which the body of the form has numbers.
  private var numbers: Set<Int> = []

  /// Fills `template`, which stands in `sheet`, with `table`. `edits` are those of the sheet so far.
  init(
    _ table: Table, _ layout: TableLayout, into template: RecognisedTable, unit: AmountUnit, _ sheet: SheetText,
    _ workbook: WorkbookParts, _ edits: SheetEdits
  ) {
    (self.table, self.layout, self.template, self.unit, self.sheet) = (table, layout, template, unit, sheet)
    (texts, styles, self.edits) = (workbook.texts, workbook.styles, edits)
    let body = body
    for number in body {
      for cell in sheet.row(number)?.cells ?? [] {
        if case .number = sheet.value(cell, texts) { numbers.insert(cell.column) }
      }
    }
    for (index, panel) in layout.panels.enumerated() { fill(panel, at: index, body) }
  }

  /// The rows of the body: those that were read, and behind them the blank ones that the form draws.
  private var body: ClosedRange<Int> {
    let first = template.headerEnd + 1
    let columns = template.columns.map(\.source)
    var last = template.headerEnd
    for panel in template.source.panels { for row in panel.rows { last = max(last, Int(row.row)) } }
    var next = last + 1
    while let row = sheet.row(next), isOffered(row, columns) { next += 1 }
    return first...max(next - 1, first)
  }

  private func isOffered(_ row: SheetText.Row, _ columns: [Int]) -> Bool {
    let lined = columns.count { styles.hasLines(row.cell($0)?.style) }
    return lined * 2 > columns.count
      && row.cells.allSatisfy { cell in
        switch sheet.value(cell, texts) {
        case .blank: true
        case .text(let text): PanelRows.isPlaceholder(text)
        case .number, .other: false
        }
      }
  }

  // MARK: Panels

  private mutating func fill(_ panel: PanelLayout, at index: Int, _ body: ClosedRange<Int>) {
    let rows = table.panel(panel.id)?.rows ?? []
    let columns = PanelColumns(panel, in: template)
    guard !columns.all.isEmpty else {
      if rows.contains(where: \.hasValues) { tell(.noPanelThere, column: nil, row: nil) }
      return
    }
    let known = PanelRows(panel, columns, in: template, panel: index, body: body, of: rows, sheet, texts)
    let placing = PanelPlacing(rows, panel, alone: layout.panels.count == 1, in: known, &edits.shift)
    tellMissing(columns, rows, panel, at: index)
    tellCleared(rows, index)
    for (row, line) in zip(rows, placing.lines) {
      guard let line else {
        tell(.noRowThere, column: nil, row: row.item.isEmpty ? row.path : row.item, isLost: row.hasValues)
        continue
      }
      let isNamed = known.named(row.path).map { .row($0) == line } ?? false
      if !isNamed { writeNames(row, line, columns, panel) }
      writeValues(row, line, columns, isNamed: isNamed)
    }
    for number in placing.left { clear(number, columns, names: true) }
    for number in placing.unused { clear(number, columns, names: false) }
  }

  /// Tells the columns with values that the template does not have.
  private mutating func tellMissing(_ columns: PanelColumns, _ rows: [BudgetRow], _ panel: PanelLayout, at index: Int) {
    for (place, column) in panel.columns.enumerated() where panel.valueKind(ofColumn: place) != nil {
      guard columns.values[column.id] == nil,
        let row = rows.first(where: { $0.amount(column.id) != nil || $0.value(column.id) != nil })
      else { continue }
      let label = layout.label(ofColumn: place, panel: index)?.printed(year: nil) ?? column.id
      tell(.noColumnThere, column: label, row: row.item)
    }
  }

  /// Tells the figures of the template that the table does not have.
  private mutating func tellCleared(_ rows: [BudgetRow], _ index: Int) {
    let source = template.source.panels[index]
    let known = Dictionary(rows.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for (place, old) in template.table.panels[index].rows.enumerated() {
      let row = known[old.path]
      for (value, fact) in old.amounts.enumerated() where row?.amount(fact.column) == nil {
        guard let location = source.location(row: place, value: value), !holdsFormula(location) else { continue }
        findings.append(
          Diagnostic(
            .templateFigureCleared, at: location,
            [.table: table.title, .label: old.item, .found: fact.amount.text(in: unit), .unit: unit.rawValue]))
      }
    }
  }

  private func holdsFormula(_ location: Location) -> Bool {
    location.cell.flatMap { sheet.cell($0.row, $0.column) }?.formula != nil
  }

  /// Tells that something has no place.
  private mutating func tell(_ reason: Phrase, column: String?, row: String?, isLost: Bool = true) {
    var facts: [Diagnostic.Fact: String] = [.table: table.title]
    if let column { facts[.column] = column }
    if let row { facts[.label] = row }
    findings.append(
      Diagnostic(
        .noPlaceInTemplate, at: template.location, because: reason, facts, severity: isLost ? nil : .info))
  }

  // MARK: Cells

  /// The row of the sheet whose cells the cells of `line` look like.
  private func model(_ line: SheetEdits.Line) -> Int {
    switch line {
    case .row(let number): number
    case .added(let after, _): edits.shift.insertions.first { $0.after == after }?.model ?? after
    }
  }

  /// Writes the code and the label of `row`.
  private mutating func writeNames(
    _ row: BudgetRow, _ line: SheetEdits.Line, _ columns: PanelColumns, _ panel: PanelLayout
  ) {
    let lengths = panel.openRows?.codeLengths ?? []
    for (column, part) in columns.codeParts {
      let isLast = !columns.codeParts.contains { $0.part > part }
      let digits = row.code.map { PanelColumns.digits(part, of: $0, lengths, isLast: isLast) } ?? ""
      write(code: digits, line, column)
    }
    if let column = columns.code { write(code: row.code ?? "", line, column) }
    guard let column = columns.label else { return }
    let isGlued = columns.code == nil && columns.codeParts.isEmpty && panel.openRows != nil
    let code = isGlued ? row.code.map { row.item.isEmpty ? $0 : $0 + "-" } ?? "" : ""
    write(code + row.item, line, column)
  }

  private mutating func write(_ text: String, _ line: SheetEdits.Line, _ column: Int) {
    edits.set(line, column, text.isEmpty ? .blank : .text(text))
  }

  /// Writes a code: as a number where the form has numbers and nothing is lost by it, otherwise as text.
  private mutating func write(code: String, _ line: SheetEdits.Line, _ column: Int) {
    if code.isEmpty { return edits.set(line, column, .blank) }
    let isNumber =
      !code.hasPrefix("0") && numbers.contains(column) && !styles.isText(sheet.style(model(line), column))
    edits.set(line, column, isNumber ? .number(code) : .text(code))
  }

  /// Writes the figures and other values of `row`.
  private mutating func writeValues(
    _ row: BudgetRow, _ line: SheetEdits.Line, _ columns: PanelColumns, isNamed: Bool
  ) {
    for (id, column) in columns.values.sorted(by: { $0.value < $1.value }) {
      let content = content(row, id, style: sheet.style(model(line), column))
      if content != .blank, isHidden(line, column) {
        tell(.mergedThere, column: CellLetters.letters(column), row: row.item)
        continue
      }
      put(content, line, column, isNamed: isNamed)
    }
  }

  /// Whether a cell is merged with others and is not the first of them: what is written there is not seen.
  private func isHidden(_ line: SheetEdits.Line, _ column: Int) -> Bool {
    guard case .row(let number) = line, let area = sheet.area(number, column) else { return false }
    return area.rows.lowerBound != number || area.columns.lowerBound != column
  }

  /// Puts `content` into a cell. A formula stays where it adds up other rows of the form, or belongs to its row.
  private mutating func put(_ content: SheetEdits.Content, _ line: SheetEdits.Line, _ column: Int, isNamed: Bool) {
    let row = model(line)
    guard let cell = sheet.cell(row, column) else { return edits.set(line, column, content) }
    guard let formula = cell.formula else {
      if content == .blank, isNamed, !isCleared(cell) { return }
      return edits.set(line, column, content)
    }
    let stays = isNamed || formula.type == "normal" && FormulaPieces(formula.text).isWithin(row: row)
    guard stays else { return edits.set(line, column, content) }
    switch content {
    case .number(let digits): edits.set(line, column, .result(digits))
    case .text(let text): edits.set(line, column, .textResult(text))
    default:
      // What the formula gives is worked out when all figures are there.
      if case .added = line { edits.set(line, column, .result(Self.tentative)) }
    }
  }

  /// What a formula that is put in has for its result until it is worked out.
  static let tentative = "0.0"

  /// Whether a cell without a value of ours is cleared: a figure or an example. A dash stays.
  private func isCleared(_ cell: SheetText.Cell) -> Bool {
    switch sheet.value(cell, texts) {
    case .number: true
    case .text(let text): text.contains("…") || text.contains(".")
    case .blank, .other: false
    }
  }

  /// Clears a row of the template: its figures, and with `names` its code and label.
  private mutating func clear(_ number: Int, _ columns: PanelColumns, names: Bool) {
    for column in names ? columns.all : Array(columns.values.values) {
      guard let cell = sheet.cell(number, column), !cell.isEmpty else { continue }
      if let formula = cell.formula {
        if names, formula.type != "normal" || !FormulaPieces(formula.text).isWithin(row: number) {
          edits.set(.row(number), column, .blank)
        }
      } else if names || isCleared(cell) {
        edits.set(.row(number), column, .blank)
      }
    }
  }

  /// What `row` has in the column `id`.
  private func content(_ row: BudgetRow, _ id: String, style: Int?) -> SheetEdits.Content {
    if let amount = row.amount(id) { return .number(Digits.plain(amount.text(in: unit))) }
    guard let value = row.values.first(where: { $0.column == id }), !value.text.isEmpty else { return .blank }
    switch value.kind {
    case .percent: return .number(styles.isPercent(style) ? Digits.hundredth(value.text) : value.text)
    case .count: return .number(value.text)
    case .amount, .text, .date: return .text(value.text)
    }
  }
}

extension BudgetRow {
  /// Whether it has a figure or another value.
  var hasValues: Bool { !amounts.isEmpty || !values.isEmpty }
}

/// Digits of exact decimals (数字).
enum Digits {
  /// `text` without zeros at the end of its fraction.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    var digits = text[...]
    while digits.last == "0" { digits = digits.dropLast() }
    if digits.last == "." { digits = digits.dropLast() }
    return String(digits)
  }

  /// A hundredth of the decimal `text`.
  static func hundredth(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(repeating: "0", count: max(3 - (parts.first?.count ?? 0), 0)) + (parts.first ?? "0")
    let fraction = whole.suffix(2) + (parts.count > 1 ? parts[1] : "")
    return plain((isNegative ? "-" : "") + whole.dropLast(2) + "." + fraction)
  }
}
