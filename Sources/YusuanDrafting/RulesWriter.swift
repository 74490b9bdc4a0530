internal import YusuanFindings
internal import YusuanXML

/// Writes ties as a rules file (勾稽规则的写出), with one rule for each family.
struct RulesWriter {
  private let writer: XMLWriter

  /// The rules file `id` with `ties`. Throws `.outputFailed`.
  static func write(_ ties: [Tie], id: String, version: String) throws(Diagnostic) -> [UInt8] {
    let rules = RulesWriter(writer: try XMLWriter(name: "rules.xml"))
    rules.begin(id, version)
    for family in Tie.Family.allCases {
      let own = ties.filter { $0.family == family }
      if !own.isEmpty { rules.rule(family.rawValue, family, own.map(\.formula)) }
    }
    return try rules.finish()
  }

  /// A rules file with one rule for each of `ties`, in their order. Throws `.outputFailed`.
  static func trial(_ ties: [Tie]) throws(Diagnostic) -> [UInt8] {
    let rules = RulesWriter(writer: try XMLWriter(name: "rules.xml"))
    rules.begin("trial", "1")
    for (index, tie) in ties.enumerated() { rules.rule("R\(index)", tie.family, [tie.formula]) }
    return try rules.finish()
  }

  private func begin(_ id: String, _ version: String) {
    writer.startDocument()
    writer.start("rules", attributes: [("xmlns", "urn:yusuan:rules:1"), ("id", id), ("version", version)])
  }

  private func finish() throws(Diagnostic) -> [UInt8] {
    writer.end()
    return try writer.finish()
  }

  private func rule(_ id: String, _ family: Tie.Family, _ formulas: [String]) {
    let words = family.words
    writer.start("rule", attributes: [("id", id)])
    both("title", words.title)
    both("explanation", words.explanation)
    both(
      "expected",
      family == .codes ? ("应为：{expected}", "Expected: {expected}") : ("应为 {expected}。", "It should be {expected}."))
    for formula in formulas { writer.element("formula", formula) }
    writer.end()
  }

  private func both(_ element: String, _ words: (zh: String, en: String)) {
    writer.element(element, attributes: [("lang", "zh")], words.zh)
    writer.element(element, attributes: [("lang", "en")], words.en)
  }
}

extension Tie.Family {
  /// The title and the explanation of the rule, in Chinese and English.
  fileprivate var words: (title: (zh: String, en: String), explanation: (zh: String, en: String)) {
    switch self {
    case .columns: (("各列之和", "The sums of columns"), ("每行的合计是该行各列之和。", "The sum of each row adds up its columns."))
    case .rows: (("各行之和", "The sums of rows"), ("合计是所列各行之和。", "A sum adds up the rows that it is of."))
    case .trees: (("科目树", "Code trees"), ("上级科目是其下级之和，合计是各类之和。", "What is above adds up what is below."))
    case .panels: (("各栏总计相等", "The totals of panels"), ("一张表各栏的总计相等。", "The panels of a table have one total."))
    case .tables: (("表与表", "Between tables"), ("同一个数在各表中相同。", "The same figure is the same in each table."))
    case .notes:
      (("空表说明", "Notes of empty tables"), ("没有数的表有说明，有数的表没有。", "A table without figures says so, and no other one."))
    case .codes: (("科目编码", "Codes"), ("编码有上级，依次上升，各出现一次。", "Codes have their parents, rise, and stand once."))
    }
  }
}
