public import YusuanFindings
public import YusuanModel
public import YusuanProfiles
public import YusuanRegister

/// The tables of a department or a region as exact sums of its units' (汇总).
///
/// Rows are united by the ids of fixed rows, by codes, and, where the profile prints names of a classification without
/// codes, by these. Projects and units stay rows of their own. Blank and blank is blank. A sum of which a part could not
/// be read is unread.
public struct UnitTotal {
  /// How units are added up.
  public struct Options {
    /// The name of the department or region, or nil for that of the units' common department in the register.
    public var name: String?
    /// Whose budget the total is, or nil for a department's if all parts are units'.
    public var level: UnitLevel?
    /// Whether a table that a unit lacks counts as blank. Otherwise the total of that table is unread.
    public var blankForMissing = false
    /// The register of the units, or nil if there is none.
    public var register: Register?

    /// The defaults.
    public init() {}
  }

  /// A part of a figure: what one unit has of it (汇总数的一部分).
  public struct Part: Sendable, Hashable {
    /// What is known of the part.
    public enum State: String, Sendable, Hashable {
      /// It is printed.
      case printed
      /// It could not be read.
      case unread
      /// The unit's table is missing.
      case missing
    }

    /// The index of the total's table.
    public var table: Int
    /// The index of the panel.
    public var panel: Int
    /// The index of the row.
    public var row: Int
    /// The column's id.
    public var column: String
    /// The index of the unit in ``UnitTotal/units``.
    public var unit: Int
    /// What is known.
    public var state: State
    /// The value, as an amount; nil if it is none or not printed.
    public var amount: Amount?
    /// The value, if it is a count.
    public var count: String?
    /// Where it stands, or nil if that is not known.
    public var location: Location?
  }

  /// The total. It has no sources of its own.
  public internal(set) var document: Document
  /// The disclosures that were added up.
  public let units: [Document]
  /// The parts of each figure, in the order of the tables, rows and columns.
  public internal(set) var parts: [Part] = []
  /// What was found: parts that are missing, transfers, names that differ.
  public internal(set) var findings: [Diagnostic] = []

  /// How many figures are unread, because a part of them is.
  public internal(set) var unreadCount = 0

  /// Adds up `documents`, which were read with `profile`.
  ///
  /// Tables of one unit from several inputs are joined first. Throws `.notSummable` and `.countedTwice`, all that there
  /// are.
  public init(_ documents: [Document], _ profile: Profile, _ options: Options = Options()) throws(Diagnostic) {
    let (units, repeated) = Self.joined(documents, profile)
    self.units = units
    let refused = repeated + Self.refusals(units, options.register)
    if let refusal = Diagnostic(refused) { throw refusal }
    guard let first = units.first else { throw Self.refusal(.noDisclosure) }
    let members = units.compactMap { unit in
      unit.disclosure.unitName.flatMap { options.register?.match($0)?.unit }
    }
    let department = members.count == units.count ? options.register?.commonDepartment(of: members) : nil
    let own = department.flatMap { options.register?.units[$0] }
    var disclosure = Disclosure(
      profile: profile.id, unitName: options.name ?? own?.name ?? "\(units.count)个单位汇总",
      unitLevel: options.level ?? (units.contains { $0.disclosure.unitLevel == .department } ? nil : .department),
      fiscalYear: first.disclosure.fiscalYear, amountUnit: first.disclosure.amountUnit)
    if options.name == nil || options.name == own?.name {
      (disclosure.unitCode, disclosure.regionCode) = (own?.code, own?.region)
    }
    document = Document(disclosure)
    let moneyUnits = Set(units.map(\.disclosure.amountUnit))
    if moneyUnits.count > 1 {
      document.disclosure.amountUnit = .yuan
      let words = AmountUnit.allCases.filter(moneyUnits.contains).map(\.rawValue).joined(separator: ", ")
      note(.unitsOfMoneyDiffer, [.found: words])
    }
    for layout in profile.tables { add(layout, blankForMissing: options.blankForMissing) }
    noteSumOfOthers()
    noteTransfers(profile)
  }

  // MARK: Findings

  static func refusal(_ reason: Phrase, _ found: String = "") -> Diagnostic {
    Diagnostic(.notSummable, at: Location(input: found.isEmpty ? "-" : found), because: reason, [.found: found])
  }

  mutating func note(
    _ reason: Phrase, at place: Location? = nil, _ facts: [Diagnostic.Fact: String], severity: Severity? = nil
  ) {
    let place = place ?? Location(input: document.disclosure.unitName ?? "-")
    findings.append(Diagnostic(.totalNote, at: place, because: reason, facts, severity: severity))
  }

  /// The place of `unit` in findings: its input, or else its name.
  static func place(of unit: Document) -> Location {
    Location(input: unit.sources.tables.first?.title.sheet?.input ?? name(of: unit))
  }

  /// The unit and the year of `unit`, for people.
  static func name(of unit: Document) -> String { unit.disclosure.unitName ?? "-" }
}
