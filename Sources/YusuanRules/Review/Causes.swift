internal import YusuanModel

/// Which findings have one cause (同一原因): findings of different rules that differ by the same amount and share a figure.
///
/// ```
/// C7    表6·合计 空      表5·基本支出 443.54    −443.54
/// ├ C9  表3·基本支出 443.54    表6·合计 空       443.54
/// └ C14 表6·合计 空      表5·基本支出 443.54    −443.54
/// ```
/// The gravest is the first, and of equal ones that of the first rule.
public struct Causes: Sendable {
  /// For each finding the index of the first finding of its cause, or nil if it is the first itself.
  private let heads: [Int?]

  /// A figure, and by how much a comparison with it differs.
  private struct Trace: Hashable {
    var figure: Figure.Subject
    var document: String?
    var difference: UInt64
  }

  /// The causes of `findings`.
  public init(_ findings: [Finding]) {
    var heads = [Int?](repeating: nil, count: findings.count)
    var known: [Trace: Int] = [:]
    var rules: [Int: Set<String>] = [:]
    let order = findings.indices.sorted { a, b in
      findings[a].severity == findings[b].severity ? a < b : findings[a].severity > findings[b].severity
    }
    for index in order where findings[index].outcome == .fail {
      let traces = Self.traces(findings[index])
      let head = traces.lazy.compactMap { known[$0] }.first { rules[$0]?.contains(findings[index].rule) == false }
      heads[index] = head
      rules[head ?? index, default: []].insert(findings[index].rule)
      for trace in traces where known[trace] == nil { known[trace] = head ?? index }
    }
    self.heads = heads
  }

  private static func traces(_ finding: Finding) -> [Trace] {
    guard case .comparison(let comparison) = finding.detail, let difference = comparison.difference else { return [] }
    return finding.figures.map {
      Trace(figure: $0.subject, document: $0.document, difference: difference.fen.magnitude)
    }
  }

  /// The index of the first finding of the cause of the one at `index`, or nil if it is the first itself.
  public func head(of index: Int) -> Int? { heads[index] }
}
