public import YusuanFindings
public import YusuanModel

/// The words for differences between disclosures (预算对比的措辞).
public struct ComparisonWording: Sendable {
  /// The language.
  public let language: Language
  /// The unit of the amounts.
  public let unit: AmountUnit

  /// Words in `language`, with amounts in `unit`.
  public init(_ language: Language, _ unit: AmountUnit) { (self.language, self.unit) = (language, unit) }

  private var isChinese: Bool { language == .zh }

  /// The unit in which the amounts of `comparison` are written, if none was asked for: that of all its disclosures, or 元
  /// if they differ.
  public static func unit(of comparison: BudgetComparison) -> AmountUnit {
    let sides = comparison.pairs.flatMap { [$0.before, $0.after] } + comparison.removed + comparison.added
    let units = Set(sides.map(\.disclosure.amountUnit))
    return units.count == 1 ? units.first ?? .yuan : .yuan
  }

  // MARK: Disclosures

  /// The unit, its level and its year.
  func name(_ side: ComparedSide) -> String {
    let disclosure = side.disclosure
    let unit = disclosure.unitName ?? (isChinese ? "单位不明" : "unknown unit")
    let level = disclosure.unitLevel.map { isChinese ? "（\(self.level($0.rawValue))）" : " (\($0.rawValue))" } ?? ""
    let space = level.hasSuffix("）") ? "" : " "
    let year = disclosure.fiscalYear.map { isChinese ? "\(space)\($0) 年" : " \($0)" } ?? ""
    return unit + level + year
  }

  private func level(_ level: String) -> String {
    isChinese ? ["department": "部门", "unit": "单位"][level] ?? level : level
  }

  /// The line for something of the disclosures themselves that differs.
  func heading(_ heading: DisclosureComparison.Heading, _ before: String?, _ after: String?) -> String {
    let words: (zh: String, en: String) =
      switch heading {
      case .unit: ("单位不同", "the units differ")
      case .level: ("级次不同", "the levels differ")
      case .unitCode: ("单位代码不同", "the codes of the units differ")
      case .year: ("年度不同", "the years differ")
      case .profile: ("版式不同", "the profiles differ")
      case .amountUnit: ("金额单位不同", "the units of money differ")
      }
    let none = isChinese ? "无" : "none"
    let texts = [before, after].map { $0.map { heading == .level ? level($0) : $0 } ?? none }
    let note =
      heading == .amountUnit
      ? isChinese ? "，金额按分比较" : "; amounts are compared exactly" : ""
    return (isChinese ? "\(words.zh)：" : "\(words.en): ") + texts.joined(separator: " → ") + note
  }

  /// The table with its number.
  func table(_ table: TableName) -> String {
    isChinese ? "表 \(table.number) \(table.title)" : "table \(table.number) \(table.title)"
  }

  // MARK: Differences

  /// The difference in one line, without its table.
  public func message(_ difference: BudgetDifference) -> String {
    let colon = isChinese ? "：" : ": "
    switch difference.part {
    case .disclosure, .table, .panel, .column: return whole(difference)
    case .row: return place(difference) + colon + row(difference)
    case .label, .code:
      let what = difference.part == .label ? isChinese ? "改名" : "renamed" : isChinese ? "改码" : "recoded"
      return place(difference) + colon + "\(what) \(text(difference.before)) → \(text(difference.after))"
        + reason(difference)
    case .note:
      return (isChinese ? "注：" : "note: ") + "\(text(difference.before)) → \(text(difference.after))"
    case .amount, .value: return place(difference) + colon + change(difference)
    }
  }

  private func place(_ difference: BudgetDifference) -> String {
    var steps: [String] = []
    if let label = difference.panelLabel { steps.append(label) }
    if let row = difference.row {
      let words = [row.code, row.item.isEmpty ? row.code == nil ? row.path : nil : row.item].compactMap { $0 }
      steps.append(words.joined(separator: " "))
    }
    if let column = difference.column { steps.append(column.label) }
    return steps.joined(separator: " › ")
  }

  private func text(_ cell: BudgetCell?) -> String {
    switch cell {
    case nil: isChinese ? "空白" : "blank"
    case .amount(let amount)?: amount.text(in: unit)
    case .text(let text)?: "“\(text)”"
    case .unread?: isChinese ? "读不出" : "unread"
    }
  }

  /// What became of an amount or a value.
  private func change(_ difference: BudgetDifference) -> String {
    let arrow = "\(text(difference.before)) → \(text(difference.after))"
    let comma = isChinese ? "，" : ", "
    switch difference.change {
    case .added: return arrow + comma + (isChinese ? "新增" : "new")
    case .removed: return arrow + comma + (isChinese ? "取消" : "dropped")
    case .blankToZero: return arrow + comma + (isChinese ? "由空白变为零" : "from blank to zero")
    case .zeroToBlank: return arrow + comma + (isChinese ? "由零变为空白" : "from zero to blank")
    case .unread: return arrow + comma + (isChinese ? "无法比较" : "not compared")
    case .changed: break
    }
    guard case .amount(let old)? = difference.before, case .amount(let new)? = difference.after else { return arrow }
    guard let amount = difference.difference else { return arrow + comma + (isChinese ? "差额超出范围" : "out of range") }
    let sign = new > old ? "+" : ""
    let share = difference.percent.map { "\(sign)\($0)%" } ?? (isChinese ? "新增" : "new")
    let more = "\(sign)\(amount.text(in: unit))"
    return arrow + (isChinese ? "，\(more)（\(share)）" : ", \(more) (\(share))")
  }

  private func row(_ difference: BudgetDifference) -> String {
    let figures = difference.figures.map { "\($0.column.label) \(text($0.cell))" }
    let list = figures.isEmpty ? "" : (isChinese ? "，" : ", ") + figures.joined(separator: isChinese ? "，" : ", ")
    switch difference.change {
    case .added: return (isChinese ? "新增的行" : "row added") + list
    case .removed: return (isChinese ? "删去的行" : "row dropped") + list
    default:
      return (isChinese ? "另一份有行读不出，可能就是这一行，无法比较" : "not compared: the other side has a row that could not be read")
        + list
    }
  }

  /// What only one side has: a table, a panel, a column.
  private func whole(_ difference: BudgetDifference) -> String {
    let count = difference.figures.count
    let figures = isChinese ? "（\(count) 个数）" : " (\(count) figure\(count == 1 ? "" : "s"))"
    let part: (zh: String, en: String) =
      switch difference.part {
      case .table: ("这张表", "this table")
      case .panel:
        (
          "栏 \(difference.panelLabel ?? difference.panel ?? "")",
          "the panel \(difference.panelLabel ?? difference.panel ?? "")"
        )
      case .column: ("列 \(place(difference))", "the column \(place(difference))")
      default: ("公开文件", "the disclosure")
      }
    switch difference.change {
    case .added: return (isChinese ? "只有后一份有\(part.zh)" : "only the later one has \(part.en)") + figures
    case .removed: return (isChinese ? "只有前一份有\(part.zh)" : "only the earlier one has \(part.en)") + figures
    default:
      return isChinese ? "\(part.zh)有行读不出，未全部比较" : "\(part.en) has rows that could not be read and were not compared"
    }
  }

  /// How a row with another name was known.
  private func reason(_ difference: BudgetDifference) -> String {
    switch difference.match {
    case .figures?: isChinese ? "（按金额相同认作同一行）" : " (taken for one row by their equal figures)"
    case .likeness?: isChinese ? "（按名称相近认作同一行）" : " (taken for one row by their names)"
    default: ""
    }
  }
}
