public import YusuanFindings
internal import YusuanProfiles
internal import YusuanRules

/// Compares two profiles with their rules and code lists, such as those of two years (版式的对比).
public struct ProfileComparison: Sendable {
  /// A compared profile.
  public struct Side: Sendable {
    /// The name or path that the user gave.
    public var input: String
    /// Its id.
    public var profile: String
  }

  /// The earlier profile.
  public let before: Side
  /// The later profile.
  public let after: Side
  /// The differences, from the whole down to the rules.
  public private(set) var differences: [ProfileDifference] = []

  /// Compares the profiles named `before` and `after`, as in ``ProfileSet/init(_:)``. Throws the errors of
  /// ``ProfileSet`` and ``RuleChoice``.
  public init(_ before: String, _ after: String) throws(Diagnostic) {
    let profiles = (try Self.profile(before), try Self.profile(after))
    self.before = Side(input: before, profile: profiles.0.id)
    self.after = Side(input: after, profile: profiles.1.id)
    compareWhole(profiles.0, profiles.1)
    compareTables(profiles.0, profiles.1)
    compareLists(try RuleSet(profiles.0), try RuleSet(profiles.1))
    compareRules(try RuleText.all(of: profiles.0), try RuleText.all(of: profiles.1))
  }

  private static func profile(_ choice: String) throws(Diagnostic) -> Profile {
    try Profile.load(try ProfileSet.profileFile(choice), resolve: ProfileSet.resolve)
  }

  // MARK: The whole

  private mutating func compareWhole(_ a: Profile, _ b: Profile) {
    let at = Place()
    changed(.level, at, a.level?.rawValue, b.level?.rawValue)
    changed(.amountUnit, at, a.amountUnit.rawValue, b.amountUnit.rawValue)
    changed(.years, at, Self.years(a), Self.years(b))
    for (kind, words) in ProfileWords.texts {
      changed(.words, at.with(kind), Self.list(words(a.words)), Self.list(words(b.words)))
    }
  }

  private static func years(_ profile: Profile) -> String? {
    list(
      profile.years.map {
        $0.years.count == 1 ? "\($0.years.lowerBound)" : "\($0.years.lowerBound)–\($0.years.upperBound)"
      })
  }

  // MARK: Tables

  private mutating func compareTables(_ a: Profile, _ b: Profile) {
    let pairs = TablePairing(a.tables, b.tables)
    for table in pairs.removed { add(.removed, .table, Place(table), table.title.text, nil) }
    for table in pairs.added { add(.added, .table, Place(table), nil, table.title.text) }
    for (old, new) in pairs.common { compare(old, new) }
    let common = pairs.common
    let order = (a.tables.map(\.id).filter { id in common.contains { $0.0.id == id } }, b.tables.map(\.id))
    let renamed = order.0.map { id in common.first { $0.0.id == id }?.1.id ?? id }
    orderChanged(Place().with("tables"), renamed, order.1.filter { renamed.contains($0) })
  }

  private mutating func compare(_ a: TableLayout, _ b: TableLayout) {
    let at = Place(b)
    changed(.tableID, at, a.id, b.id)
    changed(.number, at, a.number, b.number)
    changed(.title, at, a.title.text, b.title.text)
    changed(.spellings, at.with("title"), Self.list(a.otherTitles.map(\.text)), Self.list(b.otherTitles.map(\.text)))
    changed(.printLabel, at, a.printLabel, b.printLabel)
    changed(.emptyNote, at, a.emptyNote?.text, b.emptyNote?.text)
    changed(.amountUnit, at, a.amountUnit?.rawValue, b.amountUnit?.rawValue)
    changed(.charts, at, Self.list(a.charts.map(\.id)), Self.list(b.charts.map(\.id)))
    changed(.columnNumbers, at, String(a.printsColumnNumbers), String(b.printsColumnNumbers))
    for panel in a.panels where b.panel(panel.id) == nil {
      add(.removed, .panel, at.with(panel.id), panel.label, nil)
    }
    for (index, panel) in b.panels.enumerated() {
      guard let old = a.panels.firstIndex(where: { $0.id == panel.id }) else {
        add(.added, .panel, at.with(panel.id), nil, panel.label)
        continue
      }
      var at = at
      if b.panels.count > 1 || a.panels.count > 1 { at.panel = panel.id }
      changed(.panelLabel, at, a.panels[old].label, panel.label)
      compareColumns(HeaderText.all(of: a, panel: old), HeaderText.all(of: b, panel: index), at)
      compareRows(a.panels[old], panel, at)
    }
  }

  private mutating func compareColumns(_ a: [HeaderText], _ b: [HeaderText], _ at: Place) {
    for column in a where !b.contains(where: { $0.id == column.id }) {
      add(.removed, .column, at.with(column.id), column.path, nil)
    }
    for column in b {
      guard let old = a.first(where: { $0.id == column.id }) else {
        add(.added, .column, at.with(column.id), nil, column.path)
        continue
      }
      changed(.header, at.with(column.id), old.path, column.path)
      changed(.spellings, at.with(column.id), old.spellings, column.spellings)
      changed(.kind, at.with(column.id), old.kind, column.kind)
    }
    orderChanged(
      at.with("columns"), a.map(\.id).filter { id in b.contains { $0.id == id } },
      b.map(\.id).filter { id in a.contains { $0.id == id } })
  }

  private mutating func compareRows(_ a: PanelLayout, _ b: PanelLayout, _ at: Place) {
    for row in a.rows where !b.rows.contains(where: { $0.path == row.path }) {
      add(.removed, .row, at.with(row.path), row.text, nil)
    }
    for row in b.rows {
      guard let old = a.rows.first(where: { $0.path == row.path }) else {
        add(.added, .row, at.with(row.path), nil, row.text)
        continue
      }
      let at = at.with(row.path)
      changed(.label, at, old.text, row.text)
      changed(.spellings, at, Self.list(old.spellings.map(\.text)), Self.list(row.spellings.map(\.text)))
      changed(.kind, at, old.kind.rawValue, row.kind.rawValue)
      changed(.rowLevel, at, old.level.map(String.init), row.level.map(String.init))
      changed(.rowCode, at, old.code, row.code)
      changed(.required, at, String(old.isRequired), String(row.isRequired))
      changed(.beside, at, old.beside, row.beside)
    }
    let (old, new) = (a.rows.map(\.path), b.rows.map(\.path))
    orderChanged(at.with("rows"), old.filter(new.contains), new.filter(old.contains))
    changed(.openRows, at, a.openText, b.openText)
  }

  // MARK: Codes and rules

  private mutating func compareLists(_ a: RuleSet, _ b: RuleSet) {
    for (id, list) in a.lists.sorted(by: { $0.key < $1.key }) where b.lists[id] == nil {
      add(.removed, .codeList, Place().with(id), list.version, nil)
    }
    for (id, list) in b.lists.sorted(by: { $0.key < $1.key }) {
      guard let old = a.lists[id] else {
        add(.added, .codeList, Place().with(id), nil, list.version)
        continue
      }
      changed(.codeList, Place().with(id), old.version, list.version)
      let names = (Dictionary(old.entries) { first, _ in first }, Dictionary(list.entries) { first, _ in first })
      for (code, name) in old.entries where names.1[code] == nil {
        add(.removed, .code, Place().with("\(id) \(code)"), name, nil)
      }
      for (code, name) in list.entries {
        if let old = names.0[code] {
          changed(.codeName, Place().with("\(id) \(code)"), old, name)
        } else {
          add(.added, .code, Place().with("\(id) \(code)"), nil, name)
        }
      }
    }
  }

  private mutating func compareRules(_ a: [RuleText], _ b: [RuleText]) {
    for rule in a where !b.contains(where: { $0.id == rule.id }) {
      add(.removed, .rule, Place().with(rule.id), rule.title, nil)
    }
    for rule in b {
      guard let old = a.first(where: { $0.id == rule.id }) else {
        add(.added, .rule, Place().with(rule.id), nil, rule.title)
        continue
      }
      let at = Place().with(rule.id)
      changed(.severity, at, old.severity.rawValue, rule.severity.rawValue)
      changed(.ruleWords, at, old.words, rule.words)
      for part in old.parts where !rule.parts.contains(part) { add(.removed, .rulePart, at, part, nil) }
      for part in rule.parts where !old.parts.contains(part) { add(.added, .rulePart, at, nil, part) }
    }
  }

  // MARK: Adding

  /// The place of a difference.
  private struct Place {
    var table: String?
    var panel: String?
    var subject: String?

    init() {}

    init(_ layout: TableLayout) { table = "\(layout.number) \(layout.id)" }

    func with(_ subject: String) -> Place {
      var place = self
      place.subject = subject
      return place
    }
  }

  private mutating func add(
    _ change: ProfileDifference.Change, _ part: ProfileDifference.Part, _ at: Place, _ before: String?, _ after: String?
  ) {
    differences.append(
      ProfileDifference(
        change: change, part: part, table: at.table, panel: at.panel, subject: at.subject, before: before, after: after)
    )
  }

  private mutating func changed(_ part: ProfileDifference.Part, _ at: Place, _ before: String?, _ after: String?) {
    if before != after { add(.changed, part, at, before, after) }
  }

  private mutating func orderChanged(_ at: Place, _ before: [String], _ after: [String]) {
    changed(.order, at, Self.list(before), Self.list(after))
  }

  /// `texts` as one text, or nil if there are none.
  private static func list(_ texts: [String]) -> String? { texts.isEmpty ? nil : texts.joined(separator: ", ") }
}
