public import YusuanFindings
internal import YusuanFormats
public import YusuanModel

/// Drafts a register from disclosures (起草名册): a row for each unit name that differs after folding. What the disclosures
/// do not say is left blank for a person to fill. Names that are alike are only told.
public struct RegisterDraft {
  private struct Row {
    var name: String
    var code: String?
    var region: String?
  }

  private var rows: [Row] = []
  private var places: [FoldedText: Int] = [:]
  /// How many disclosures print no unit name.
  public private(set) var unnamed = 0

  /// A draft without units.
  public init() {}

  /// How many units there are.
  public var count: Int { rows.count }

  /// Adds the unit of `disclosure`. Another spelling that folds to the same is the same unit.
  public mutating func add(_ disclosure: Disclosure) {
    guard let name = disclosure.unitName else {
      unnamed += 1
      return
    }
    let folded = FoldedText(name)
    let place = places[folded] ?? rows.count
    if place == rows.count {
      places[folded] = place
      rows.append(Row(name: name))
    }
    rows[place].code = rows[place].code ?? disclosure.unitCode
    rows[place].region = rows[place].region ?? disclosure.regionCode
  }

  /// The register as CSV in UTF-8 with a byte-order mark, which spreadsheet programs look for, and with headers in
  /// `language`. Units are in the order of their names.
  public func csv(_ language: Language) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    CSVField.append(
      record: RegisterColumn.allCases.map { language == .zh ? $0.header : $0.rawValue }, to: &bytes)
    for row in sorted {
      CSVField.append(record: [row.code ?? "", row.name, "", row.region ?? "", "", ""], to: &bytes)
    }
    return CSVSafety.protected(bytes)
  }

  private var sorted: [Row] {
    rows.sorted { ($0.code ?? "", $0.name) < ($1.code ?? "", $1.name) }
  }

  /// The greatest number of names that are compared with each other.
  private static let comparedLimit = 2_000

  /// Pairs of names of which one is contained in the other: perhaps one unit, whose second name is an alias; perhaps a
  /// department and its unit.
  public var alike: [(String, String)] {
    let names = sorted.map(\.name)
    guard names.count <= Self.comparedLimit else { return [] }
    var pairs: [(String, String)] = []
    for (index, name) in names.enumerated() {
      for other in names.dropFirst(index + 1) where other.contains(name) || name.contains(other) {
        pairs.append((name, other))
      }
    }
    return pairs
  }
}
