import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanModel
import YusuanProfiles
import YusuanRecognition
import YusuanRules
import YusuanSheets
import YusuanXLSXWriter

/// What must hold of every file, whatever its bytes: the one place that says it. Fuzz targets and tests ask here
/// (`Documentation/fuzzing.md`).
struct AnyBytes {
  private let options: ConversionOptions
  private let memory: LabelCache
  private let rules: RuleChoice

  /// How many files were converted so far that held a disclosure.
  private(set) var converted = 0

  /// Throws what reading the profiles and the rules inside the program throws.
  init() throws(Diagnostic) {
    let profiles = try ProfileSet()
    memory = LabelCache(profiles.candidates)
    rules = try RuleChoice(profiles)
    var options = ConversionOptions(profiles: profiles)
    options.keepsNarrative = true
    self.options = options
  }

  /// Converts the file at `path`, checks and writes what it holds, and says what is wrong with that; nil where nothing is.
  mutating func fault(at path: String) -> String? {
    var findings: [Diagnostic] = []
    let conversion = Conversion(options, memory: memory) { findings.append($0) }
    conversion.read([path])
    let documents = conversion.finish()
    if !documents.isEmpty { converted += 1 }
    return fault(conversion, documents, findings) ?? cellFault(conversion, path)
      ?? fault(in: Inspection(conversion, documents, language: .zh).text, "inspection") ?? outputFault(documents)
  }

  /// There is a disclosure or an error, every finding has words, and those for cells account for the ledger's.
  private func fault(_ conversion: Conversion, _ documents: [Document], _ findings: [Diagnostic]) -> String? {
    let summary = conversion.summary
    if summary.inputs + summary.failedInputs != 1 { return "neither read nor refused" }
    if documents.isEmpty, !findings.contains(where: { $0.severity == .error }) { return "neither value nor error" }
    for finding in findings {
      for language in [Language.zh, .en] {
        if Wording(language).line(finding).isEmpty { return "no words for \(finding)" }
      }
    }
    let named = findings.reduce(0) { $0 + $1.cells }
    return summary.failedInputs == 0 && named != summary.ledger.diagnosed
      ? "findings name \(named) cells, the ledger counts \(summary.ledger.diagnosed)" : nil
  }

  /// Every cell is accounted for: those with a letter or digit of ASCII at least, all at most. The long form read back
  /// has no cells.
  private func cellFault(_ conversion: Conversion, _ path: String) -> String? {
    let summary = conversion.summary
    let isReadBack = conversion.disclosureCount > 0 && conversion.tables.isEmpty
    guard summary.failedInputs == 0, !isReadBack else { return nil }
    let count = CellCount()
    do throws(Diagnostic) { _ = try SpreadsheetInput(path, format: nil).read(into: count) } catch {
      return "read once, but not again: \(error)"
    }
    return (count.sure...count.all).contains(summary.ledger.read)
      ? nil : "\(count.sure) to \(count.all) cells, the ledger counts \(summary.ledger.read)"
  }

  private func fault(in text: String, _ name: String) -> String? { text.isEmpty ? "no \(name)" : nil }

  /// Disclosures can be checked and written, or are refused with a finding; what is read back is the same.
  private func outputFault(_ documents: [Document]) -> String? {
    for document in documents {
      do throws(Diagnostic) { if try rules.check(document).outcomes.isEmpty { return "no outcome" } } catch {
        return "rules: \(error)"
      }
    }
    for form in OutputForm.allCases {
      do throws(Diagnostic) {
        let bytes = try Output(form: form, profiles: options.profiles).text(documents)
        if try !readsBack(bytes, form, documents.map(\.disclosure)) { return "\(form) reads back otherwise" }
      } catch {
        // What no form can hold is refused by name; a reader never refuses what its writer wrote.
        let isRefusal = [.textNotEncodable, .canonicalWrong, .worksheetTooSmall].contains(error.code)
        guard isRefusal, error.location.input != Self.readBack else {
          return "\(form): \(error)"
        }
      }
    }
    return nil
  }

  private static let readBack = "read back"

  private func readsBack(
    _ bytes: [UInt8], _ form: OutputForm, _ disclosures: [Disclosure]
  ) throws(Diagnostic) -> Bool {
    guard !disclosures.isEmpty else { return true }
    let profiles = options.profiles
    let find = { (id: String) throws(Diagnostic) -> Profile in try profiles.profile(id) }
    return switch form {
    case .json, .jsonl:
      try JSONReader(input: Self.readBack, profiles: find).read(bytes).map(\.disclosure) == disclosures
    case .xml:
      try XMLDisclosureReader(input: Self.readBack, profiles: find).read(bytes).map(\.disclosure) == disclosures
    default: true
    }
  }
}

/// Counts cells.
private final class CellCount: RowSink {
  /// Those that beyond doubt hold something.
  private(set) var sure = 0
  private(set) var all = 0

  func begin(_ sheet: SheetInfo) {}

  func receive(_ row: borrowing Row) {
    for cell in row.cells {
      all += 1
      if row.bytes[Int(cell.text.lowerBound)..<Int(cell.text.upperBound)].contains(where: Self.isSure) { sure += 1 }
    }
  }

  func end(_ sheet: SheetInfo) {}

  func note(_ finding: Diagnostic) {}

  private static func isSure(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
