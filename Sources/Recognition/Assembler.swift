public import Budget
public import Diagnostics

/// Joins recognised tables into disclosures (汇集): tables of one unit and one fiscal year belong together.
///
/// A table that prints no unit or no year takes those of the tables before it in the same group. A table printed
/// twice is joined where the second is a continuation (续表) and refused otherwise.
public struct Assembler {
  /// A disclosure in the making, with where its tables stood.
  public struct Group {
    /// The disclosure; its tables by rising number.
    public fileprivate(set) var disclosure: Disclosure
    /// The tables as they were recognised, in the source's order.
    public fileprivate(set) var recognised: [RecognisedTable]
    fileprivate var foldedUnit: FoldedText?
    fileprivate var amountUnits: [AmountUnit]
  }

  /// The disclosures so far, in the order of their first table.
  public private(set) var groups: [Group] = []
  /// What was found while joining.
  public private(set) var findings: [Diagnostic] = []
  /// What became of the cells of all tables taken so far.
  public private(set) var ledger = Ledger()

  private let layout: Layout
  private var strangers = StrangerWatch()

  /// An assembler of tables that were recognised by `layout`.
  public init(layout: Layout) { self.layout = layout }

  /// Takes the next table.
  public mutating func take(_ table: RecognisedTable) {
    let index = group(for: table)
    let number = table.table.number
    if let earlier = groups[index].disclosure.tables.firstIndex(where: { $0.number == number }) {
      let group = groups[index]
      if isContinuation(table, of: group, number) {
        Self.append(table.table, to: &groups[index].disclosure.tables[earlier])
      } else {
        let refused = refuse(table, in: group)
        ledger.add(refused)
        return
      }
    } else {
      groups[index].disclosure.tables.append(table.table)
      reportMissingRows(table)
    }
    groups[index].recognised.append(table)
    takeEarlyPassages(into: index, input: table.location.input)
    if let unit = table.amountUnit, table.factCount > 0 { groups[index].amountUnits.append(unit) }
    ledger.add(table.ledger)
  }

  /// Takes a row outside the tables: it belongs to the disclosure of the table before it in its input, or, where there is
  /// none, of the first table behind it.
  public mutating func take(_ passage: Passage) {
    if let last, groups[last].recognised.last?.location.input == passage.origin.sheet?.input {
      groups[last].disclosure.narrative.passages.append(passage)
    } else {
      earlyPassages.append(passage)
    }
  }

  /// Completes the groups and takes them out: titles get their year, tables their order.
  public mutating func finish() -> [Group] {
    for index in groups.indices { complete(index) }
    findings += strangers.findings()
    defer {
      groups = []
      indices = [:]
      last = nil
    }
    return groups
  }

  /// Completes all groups but the one of the last table and takes them out, for streams: what comes later of their units
  /// makes groups of its own.
  public mutating func takeEarlier() -> [Group] {
    guard let last, groups.count > 1 else { return [] }
    for index in groups.indices where index != last { complete(index) }
    let kept = groups[last]
    var earlier = groups
    earlier.remove(at: last)
    groups = [kept]
    indices = indices.filter { $0.value == last }.mapValues { _ in 0 }
    self.last = 0
    return earlier
  }

  /// Takes out what was found so far.
  public mutating func takeFindings() -> [Diagnostic] {
    defer { findings = [] }
    return findings
  }

  /// Rows that stood before the first table of their input.
  private var earlyPassages: [Passage] = []

  private mutating func takeEarlyPassages(into index: Int, input: String) {
    guard !earlyPassages.isEmpty else { return }
    groups[index].disclosure.narrative.passages += earlyPassages.filter { $0.origin.sheet?.input == input }
    earlyPassages = []
  }

  // MARK: Which disclosure

  private struct Key: Hashable {
    var unit: FoldedText?
    var year: Int?
  }

  private var indices: [Key: Int] = [:]
  private var last: Int?

  /// The group of `table`: that of its unit and year, or, where it prints only one of them or none, the last one that
  /// it does not contradict.
  private mutating func group(for table: RecognisedTable) -> Int {
    let key = Key(unit: table.unit?.folded, year: table.fiscalYear)
    var known = indices[key]
    if known == nil, let last, agrees(key, with: last) { known = last }
    let index = known ?? addGroup(table, key)
    last = index
    complete(index, with: table, key)
    return index
  }

  private func agrees(_ key: Key, with index: Int) -> Bool {
    let group = groups[index]
    let year = group.disclosure.fiscalYear
    return (key.unit == nil || group.foldedUnit == nil || key.unit == group.foldedUnit)
      && (key.year == nil || year == nil || key.year == year)
  }

  private mutating func addGroup(_ table: RecognisedTable, _ key: Key) -> Int {
    groups.append(
      Group(
        disclosure: Disclosure(
          layout: layout.id, unitName: table.unitName, fiscalYear: table.fiscalYear, amountUnit: layout.amountUnit),
        recognised: [], foldedUnit: key.unit, amountUnits: []))
    return groups.count - 1
  }

  private mutating func complete(_ index: Int, with table: RecognisedTable, _ key: Key) {
    if groups[index].foldedUnit == nil {
      groups[index].foldedUnit = key.unit
      groups[index].disclosure.unitName = table.unitName
    }
    if groups[index].disclosure.fiscalYear == nil { groups[index].disclosure.fiscalYear = table.fiscalYear }
    indices[Key(unit: groups[index].foldedUnit, year: groups[index].disclosure.fiscalYear)] = index
  }

  // MARK: A table printed twice

  private func isContinuation(_ table: RecognisedTable, of group: Group, _ number: Int) -> Bool {
    guard let earlier = group.recognised.last(where: { $0.table.number == number }) else { return false }
    if table.isContinuation { return true }
    let codes = Set(earlier.table.sections.flatMap { $0.rows.compactMap(\.code) })
    let repeats = table.table.sections.contains { $0.rows.contains { $0.code.map(codes.contains) ?? false } }
    return earlier.hasTotal && !table.hasTotal && !repeats && table.factCount > 0
      && earlier.table.id == group.recognised.last?.table.id
  }

  private static func append(_ table: Table, to earlier: inout Table) {
    for section in table.sections {
      if let index = earlier.sections.firstIndex(where: { $0.side == section.side }) {
        earlier.sections[index].rows += section.rows
      } else {
        earlier.sections.append(section)
      }
    }
    if let note = table.note { earlier.note = earlier.note.map { $0 == note ? note : $0 + "\n" + note } ?? note }
  }

  private mutating func refuse(_ table: RecognisedTable, in group: Group) -> Ledger {
    let cells = table.ledger.used
    findings.append(
      Diagnostic(
        .tableRepeated, at: table.location,
        [
          .table: layout.table(table.table.number)?.title.printed(year: table.fiscalYear) ?? table.table.id,
          .name: group.disclosure.unitName ?? "", .count: String(cells),
        ], cells: cells))
    var ledger = Ledger()
    ledger.diagnose(table.ledger.read)
    return ledger
  }

  private mutating func reportMissingRows(_ table: RecognisedTable) {
    guard !table.missingRows.isEmpty, table.factCount > 0 || table.table.note == nil else { return }
    findings.append(
      Diagnostic(
        .rowMissing, at: table.lastLocation,
        [
          .table: layout.table(table.table.number)?.title.printed(year: table.fiscalYear) ?? table.table.id,
          .expected: table.missingRows.joined(separator: ", "),
        ]))
  }

  // MARK: Completing

  private mutating func complete(_ index: Int) {
    var group = groups[index]
    defer { groups[index] = group }
    group.disclosure.tables.sort { $0.number < $1.number }
    for index in group.disclosure.tables.indices {
      let number = group.disclosure.tables[index].number
      guard let title = layout.table(number)?.title else { continue }
      group.disclosure.tables[index].title = title.printed(year: group.disclosure.fiscalYear)
    }
    let units = Set(group.amountUnits)
    if let only = units.first, units.count == 1 { group.disclosure.amountUnit = only }
    guard let first = group.recognised.first else { return }
    strangers.see(group.disclosure, first)
    if units.count > 1 {
      findings.append(
        Diagnostic(.amountUnitsDiffer, at: first.location, [.expected: layout.amountUnit.rawValue]))
    }
    if group.disclosure.unitName == nil { findings.append(Diagnostic(.unitMissing, at: first.location)) }
    let missing = layout.tables.map(\.number).filter { number in
      !group.disclosure.tables.contains { $0.number == number }
    }
    if !missing.isEmpty {
      findings.append(
        Diagnostic(
          .tablesMissing, at: first.location,
          [
            .name: group.disclosure.unitName ?? "", .count: String(missing.count),
            .expected: missing.map(String.init).joined(separator: ", "),
          ]))
    }
  }
}
