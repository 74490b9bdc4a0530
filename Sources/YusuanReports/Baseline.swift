public import YusuanFindings
internal import YusuanJSON

/// The ids of the findings of an earlier report (基线).
public struct Baseline: Sendable {
  /// The ids.
  public let findings: Set<String>

  /// The findings of the report written in `bytes`, by `yusuan check --format json`.
  ///
  /// Throws the errors of JSON, and `.baselineWrong` if it is no such report, or one without ids.
  public init(_ bytes: [UInt8], input: String) throws(Diagnostic) {
    var parser = JSONParser(bytes, input: input)
    guard let report = try parser.next()?.value, report["format"]?.text == JSONCheckReport.format,
      case .array(let disclosures)? = report["disclosures"]
    else { throw Diagnostic(.baselineWrong, at: Location(input: input), [.expected: JSONCheckReport.format]) }
    try parser.end()
    var ids: Set<String> = []
    for case .array(let findings)? in disclosures.map({ $0["findings"] }) {
      for finding in findings {
        guard let id = finding["id"]?.text else {
          throw Diagnostic(.baselineWrong, at: Location(input: input), [.expected: "findings[].id"])
        }
        ids.insert(id)
      }
    }
    findings = ids
  }
}

extension JSONValue {
  /// The member `key` of an object, or nil if there is none.
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a string, or nil if it is none.
  fileprivate var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}
