internal import YusuanFindings
internal import YusuanFormats
internal import YusuanModel
internal import YusuanPlatform

/// The list of all findings of a batch, for the bureau (发现清单): one finding a line, the inputs in their order.
struct FindingsList {
  /// The name of the file.
  static let name = "findings.csv"

  /// The columns.
  static let columns = [
    "unit", "unit_code", "fiscal_year", "file", "sheet", "cell", "severity", "rule", "title", "message", "found",
    "expected", "difference", "amount_unit", "remedy", "notice",
  ]

  /// The header.
  static var head: [UInt8] {
    var bytes: [UInt8] = []
    CSVField.append(record: columns, to: &bytes)
    return bytes
  }

  /// The lines of the input `input`. `notices` are the notices of its disclosures, by their index.
  static func lines(
    _ shown: [ShownFindings], of input: String, notices: [Int: String], _ language: Language, isSafe: Bool
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    for group in shown {
      for finding in group.findings {
        let place = finding.location
        let line = place?.line.map { language == .zh ? "第 \($0) 行" : "line \($0)" } ?? ""
        CSVField.append(
          record: [
            group.unit ?? "", group.unitCode ?? "", group.year.map(String.init) ?? "",
            PathText.shown(place?.input ?? input), place?.sheet ?? "", place?.cell?.a1 ?? line,
            finding.severity.rawValue, finding.id, finding.title[language], finding.message[language],
            group.text(finding.found), group.text(finding.expected),
            finding.difference?.text(in: group.amountUnit) ?? "",
            finding.difference == nil ? "" : group.amountUnit.rawValue, finding.remedy[language],
            notices[group.place] ?? "",
          ], to: &bytes)
      }
    }
    return isSafe ? CSVSafety.protected(bytes) : bytes
  }
}
