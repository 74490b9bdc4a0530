package import YusuanFindings

/// The result of a rule, or of one of its comparisons (规则的结果).
public enum Outcome: String, Sendable, Hashable, CaseIterable {
  /// The figures tie (通过).
  case pass
  /// They differ by no more than rounding allows (尾差).
  case rounding
  /// They do not tie (不符).
  case fail
  /// The rule's condition does not hold, or no figure to compare is printed (不适用).
  case notApplicable
  /// Data that the rule needs is missing: a table, a row or a disclosure (数据不足).
  case insufficientData
}

/// What a rule lacked (缺少的数据).
public enum Missing: Sendable, Hashable {
  /// The table with this printed number.
  case table(String)
  /// A row of a table, by its label.
  case row(table: String, label: String)
  /// A figure that could not be read, by its row's label. The label is empty if it could not be read itself.
  case unread(table: String, label: String)
  /// The figures of a table that text speaks of.
  case figures(table: String)
  /// Steps: the loops of the rule would take more than this many.
  case steps(Int)
  /// The disclosures of the units (各单位的公开文件).
  case units
  /// The disclosure of the year before (上年的公开文件).
  case previous
  /// The kind of the unit (单位性质), which a register says.
  case unitKind
}

extension Missing {
  /// The words for it.
  package var phrase: Phrase {
    switch self {
    case .table(let number): Phrase(zh: "没有表\(number)", en: "table \(number) is missing")
    case .row(let table, let label): Phrase(zh: "表\(table)没有“\(label)”", en: "table \(table) has no row “\(label)”")
    case .unread(let table, ""): Phrase(zh: "表\(table)有一行读不出", en: "a row of table \(table) could not be read")
    case .unread(let table, let label):
      Phrase(zh: "表\(table)“\(label)”的金额读不出", en: "a figure of “\(label)” in table \(table) could not be read")
    case .figures(let table): Phrase(zh: "表\(table)没有金额", en: "table \(table) has no figure")
    case .steps(let limit):
      Phrase(
        zh: "循环超过 \(limit) 步，没有核对完", en: "its loops take more than \(limit) steps; it was not checked to the end")
    case .units: Phrase(zh: "没有各单位的公开文件", en: "no disclosures of units")
    case .previous: Phrase(zh: "没有上年的公开文件", en: "no disclosure of the year before")
    case .unitKind:
      Phrase(zh: "单位性质不明（用 --register 给出单位名册）", en: "the kind of the unit is not known (--register says it)")
    }
  }

  /// Whether the missing figure is unknown: it may be blank or not.
  var isUnknown: Bool {
    switch self {
    case .table, .unread: true
    case .row, .figures, .steps, .units, .previous, .unitKind: false
    }
  }
}

/// The result of one rule for one disclosure.
public struct RuleOutcome: Sendable, Hashable {
  /// The rule's id.
  public let rule: String
  /// What was missing, in the order met, each item once.
  public private(set) var missing: [Missing] = []
  private var passes = 0
  private var roundings = 0
  private var failures = 0
  private var idle = 0
  private var lacking = 0

  /// An empty result of `rule`.
  init(_ rule: String) { self.rule = rule }

  /// How many of the rule's comparisons had `outcome`.
  public subscript(_ outcome: Outcome) -> Int {
    switch outcome {
    case .pass: passes
    case .rounding: roundings
    case .fail: failures
    case .notApplicable: idle
    case .insufficientData: lacking
    }
  }

  /// The result as a whole: the gravest of the comparisons that ran. If none ran, the reason.
  public var outcome: Outcome {
    if self[.fail] > 0 { return .fail }
    if self[.rounding] > 0 { return .rounding }
    if self[.pass] > 0 { return .pass }
    return self[.insufficientData] > 0 ? .insufficientData : .notApplicable
  }

  mutating func count(_ outcome: Outcome, times: Int = 1) {
    switch outcome {
    case .pass: passes += times
    case .rounding: roundings += times
    case .fail: failures += times
    case .notApplicable: idle += times
    case .insufficientData: lacking += times
    }
  }

  mutating func miss(_ what: Missing) {
    count(.insufficientData)
    if !missing.contains(what) { missing.append(what) }
  }
}
