internal import YusuanFindings
internal import YusuanModel
internal import YusuanPlatform

extension Finding {
  /// The id of the finding in `report` (发现编号), the same in every run: twelve hexadecimal digits.
  ///
  /// It is made of the rule, the unit, its level and year, the cells and the values. Where these stand in the input makes no
  /// difference, and neither does the language. Another value is another finding: what was waived for one does not hold for it.
  public func id(in report: CheckReport) -> String {
    var parts = [
      rule, String(String.UnicodeScalarView(FoldedText(report.unitName ?? "").scalars)),
      report.unitLevel?.rawValue ?? "",
      report.fiscalYear.map(String.init) ?? "", outcome.rawValue,
    ]
    switch detail {
    case .comparison(let comparison):
      parts += [comparison.found, comparison.expected].map { $0.map { String($0.fen) } ?? "" }
    case .ratio(let ratio): parts += [ratio.stated, ratio.recomputed]
    case .code(let problem): parts += [problem.kind.rawValue, problem.expected]
    case .note(let problem): parts += [problem.tableID, problem.isNoted ? "noted" : "", problem.note]
    }
    for figure in figures { parts.append(figure.key) }
    return String(Digest.of(Array(parts.joined(separator: "\u{1F}").utf8)).prefix(12))
  }
}

extension Figure {
  /// What the figure is, without its amount and its place in the input.
  fileprivate var key: String {
    let subject: [String] =
      switch subject {
      case .cell(let cell): ["cell", cell.tableID, cell.panel ?? "", cell.path, cell.column]
      case .statement(let clause): ["statement", clause]
      case .field(let form, let label): ["field", form, label]
      }
    return ([document ?? ""] + subject).joined(separator: "\u{1E}")
  }
}
