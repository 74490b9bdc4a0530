public import YusuanFindings
public import YusuanModel
public import YusuanRules

/// The words for what rules found (核对的措辞). Findings of rules get a language only here.
public struct CheckWording: Sendable {
  /// The language.
  public let language: Language
  private let places: Wording

  /// Words in `language`.
  public init(_ language: Language) {
    self.language = language
    places = Wording(language)
  }

  var isChinese: Bool { language == .zh }

  /// The title of the rule `id` of `set`.
  public func title(_ id: String, of set: RuleSet) -> String { set.rule(id)?.title[language] ?? id }

  /// Why a rule has to hold.
  public func explanation(_ id: String, of set: RuleSet) -> String { set.rule(id)?.explanation[language] ?? "" }

  /// What a rule expects, without a concrete figure.
  public func expectation(_ id: String, of set: RuleSet) -> String { expectation(id, of: set, value: "…") }

  /// A rule with its severity, its reason and its formulas, on lines of their own. Throws `.nameUnknown`.
  public func explained(_ id: String, of set: RuleSet) throws(Diagnostic) -> String {
    guard let rule = set.rule(id) else {
      let known = set.rules.map(\.id)
      throw Diagnostic(
        .nameUnknown, at: Location(input: id), because: .rule,
        [.found: id, .name: Likeness.nearest(to: id, of: known) ?? "", .expected: known.joined(separator: ", ")])
    }
    var lines = ["\(id) [\(severity(rule.severity))] \(title(id, of: set))"]
    lines += [explanation(id, of: set), expectation(id, of: set)]
    if !rule.unitKinds.isEmpty {
      let kinds = rule.unitKinds.map(\.rawValue).joined(separator: isChinese ? "、" : ", ")
      lines.append(isChinese ? "只用于：\(kinds)" : "only for: \(kinds)")
    }
    lines += rule.formulaTexts.map { "  " + $0 }
    return lines.joined(separator: "\n") + "\n"
  }

  private func expectation(_ id: String, of set: RuleSet, value: String) -> String {
    (set.rule(id)?.expected[language] ?? "").replacing("{expected}", with: value)
  }

  /// The value that would be right, in the money unit `unit`.
  package func expected(_ finding: Finding, of report: CheckReport, in unit: AmountUnit) -> String {
    let value =
      switch finding.detail {
      case .comparison(let comparison): amount(comparison.expected, unit)
      case .ratio(let ratio): ratio.recomputed
      case .code(let problem): problem.expected
      case .note: ""
      }
    return expectation(finding.rule, of: report.rules, value: value)
  }

  /// The word for an outcome: 通过, 尾差, 不符, 不适用, 数据不足.
  public func outcome(_ outcome: Outcome) -> String {
    switch (outcome, language) {
    case (.pass, .zh): "通过"
    case (.rounding, .zh): "尾差"
    case (.fail, .zh): "不符"
    case (.notApplicable, .zh): "不适用"
    case (.insufficientData, .zh): "数据不足"
    case (.pass, .en): "pass"
    case (.rounding, .en): "rounding"
    case (.fail, .en): "fail"
    case (.notApplicable, .en): "not applicable"
    case (.insufficientData, .en): "insufficient data"
    }
  }

  /// The word for a severity: 信息, 警告, 错误.
  public func severity(_ severity: Severity) -> String { places.severity(severity) }

  /// A place in the same words as in findings of reading.
  public func location(_ location: Location) -> String { places.location(location) }

  /// A place in short: the input if `namesInput`, the sheet, the line and the cell. Empty if only the input is known
  /// and not named.
  func place(_ location: Location, namesInput: Bool) -> String {
    var steps = namesInput ? [location.input] : []
    if let sheet = location.sheet { steps.append(isChinese ? "工作表“\(sheet)”" : "sheet “\(sheet)”") }
    if let line = location.line { steps.append(isChinese ? "第 \(line) 行" : "line \(line)") }
    if let cell = location.cell { steps.append(cell.a1) }
    return steps.joined(separator: " › ") + places.hidden(location)
  }

  /// Why a finding may stand, who says so, and when.
  package func waiver(_ waiver: Waiver) -> String {
    let day = waiver.date + (waiver.until.map { isChinese ? "，至 \($0)" : ", until \($0)" } ?? "")
    return isChinese
      ? "（豁免：\(waiver.reason)；\(waiver.by)，\(day)）" : " (waived: \(waiver.reason); \(waiver.by), \(day))"
  }

  /// What a waiver is for.
  func subject(_ waiver: Waiver) -> String {
    [waiver.finding, waiver.rule, waiver.unit, waiver.year.map(String.init)].compactMap { $0 }.joined(separator: " ")
  }

  // MARK: Findings

  /// What was found, in one line, without the place.
  public func message(_ finding: Finding, _ unit: AmountUnit) -> String {
    switch finding.detail {
    case .comparison(let comparison): message(comparison, unit)
    case .ratio(let ratio):
      isChinese
        ? "\(figure(ratio.statement))：实为 \(ratio.stated)%，应为 \(ratio.recomputed)%"
        : "\(figure(ratio.statement)): found \(ratio.stated) %, expected \(ratio.recomputed) %"
    case .code(let problem): message(problem)
    case .note(let problem): message(problem)
    }
  }

  /// A finding in one line, as compilers write it: place, severity, message, rule.
  ///
  /// ```
  /// 表6.csv › 第 7 行 › A7（第 7 行第 1 列）：错误：表6·合计·合计：实为 0.00（空），应为 443.54… [C7]
  /// ```
  public func line(_ finding: Finding, of report: CheckReport) -> String {
    sentence(finding, at: finding.location.map(location) ?? report.name(language), report.amountUnit)
      + " [\(finding.rule)]"
  }

  /// A finding without its rule: the place if there is one, severity and message.
  func sentence(_ finding: Finding, at place: String?, _ unit: AmountUnit) -> String {
    [place, severity(finding.severity), message(finding, unit)].compactMap { $0 }
      .joined(separator: isChinese ? "：" : ": ")
  }

  private func message(_ comparison: Finding.Comparison, _ unit: AmountUnit) -> String {
    let what = comparison.left.first.map(figure) ?? ""
    let more =
      comparison.left.count > 1
      ? (isChinese ? "等 \(comparison.left.count) 项" : " and \(comparison.left.count - 1) more") : ""
    let (found, expected) = (
      total(comparison.found, comparison.left, unit), total(comparison.expected, comparison.right, unit)
    )
    let difference = amount(comparison.difference, unit)
    let allowed = Self.halves(comparison.allowedHalves, unit)
    if isChinese {
      let relation = comparison.isUpperBound ? "应不大于" : "应为"
      return "\(what)\(more)：实为 \(found)，\(relation) \(expected)，相差 \(difference)，尾差允许 \(allowed)"
    }
    let relation = comparison.isUpperBound ? "expected at most" : "expected"
    return
      "\(what)\(more): found \(found), \(relation) \(expected), difference \(difference), rounding allows \(allowed)"
  }

  /// A sum. Blank if none of its figures is printed.
  private func total(_ sum: Amount?, _ figures: [Figure], _ unit: AmountUnit) -> String {
    let isBlank = !figures.contains { $0.amount != nil }
    if isBlank, figures.isEmpty { return isChinese ? "空" : "blank" }
    return isBlank ? amount(sum, unit) + (isChinese ? "（空）" : " (blank)") : amount(sum, unit)
  }

  private func message(_ problem: Finding.CodeProblem) -> String {
    let row = figure(problem.row)
    return switch (problem.kind, language) {
    case (.orphan, .zh): "\(row)：没有上级科目 \(problem.expected)"
    case (.orphan, .en): "\(row): the code above it, \(problem.expected), is missing"
    case (.repeated, .zh): "\(row)：编码已出现过"
    case (.repeated, .en): "\(row): the code stands there already"
    case (.disordered, .zh): "\(row)：排在 \(problem.expected) 之后"
    case (.disordered, .en): "\(row): it stands behind \(problem.expected)"
    case (.misshapen, .zh): "\(row)：编码应为 \(problem.expected) 位"
    case (.misshapen, .en): "\(row): a code has \(problem.expected) digits"
    case (.unlisted, .zh): "\(row)：代码表 \(problem.expected) 没有这个编码"
    case (.unlisted, .en): "\(row): the code list \(problem.expected) does not have the code"
    case (.renamed, .zh): "\(row)：代码表中的名称是“\(problem.expected)”"
    case (.renamed, .en): "\(row): the code list calls it “\(problem.expected)”"
    }
  }

  private func message(_ problem: Finding.NoteProblem) -> String {
    let table = isChinese ? "表\(problem.table)" : "table \(problem.table)"
    if isChinese {
      return problem.isNoted
        ? "\(table)：注明“\(problem.note)”，却有 \(problem.figures) 个金额" : "\(table)：没有金额，也没有注明“\(problem.note)”"
    }
    return problem.isNoted
      ? "\(table): it carries the note “\(problem.note)” and has \(problem.figures) figures"
      : "\(table): it has no figure and does not carry the note “\(problem.note)”"
  }

  // MARK: Figures

  /// The name of a figure.
  public func figure(_ figure: Figure) -> String {
    let document = figure.document.map { isChinese ? "（\($0)）" : " (\($0))" } ?? ""
    switch figure.subject {
    case .cell(let cell): return self.cell(cell) + document
    case .statement(let clause): return isChinese ? "文字“\(clause)”" : "text “\(clause)”"
    case .field(let form, let label):
      return isChinese ? "绩效目标表“\(form)”·\(label)" : "form “\(form)” · \(label)"
    }
  }

  private func cell(_ cell: Figure.Cell) -> String {
    var table = isChinese ? "表\(cell.table)" : "table \(cell.table)"
    if let panel = cell.panel { table += isChinese ? cell.panelLabel ?? "（\(panel)）" : " \(panel)" }
    let row = [cell.code ?? "", cell.item].filter { !$0.isEmpty }.joined(separator: " ")
    return [table, row, cell.columnLabel].filter { !$0.isEmpty }.joined(separator: isChinese ? "·" : " · ")
  }

  /// The words for what was missing.
  public func missing(_ missing: Missing) -> String { missing.phrase[language] }

  /// An amount in `unit`. Nil means that it is out of range.
  func amount(_ amount: Amount?, _ unit: AmountUnit) -> String {
    amount?.text(in: unit) ?? (isChinese ? "超出范围" : "out of range")
  }

  /// A figure's amount, or the word for blank if it is not printed.
  func printed(_ figure: Figure, _ unit: AmountUnit) -> String {
    figure.amount?.text(in: unit) ?? (isChinese ? "空" : "blank")
  }

  /// An amount in halves of a 分, as an exact decimal in `unit`.
  static func halves(_ halves: Int64, _ unit: AmountUnit) -> String {
    var (digits, places, scale) = (Int128(halves) * 5, unit.places + 1, Int128(1))
    while places > 2, digits % 10 == 0 { (digits, places) = (digits / 10, places - 1) }
    for _ in 0..<places { scale *= 10 }
    let fraction = String(digits % scale)
    return "\(digits / scale)." + String(repeating: "0", count: places - fraction.utf8.count) + fraction
  }
}
