internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRegister

/// Which disclosures may be added up (能否汇总).
extension UnitTotal {
  private struct Key: Hashable {
    var unit: FoldedText
    var level: UnitLevel?
    var year: Int?
    var profile: String
  }

  /// `documents`, with the tables of one unit from several inputs in one disclosure. Disclosures of one unit that have
  /// a table in common are told: they would be counted twice.
  static func joined(_ documents: [Document], _ profile: Profile) -> ([Document], [Diagnostic]) {
    var (units, findings): ([Document], [Diagnostic]) = ([], [])
    var places: [Key: Int] = [:]
    for document in documents {
      let disclosure = document.disclosure
      let key = disclosure.unitName.map {
        Key(
          unit: FoldedText($0), level: disclosure.unitLevel, year: disclosure.fiscalYear, profile: disclosure.profile)
      }
      guard let key, let place = places[key] else {
        if let key { places[key] = units.count }
        units.append(document)
        continue
      }
      let ids = Set(units[place].disclosure.tables.map(\.id))
      if disclosure.tables.contains(where: { ids.contains($0.id) }) {
        findings.append(
          Diagnostic(
            .countedTwice, at: Self.place(of: document), because: .sameUnit,
            [.name: name(of: document), .found: Self.place(of: units[place]).input]))
      } else {
        join(document, to: &units[place], profile)
      }
    }
    return (units, findings)
  }

  private static func join(_ document: Document, to unit: inout Document, _ profile: Profile) {
    let hasSources =
      unit.sources.tables.count == unit.disclosure.tables.count
      && document.sources.tables.count == document.disclosure.tables.count
    let order = profile.tables.map(\.id)
    let tables = unit.disclosure.tables + document.disclosure.tables
    let sources = unit.sources.tables + document.sources.tables
    let places = tables.indices.sorted {
      (order.firstIndex(of: tables[$0].id) ?? 0, $0) < (order.firstIndex(of: tables[$1].id) ?? 0, $1)
    }
    unit.disclosure.tables = places.map { tables[$0] }
    unit.sources.tables = hasSources ? places.map { sources[$0] } : []
  }

  /// Why `units` cannot be added up: other profiles or years, or a department beside its units.
  static func refusals(_ units: [Document], _ register: Register?) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let profiles = Set(units.map(\.disclosure.profile)).sorted()
    if profiles.count > 1 { findings.append(refusal(.profilesDiffer, profiles.joined(separator: ", "))) }
    let years = Set(units.map(\.disclosure.fiscalYear))
    if years.count > 1 {
      let words = years.map { $0.map(String.init) ?? "?" }.sorted()
      findings.append(refusal(.yearsDiffer, words.joined(separator: ", ")))
    }
    let departments = units.filter { $0.disclosure.unitLevel == .department }
    if departments.isEmpty || departments.count == units.count && register == nil { return findings }
    let members = units.map { unit in unit.disclosure.unitName.flatMap { register?.match($0)?.unit } }
    for department in departments {
      let own = department.disclosure.unitName.flatMap { register?.match($0)?.unit }
      let below = units.indices.first { index in
        guard let own, let member = members[index] else { return false }
        return register?.departments(of: member).contains(own) == true
          || member == own && units[index].disclosure.unitLevel != .department
      }
      let isUnsure = register == nil || own == nil || members.contains(nil)
      guard below != nil || isUnsure && departments.count < units.count else { continue }
      findings.append(
        Diagnostic(
          .countedTwice, at: place(of: department), because: below == nil ? .departmentAmongUnits : .departmentOfUnits,
          [.name: name(of: department), .found: below.map { name(of: units[$0]) } ?? ""]))
    }
    return findings
  }
}
