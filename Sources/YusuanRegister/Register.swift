public import YusuanFindings
public import YusuanModel

/// The register of units (单位名册): each unit's code, name, further names, region, department and kind. One file is used for
/// names, keys, rules, notices and totals, and for who has to hand in.
public struct Register: Sendable {
  /// A unit of the register (单位).
  public struct Unit: Sendable, Hashable {
    /// The row in the file, from 1.
    public var row: Int
    /// The unit's code (单位代码), or nil if the register has none.
    public var code: String?
    /// The unit's name, without padding.
    public var name: String
    /// Further names of the unit (别名).
    public var aliases: [String] = []
    /// The code of its region (区划代码), or nil if the register has none.
    public var region: String?
    /// The index of its department (主管部门) in ``Register/units``, or nil if it has none.
    public var department: Int?
    /// Its kind (单位性质), or nil if the register says none.
    public var kind: UnitKind?
  }

  /// How a name is known.
  public enum Match: Sendable, Hashable {
    /// It is the name of the unit at this index, exactly.
    case name(Int)
    /// It is the name in another spelling: full width, blanks.
    case spelling(Int)
    /// It is an alias.
    case alias(Int)

    /// The index of the unit in ``Register/units``.
    public var unit: Int {
      switch self {
      case .name(let unit), .spelling(let unit), .alias(let unit): unit
      }
    }
  }

  /// The units, in the order of the file.
  public let units: [Unit]
  private var names: [FoldedText: Int] = [:]
  private var aliases: [FoldedText: Int] = [:]
  /// The units that are departments of others.
  private let departmentUnits: Set<Int>

  /// A register of `units`, whose names and aliases are all different.
  init(_ units: [Unit]) {
    self.units = units
    departmentUnits = Set(units.indices.compactMap { units[$0].department == $0 ? nil : units[$0].department })
    for (index, unit) in units.enumerated() {
      names[FoldedText(unit.name)] = index
      for alias in unit.aliases { aliases[FoldedText(alias)] = index }
    }
  }

  /// The unit that is called `name`, or nil if there is none. Names are compared folded, and before aliases. That two
  /// names are alike is never enough.
  public func match(_ name: String) -> Match? {
    let folded = FoldedText(name)
    if let unit = names[folded] { return units[unit].name == name ? .name(unit) : .spelling(unit) }
    return aliases[folded].map(Match.alias)
  }

  /// The unit with the code `code`, or nil if there is none.
  public func unit(code: String) -> Int? { units.firstIndex { $0.code == code } }

  /// The name in the register that `name` is most like, to suggest it to people. Nil if none is near.
  public func suggestion(for name: String) -> String? {
    let folded = FoldedText(name).string
    let known = units.flatMap { [$0.name] + $0.aliases }
    if let part = known.first(where: { Self.isPart(folded, of: FoldedText($0).string) }) { return part }
    return NameLikeness.nearest(to: name, of: known)
  }

  /// Whether one of two names is contained in the other.
  private static func isPart(_ a: String, of b: String) -> Bool {
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    return short.unicodeScalars.count >= 4 && long.contains(short)
  }

  /// The departments of the unit at `index`, the nearest first.
  public func departments(of index: Int) -> [Int] {
    var chain: [Int] = []
    var unit = index
    while let department = units[unit].department, department != unit, chain.count < units.count {
      chain.append(department)
      unit = department
    }
    return chain
  }

  /// Whether the unit at `index` is a department of others and no unit of its own, since it has no kind.
  public func isMereDepartment(_ index: Int) -> Bool {
    units[index].kind == nil && departmentUnits.contains(index)
  }

  /// The unit that is the department of all of `members`, the nearest one, or nil if there is none. One of them may be
  /// the department itself.
  public func commonDepartment(of members: [Int]) -> Int? {
    guard let first = members.first else { return nil }
    let chains = members.map { [$0] + departments(of: $0) }
    let candidates = members.count == 1 ? departments(of: first) : [first] + departments(of: first)
    return candidates.first { candidate in chains.allSatisfy { $0.contains(candidate) } }
  }

  /// The units that `word` means: `all`, or those of a department with it, by its name or code, or those of a region, by
  /// its code. Throws `.registerWrong` if there are none.
  public func selection(_ word: String) throws(Diagnostic) -> [Int] {
    if word == "all" { return Array(units.indices) }
    if let department = match(word)?.unit ?? unit(code: word) {
      return units.indices.filter { $0 == department || departments(of: $0).contains(department) }
    }
    let region = units.indices.filter { units[$0].region == word }
    guard region.isEmpty else { return region }
    throw Diagnostic(
      .registerWrong, at: Location(input: word), because: .nothingExpected,
      [.found: word, .name: suggestion(for: word) ?? ""])
  }

  /// The finding that the unit at `index` has not handed in. `input` is an input that it may stand in, and that could not be
  /// converted.
  public func notReceived(_ index: Int, perhapsIn input: String? = nil) -> Diagnostic {
    let unit = units[index]
    let known = [unit.code, unit.department.map { units[$0].name }].compactMap { $0 }
    return Diagnostic(
      .unitNotReceived, at: Location(input: unit.name),
      [.name: unit.name, .label: known.joined(separator: ", "), .found: input ?? ""])
  }
}
