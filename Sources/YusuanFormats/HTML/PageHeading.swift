internal import YusuanFindings
internal import YusuanModel

/// Writes what a disclosure is, and what stands on its page (网页抬头).
struct PageHeading {
  let content: PageContent

  init(_ content: PageContent) { self.content = content }

  func write(to page: PageWriter) {
    page.beside("header", id: content.anchor(part: "top")) {
      page.element("h1", ["id": content.anchor(part: "name")]) {
        page.text(content.name + content.words("预算公开", ": budget disclosure"))
      }
      page.element("ul", ["class": "facts"]) {
        for fact in facts { page.element("li") { page.text(fact) } }
      }
    }
    page.line()
  }

  private var facts: [String] {
    let profile = content.printout.profile
    let disclosure = content.disclosure
    let figures = disclosure.tables.reduce(0) { sum, table in
      sum + table.panels.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.amounts.count } }
    }
    var facts = [
      content.words(
        "版式：\(profile.chineseName)（\(profile.id)）", "Profile: \(profile.englishName) (\(profile.id))"),
      content.words(
        "\(disclosure.tables.count) 张表，\(figures) 个金额", "\(disclosure.tables.count) tables, \(figures) figures"),
      findings,
    ]
    if let outcomes = content.printout.outcomes { facts.append(rules(outcomes)) }
    return facts
  }

  private var findings: String {
    let counts = Severity.allCases.reversed().map { severity in
      let count = content.printout.findings.count { $0.severity == severity }
      return "\(Wording(content.language).severity(severity)) \(count)"
    }
    let list = counts.joined(separator: content.words("，", ", "))
    let isChecked = content.printout.outcomes != nil
    let what = isChecked ? content.words("读取与核对", "Reading and rules") : content.words("读取", "Reading")
    let none = isChecked ? "" : content.words("；没有按规则核对", "; no rules were run")
    return what + content.words("：", ": ") + list + none
  }

  private func rules(_ outcomes: PrintedOutcomes) -> String {
    let counts = outcomes.counts.map { "\(content.words($0.name)) \($0.count)" }
    let list = counts.joined(separator: content.words("，", ", "))
    let count = outcomes.counts.reduce(0) { $0 + $1.count }
    return content.words(
      "规则 \(count) 条：\(list)；金额 \(outcomes.figures) 个，其中 \(outcomes.uncovered) 个没有规则核对",
      "\(count) rules: \(list); \(outcomes.figures) figures, \(outcomes.uncovered) of them under no rule")
  }

  /// Writes links to the parts and the tables.
  func writeContents(to page: PageWriter) {
    let id = content.anchor(part: "contents")
    page.beside("nav", label: content.names(id)) {
      page.element("h2", ["id": id], content.words("目录", "Contents"))
      page.element("ul", ["class": "contents"]) {
        item(content.anchor(part: "findings"), content.words("发现", "Findings"), to: page)
        if !content.charts.isEmpty {
          item(content.anchor(part: "charts"), content.words("图表", "Charts"), to: page)
        }
        for (index, table) in content.disclosure.tables.enumerated() where content.grids[index] != nil {
          let marked = content.findings.count { $0.table == index && $0.severity > .info }
          let count = marked == 0 ? "" : content.words("（发现 \(marked)）", " (findings: \(marked))")
          item(
            content.anchor(table: index),
            content.words("表\(table.number) ", "Table \(table.number) ") + table.title + count, to: page)
        }
      }
    }
    page.line()
  }

  private func item(_ anchor: String, _ text: String, to page: PageWriter) {
    page.element("li") { page.element("a", ["href": "#\(anchor)"], text) }
  }
}
