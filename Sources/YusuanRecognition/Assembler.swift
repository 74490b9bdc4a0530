public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles

/// Joins recognised tables into disclosures (汇集): tables of one profile, one unit and one fiscal year belong together.
/// A department and its own unit of the same name are two disclosures, since their tables have different profiles.
///
/// A table that prints no unit or no year gets those of the tables before it in the same group. A table printed twice
/// is joined if the second is a continuation (续表), and refused otherwise.
public struct Assembler {
  /// A disclosure being assembled, with where its tables stood.
  public struct Group {
    /// The disclosure with its sources; its tables in the order of the profile.
    public internal(set) var document: Document
    /// The tables as they were recognised, in the source's order.
    public internal(set) var recognised: [RecognisedTable]
    let profile: Profile
    var foldedUnit: FoldedText?
    /// Panels with appended rows whose paths are not set yet.
    var joined: Set<JoinedPanel> = []
    /// Whether rows of the group were handed on.
    var hasParts = false
    /// The money units printed by its tables, by table id.
    var amountUnits: [String: Set<AmountUnit>] = [:]

    var disclosure: Disclosure {
      get { document.disclosure }
      _modify { yield &document.disclosure }
    }
  }

  /// The disclosures so far, in the order of their first table.
  public internal(set) var groups: [Group] = []
  /// What was found while joining.
  public internal(set) var findings: [Diagnostic] = []
  /// What became of the cells of all tables received so far.
  public internal(set) var ledger = Ledger()

  /// What the user states about disclosures that do not state it themselves.
  public struct Supplement: Sendable {
    /// The unit's name; nil to leave it open.
    public var unitName: String?
    /// The fiscal year.
    public var fiscalYear: Int?
    /// Whose budget it is.
    public var level: UnitLevel?

    /// The values stated; nil for those left open.
    public init(unitName: String? = nil, fiscalYear: Int? = nil, level: UnitLevel? = nil) {
      (self.unitName, self.fiscalYear, self.level) = (unitName, fiscalYear, level)
    }
  }

  private let supplement: Supplement
  private var strangers = StrangerWatch()
  /// Whether the table whose parts are coming was refused.
  var refusesParts = false

  /// Hidden tables of a stream that wait for its end.
  var drafts: [Group] = []
  /// The visible tables handed on so far.
  var handedOn: [Key: [HandedOn]] = [:]

  /// Creates an assembler; `supplement` fills what the disclosures do not state.
  public init(supplement: Supplement = Supplement()) { self.supplement = supplement }

  /// Adds the next table.
  public mutating func receive(_ table: RecognisedTable) {
    let index = group(for: table)
    let id = table.table.id
    var isNew = true
    if !table.followsPart { refusesParts = false }
    if let earlier = groups[index].disclosure.tables.firstIndex(where: { $0.id == id }) {
      switch encounter(of: table, in: index) {
      case .more:
        append(table, toTable: earlier, of: index)
        isNew = false
      case .refused(let finding): return refuse(table, finding)
      case .better:
        withdrawHidden(from: index, for: table)
        groups[index].disclosure.tables[earlier] = table.table
        groups[index].document.sources.tables[earlier] = table.source
      }
    } else if let repeated = repeated(table, in: groups[index]) {
      // The disclosure stays even if it has no table: later tables may print no unit.
      return refuse(table, repeated)
    } else {
      groups[index].disclosure.tables.append(table.table)
      groups[index].document.sources.tables.append(table.source)
    }
    if !table.isPart, isNew || table.followsPart { reportMissingRows(table) }
    remember(table, in: index)
    moveEarlyPassages(into: index, input: table.location.input)
    ledger.add(table.ledger)
  }

  /// Adds a row outside the tables. It belongs to the disclosure of the table before it in its input. If there is none,
  /// it belongs to that of the first table after it.
  public mutating func receive(_ passage: Passage) {
    if let last, groups[last].recognised.last?.location.input == passage.origin.sheet?.input {
      groups[last].document.narrative.passages.append(passage)
    } else {
      earlyPassages.append(passage)
    }
  }

  /// Completes and removes all groups: titles get their year, tables their order.
  public mutating func finish() -> [Group] {
    removeDrafts()
    for index in groups.indices { complete(index) }
    findings += strangers.findings()
    defer {
      groups = []
      (indices, handedOn) = ([:], [:])
      last = nil
    }
    return groups
  }

  /// Completes and removes all groups except that of the last table, for streams. Later tables of a removed unit start
  /// a new group. Hidden tables wait for the end.
  public mutating func removeEarlier() -> [Group] {
    guard let last, groups.count > 1 else { return [] }
    for index in groups.indices where index != last {
      holdDrafts(of: index)
      complete(index)
    }
    let kept = groups[last]
    var earlier = groups
    earlier.remove(at: last)
    earlier.removeAll(where: \.recognised.isEmpty)
    groups = [kept]
    indices = indices.filter { $0.value == last }.mapValues { _ in 0 }
    self.last = 0
    return earlier
  }

  /// Removes the rows of the last table and returns them as a document, if a part of that table was received.
  public mutating func removePart() -> Document? {
    guard let last else { return nil }
    groups[last].hasParts = true
    Self.repath(&groups[last])
    var group = groups[last]
    fill(&group)
    Self.sort(&group)
    group.disclosure.amountUnit = Self.amountUnit(of: group) ?? group.disclosure.amountUnit
    for table in groups[last].disclosure.tables.indices {
      for panel in groups[last].disclosure.tables[table].panels.indices {
        groups[last].disclosure.tables[table].panels[panel].rows = []
        groups[last].document.sources.tables[table].panels[panel] = PanelSource()
      }
    }
    return group.document
  }

  /// Removes and returns the findings so far.
  public mutating func drainFindings() -> [Diagnostic] {
    defer { findings = [] }
    return findings
  }

  /// Rows before the first table of their input.
  private var earlyPassages: [Passage] = []

  private mutating func moveEarlyPassages(into index: Int, input: String) {
    guard !earlyPassages.isEmpty else { return }
    groups[index].document.narrative.passages += earlyPassages.filter { $0.origin.sheet?.input == input }
    earlyPassages = []
  }

  // MARK: Which disclosure

  struct Key: Hashable {
    var profile: String
    var unit: FoldedText?
    var year: Int?
  }

  private var indices: [Key: Int] = [:]
  private var last: Int?

  /// The index of the group of `table`: the group of its unit and year. If the table prints only one of them or none,
  /// the latest group that does not contradict it.
  private mutating func group(for table: RecognisedTable) -> Int {
    let key = Key(profile: table.profile, unit: table.unit?.folded, year: table.fiscalYear)
    var known = indices[key]
    if known == nil, let last, agrees(key, with: last) { known = last }
    if known == nil, key.unit == nil || key.year == nil { known = groups.indices.last { agrees(key, with: $0) } }
    let index = known ?? addGroup(table, key)
    last = index
    complete(index, with: table, key)
    return index
  }

  private func agrees(_ key: Key, with index: Int) -> Bool {
    let group = groups[index]
    let year = group.disclosure.fiscalYear
    return key.profile == group.profile.id
      && (key.unit == nil || group.foldedUnit == nil || key.unit == group.foldedUnit)
      && (key.year == nil || year == nil || key.year == year)
  }

  private mutating func addGroup(_ table: RecognisedTable, _ key: Key) -> Int {
    groups.append(
      Group(
        document: Document(
          Disclosure(
            profile: table.profile, unitName: table.unitName, unitLevel: table.level, fiscalYear: table.fiscalYear,
            amountUnit: table.scheme.profile.amountUnit)),
        recognised: [], profile: table.scheme.profile, foldedUnit: key.unit))
    return groups.count - 1
  }

  private mutating func complete(_ index: Int, with table: RecognisedTable, _ key: Key) {
    if groups[index].foldedUnit == nil {
      groups[index].foldedUnit = key.unit
      groups[index].disclosure.unitName = table.unitName
    }
    if groups[index].disclosure.fiscalYear == nil { groups[index].disclosure.fiscalYear = table.fiscalYear }
    indices[Key(profile: key.profile, unit: groups[index].foldedUnit, year: groups[index].disclosure.fiscalYear)] =
      index
  }

  private mutating func reportMissingRows(_ table: RecognisedTable) {
    guard !table.missingRows.isEmpty, table.factCount > 0 || table.table.note == nil else { return }
    findings.append(
      Diagnostic(
        .rowMissing, at: table.lastLocation,
        [
          .table: table.title,
          .expected: table.missingRows.joined(separator: ", "),
        ]))
  }

  // MARK: Completing

  private mutating func complete(_ index: Int) {
    if groups[index].recognised.isEmpty { return }
    var group = groups[index]
    defer { groups[index] = group }
    Self.repath(&group)
    fill(&group)
    Self.sort(&group)
    group.disclosure.amountUnit = Self.amountUnit(of: group) ?? group.disclosure.amountUnit
    guard let first = group.recognised.first else { return }
    strangers.remember(group.disclosure, first)
    reportHidden(group)
    if Self.amountUnits(of: group).count > 1 {
      findings.append(
        Diagnostic(.amountUnitsDiffer, at: first.location, [.expected: AmountUnit.yuan.rawValue]))
    }
    if group.disclosure.unitName == nil { findings.append(Diagnostic(.unitMissing, at: first.location)) }
    let missing = group.profile.tables.filter { table in
      !group.disclosure.tables.contains { $0.id == table.id }
    }
    if !missing.isEmpty {
      findings.append(
        Diagnostic(
          .tablesMissing, at: first.location,
          [
            .name: group.disclosure.unitName ?? "", .count: String(missing.count),
            .expected: missing.map(\.number).joined(separator: ", "),
          ]))
    }
  }

  /// The money unit that the group's tables print: 元 if they differ, nil if none prints one.
  private static func amountUnit(of group: Group) -> AmountUnit? {
    let units = amountUnits(of: group)
    return units.count > 1 ? .yuan : units.first
  }

  private static func amountUnits(of group: Group) -> Set<AmountUnit> {
    group.amountUnits.values.reduce(into: []) { $0.formUnion($1) }
  }

  /// Fills the gaps of the disclosure with the user's statements.
  private func fill(_ group: inout Group) {
    group.disclosure.unitName = group.disclosure.unitName ?? supplement.unitName
    group.disclosure.fiscalYear = group.disclosure.fiscalYear ?? supplement.fiscalYear
    group.disclosure.unitLevel = supplement.level ?? group.disclosure.unitLevel
  }

  /// Puts the tables in the profile's order and the year into their titles.
  private static func sort(_ group: inout Group) {
    let order = group.profile.tables.map(\.id)
    let places = group.disclosure.tables.indices.sorted { a, b in
      let (one, other) = (group.disclosure.tables[a].id, group.disclosure.tables[b].id)
      return (order.firstIndex(of: one) ?? 0) < (order.firstIndex(of: other) ?? 0)
    }
    let (tables, sources) = (group.disclosure.tables, group.document.sources.tables)
    group.disclosure.tables = places.map { tables[$0] }
    group.document.sources.tables = places.map { sources[$0] }
    for index in group.disclosure.tables.indices {
      guard let title = group.profile.table(group.disclosure.tables[index].id)?.title else { continue }
      group.disclosure.tables[index].title = title.printed(year: group.disclosure.fiscalYear)
    }
  }
}
