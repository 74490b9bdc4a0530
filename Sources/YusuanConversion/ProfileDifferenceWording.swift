public import YusuanFindings
internal import YusuanJSON

/// The words for differences between two profiles (版式差异的措辞).
public struct ProfileDifferenceWording: Sendable {
  private let language: Language

  /// Words in `language`.
  public init(_ language: Language) { self.language = language }

  private var isChinese: Bool { language == .zh }

  /// A line for each difference, then the number of differences.
  public func text(_ comparison: ProfileComparison) -> String {
    let (a, b, count) = (comparison.before.profile, comparison.after.profile, comparison.differences.count)
    let lines = comparison.differences.map { message($0) + "\n" }.joined()
    if isChinese { return lines + (count == 0 ? "\(a) 与 \(b) 没有差异\n" : "\(a) → \(b)：\(count) 处差异\n") }
    return lines
      + (count == 0 ? "\(a) and \(b) do not differ\n" : "\(a) → \(b): \(count) difference\(count == 1 ? "" : "s")\n")
  }

  /// JSON with `format` `profile-diff/1`. `Documentation/profiles.md` lists its members.
  public func json(_ comparison: ProfileComparison) -> [UInt8] {
    var output = JSONOutput(isPretty: true)
    output.object { output in
      output.member("format", "profile-diff/1")
      for (name, side): (StaticString, ProfileComparison.Side) in [
        ("before", comparison.before), ("after", comparison.after),
      ] {
        output.key(name)
        output.compact { output in
          output.object { output in
            output.member("input", side.input)
            output.member("profile", side.profile)
          }
        }
      }
      output.key("differences")
      output.list(comparison.differences) { output, difference in output.compact { write(difference, to: &$0) } }
    }
    output.endLine()
    return output.bytes
  }

  private func write(_ difference: ProfileDifference, to output: inout JSONOutput) {
    output.object { output in
      output.member("change", difference.change.rawValue)
      output.member("part", difference.part.rawValue)
      if let table = difference.table { output.member("table", table) }
      if let panel = difference.panel { output.member("panel", panel) }
      if let subject = difference.subject { output.member("subject", subject) }
      if let before = difference.before { output.member("before", before) }
      if let after = difference.after { output.member("after", after) }
      output.member("message", message(difference))
    }
  }

  /// The difference in one line.
  public func message(_ difference: ProfileDifference) -> String {
    let part = words(difference.part)
    let subject = difference.subject.map { " \($0)" } ?? ""
    let (before, after) = (quoted(difference.before, difference.part), quoted(difference.after, difference.part))
    let place = place(difference)
    switch (difference.change, language) {
    case (.added, .zh): return "\(place)新增\(part)\(subject)\(difference.after == nil ? "" : after)"
    case (.removed, .zh): return "\(place)删去\(part)\(subject)\(difference.before == nil ? "" : before)"
    case (.changed, .zh): return "\(place)\(part)\(subject)\(subject.isEmpty ? "" : " ")由\(before)改为\(after)"
    case (.added, .en): return "\(place)\(part)\(subject)\(difference.after == nil ? "" : " " + after) was added"
    case (.removed, .en): return "\(place)\(part)\(subject)\(difference.before == nil ? "" : " " + before) was removed"
    case (.changed, .en): return "\(place)\(part)\(subject) changed from \(before) to \(after)"
    }
  }

  private func place(_ difference: ProfileDifference) -> String {
    guard let table = difference.table else { return "" }
    let panel = difference.panel.map { isChinese ? "栏 \($0)" : ", panel \($0)" } ?? ""
    return isChinese ? "表 \(table)\(panel.isEmpty ? "" : "，\(panel)")：" : "table \(table)\(panel): "
  }

  private func quoted(_ text: String?, _ part: ProfileDifference.Part) -> String {
    guard let text, !text.isEmpty else { return isChinese ? "无" : "nothing" }
    let isWord = [.level, .kind, .severity, .required, .columnNumbers].contains(part)
    return "“\(isWord ? value(text) : text)”"
  }

  /// A format word in the reader's language.
  private func value(_ word: String) -> String {
    guard isChinese else { return ["true": "yes", "false": "no"][word] ?? word }
    return Self.chineseValues[word] ?? word
  }

  private static let chineseValues = [
    "true": "是", "false": "否", "department": "部门", "unit": "单位", "error": "错误", "warning": "警告", "info": "信息",
    "code": "编码", "codePart": "编码的一段", "item": "项目", "amount": "金额", "text": "文字", "count": "数量", "percent": "百分比",
    "date": "日期", "total": "总计", "subtotal": "合计", "carryover": "结转", "carryoverItem": "结转的资金", "function": "功能科目",
    "revenue": "收入科目", "economic": "经济科目", "project": "项目支出",
  ]

  private func words(_ part: ProfileDifference.Part) -> String {
    let words = pair(part)
    return isChinese ? words.zh : words.en
  }

  private func pair(_ part: ProfileDifference.Part) -> (zh: String, en: String) {
    switch part {
    case .level: ("级次", "level")
    case .amountUnit: ("金额单位", "money unit")
    case .years: ("年度", "years")
    case .words: ("用语", "words")
    case .table: ("这张表", "this table")
    case .tableID: ("名称", "id")
    case .number: ("表号", "number")
    case .title: ("标题", "title")
    case .spellings: ("其他写法", "further spellings of")
    case .printLabel: ("标题之上的标注", "label above the title")
    case .emptyNote: ("空表说明", "note for no data")
    case .charts: ("图表", "charts of")
    case .columnNumbers: ("列号行", "row of column numbers")
    case .order: ("次序", "order of")
    case .panel: ("栏", "panel")
    case .panelLabel: ("栏名", "label of the panel")
    case .column: ("列", "column")
    case .header: ("列的表头", "header of the column")
    case .kind: ("种类", "kind of")
    case .row: ("行", "row")
    case .label: ("行名", "label of the row")
    case .rowLevel: ("层级", "level of the row")
    case .rowCode: ("行的编码", "code of the row")
    case .required: ("是否必有：行", "whether there has to be the row")
    case .beside: ("并列的行", "row beside the row")
    case .openRows: ("开放行", "open rows")
    case .codeList: ("代码表", "code list")
    case .code: ("科目", "code")
    case .codeName: ("科目名称", "name of the code")
    case .rule: ("规则", "rule")
    case .severity: ("规则的轻重", "severity of the rule")
    case .ruleWords: ("规则的说明", "words of the rule")
    case .rulePart: ("规则的内容", "part of the rule")
    }
  }
}
