internal import YusuanFindings
internal import YusuanFormats
internal import YusuanModel
internal import YusuanPlatform
internal import YusuanRegister

/// Who has handed in (报送核对): the units that the register expects, beside those that the inputs of a batch hold.
struct RollCall {
  /// How a unit stands.
  enum State: String {
    /// Its disclosure is there.
    case received
    /// It is there twice.
    case twice
    /// It is not there.
    case missing
    /// It is there, and is not expected.
    case unexpected
  }

  /// A disclosure that is not expected.
  struct Stranger {
    var name: String
    var input: String
  }

  private let register: Register
  private let expected: [Int]
  private let isExpected: Set<Int>
  /// The inputs of each unit that has handed in.
  private var inputs: [Int: [String]] = [:]
  private var twice: Set<Int> = []
  /// The disclosures that are not expected, the first ``limit``.
  private(set) var strangers: [Stranger] = []
  /// The inputs of which nothing was converted, the first ``limit``: a missing unit may be in one.
  private var failed: [String] = []

  /// How many strangers, failed inputs, and inputs of a unit are kept.
  private static let limit = 10_000

  /// A roll call of the units `expected` of `register`. A department without a kind is expected only as its units.
  init(_ register: Register, _ expected: [Int]) {
    self.register = register
    self.expected = expected.filter { !register.isMereDepartment($0) }
    isExpected = Set(self.expected)
  }

  /// Notes the disclosures of an input.
  mutating func note(_ record: BatchRecord) {
    if record.disclosures.isEmpty, failed.count < Self.limit { failed.append(record.input) }
    for disclosure in record.disclosures {
      guard let unit = disclosure.unit.flatMap({ register.match($0)?.unit }),
        isExpected.contains(unit) || register.isMereDepartment(unit)
      else {
        if strangers.count < Self.limit {
          strangers.append(Stranger(name: disclosure.name, input: record.input))
        }
        continue
      }
      if let list = inputs[unit], list.count < Self.limit, list.last != record.input {
        inputs[unit] = list + [record.input]
      } else if inputs[unit] == nil {
        inputs[unit] = [record.input]
      }
      if disclosure.repeats != nil { twice.insert(unit) }
    }
  }

  /// The units that have not handed in.
  var missing: [Int] { expected.filter { inputs[$0] == nil } }

  /// A finding for each unit that has not handed in.
  var findings: [Diagnostic] {
    missing.map { register.notReceived($0, perhapsIn: failure(of: $0).map(PathText.shown)) }
  }

  /// An input that could not be converted and has the name or the code of the unit at `index` in its own.
  private func failure(of index: Int) -> String? {
    let unit = register.units[index]
    let words = ([unit.name] + unit.aliases).map { FoldedText($0).string } + [unit.code ?? ""].filter { $0.count >= 4 }
    return failed.first { input in
      let name = FoldedText(input.split(separator: "/").last.map(String.init) ?? input).string
      return words.contains { name.contains($0) }
    }
  }

  /// The names of the units that have not handed in, with codes and departments.
  var missingNames: [[String]] {
    missing.map { index in
      let unit = register.units[index]
      return [unit.code ?? "", unit.name, unit.department.map { register.units[$0].name } ?? "", unit.region ?? ""]
    }
  }

  /// The roll as CSV: a line for each expected unit, in the order of the register, then the strangers.
  func csv(isSafe: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    CSVField.append(record: ["code", "unit", "department", "region", "kind", "state", "inputs"], to: &bytes)
    for index in register.units.indices where isExpected.contains(index) || inputs[index] != nil {
      let unit = register.units[index]
      let state: State = inputs[index] == nil ? .missing : twice.contains(index) ? .twice : .received
      CSVField.append(
        record: [
          unit.code ?? "", unit.name, unit.department.map { register.units[$0].name } ?? "", unit.region ?? "",
          unit.kind?.rawValue ?? "", state.rawValue, (inputs[index] ?? []).map(PathText.shown).joined(separator: "; "),
        ], to: &bytes)
    }
    for stranger in strangers {
      CSVField.append(
        record: ["", stranger.name, "", "", "", State.unexpected.rawValue, PathText.shown(stranger.input)], to: &bytes)
    }
    return isSafe ? CSVSafety.protected(bytes) : bytes
  }
}
