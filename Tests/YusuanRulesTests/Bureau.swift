import Testing
import YusuanFindings
import YusuanModel
import YusuanProfiles
@testable import YusuanRules

/// The profile of an invented bureau, which prints tables otherwise than the built-in ones, its rules, and a document
/// that ties by them: numbers that are no numbers, three panels, totals below trees, a row without a label.
enum Bureau {
  /// A profile file with the rules file `rules`; nil for a profile without rules.
  static func profile(rules: [(id: String, formula: String)]? = Bureau.rules) throws -> Profile {
    let rulesFile = rules.map { RuleSet.File(bytes: Array(rulesText($0).utf8), name: "bureau/rules.xml") }
    let text = profileText.replacing("<!-- rules -->", with: rules == nil ? "" : #"<rules file="rules.xml"/>"#)
    return try Profile.load(ProfileFile(bytes: Array(text.utf8), name: "bureau/profile.xml")) {
      name, base throws(Diagnostic) in
      guard name == "rules.xml", let rulesFile else { return try BuiltInProfiles.resolve(name, base) }
      return ProfileFile(bytes: rulesFile.bytes, name: rulesFile.name)
    }
  }

  /// A rules file with a formula for each rule; `attributes` are further ones of its root.
  static func rulesText(_ rules: [(id: String, formula: String)], _ attributes: String = "") -> String {
    let elements = rules.map { rule in
      let words = ["title", "explanation", "expected"].map { name in
        "<\(name) lang=\"zh\">应为 {expected}</\(name)><\(name) lang=\"en\">{expected}</\(name)>"
      }
      return "<rule id=\"\(rule.id)\">\(words.joined())\n<formula>\(rule.formula)</formula></rule>"
    }
    return
      "<rules xmlns=\"urn:yusuan:rules:1\" id=\"bureau\" version=\"1\"\(attributes)>\n\(elements.joined(separator: "\n"))</rules>"
  }

  static let rules = [
    ("total", "T05-1[total, total] = summary.income[grandTotal, amount]"),
    (
      "tree",
      "for p in expenditure[parents], c in columns(expenditure): expenditure[p, c] = sum(expenditure[children(p), c])"
    ),
    (
      "classes",
      "for k in classes(expenditure, summary.byFunction): expenditure[k, total] = summary.byFunction[k, amount]"
    ),
    ("economic", "for p in T05-2[parents], c in columns(T05-2): T05-2[p, c] = sum(T05-2[children(p), c])"),
    ("items", "summary.income[grandTotal, amount] = sum(summary.income[items, amount])"),
    ("paths", "summary.income[fiscal, amount] = summary.income[fiscal/general, amount] + summary.income[fund, amount]"),
    ("use", "T1.byUse[grandTotal, amount] = sum(T1.byUse[items, amount])"),
    ("figures", "threePublic[figures, total] = threePublic[figures, abroad] + threePublic[figures, vehicles]"),
    ("operating", "threePublic[figures, operating] = economic[total, operating]"),
    ("note", "noteTies(funds)"), ("codes", "rooted(economic)"), ("shape", "shaped(T05-2)"),
  ]

  // MARK: The document

  /// A document that ties by all rules but those that do not apply.
  static func tied() throws -> Document {
    let profile = try profile()
    var disclosure = Disclosure(
      profile: profile.id, unitName: "云岭区档案馆", unitLevel: .department, fiscalYear: 2031, amountUnit: .yuan)
    disclosure.tables = try [
      table(profile, "summary", [income, byFunction, byUse]),
      table(profile, "expenditure", [expenditure]), table(profile, "economic", [economic]),
      table(profile, "threePublic", [[fixed("figures", "", [600_000, 200_000, 400_000, 1_000_000])]]),
      table(profile, "funds", [[fixed("total", "合计", [])]]),
    ]
    disclosure.tables[4].note = "本部门2031年无政府性基金预算，故本表为空表。"
    var document = Document(disclosure)
    let sheet = SourceSheet(input: "云岭.xlsx", name: "表")
    document.sources.tables = disclosure.tables.enumerated().map { source($1, in: sheet, from: $0 * 100) }
    return document
  }

  private static let income = [
    fixed("fiscal", "一、财政拨款", [18_000_000]), fixed("fiscal/general", "1、一般公共预算", [18_000_000]),
    fixed("fiscal/fund", "2、政府性基金", []), fixed("other", "二、其他收入", [4_000_000]),
    BudgetRow(kind: .other, path: "内含：捐赠", item: "内含：捐赠", amounts: facts([1_000_000], ["amount"])),
    fixed("grandTotal", "收入总计", [22_000_000]),
  ]

  /// Only the classes with figures are printed, numbered anew.
  private static let byFunction = [
    fixed("class208", "一、社会保障和就业支出", [18_000_000]), fixed("class212", "二、城乡社区支出", [4_000_000]),
    fixed("grandTotal", "支出总计", [22_000_000]),
  ]

  private static let byUse = [
    fixed("basic", "基本支出", [18_000_000]), fixed("project", "项目支出", [4_000_000]),
    fixed("grandTotal", "支出总计", [22_000_000]),
  ]

  private static let expenditure = [
    code("208", "社会保障和就业支出", [18_000_000, 18_000_000]), code("208/20805", "养老支出", [18_000_000, 18_000_000]),
    code("208/20805/2080505", "养老保险缴费", [18_000_000, 18_000_000]), code("212", "城乡社区支出", [4_000_000, nil, 4_000_000]),
    fixed("total", "合计", [22_000_000, 18_000_000, 4_000_000], expenditureColumns),
  ]

  private static let economic = [
    code("301", "工资福利支出", [17_000_000, 17_000_000], economicColumns),
    code("301/30101", "基本工资", [17_000_000, 17_000_000], economicColumns),
    code("302", "商品和服务支出", [1_000_000, nil, 1_000_000], economicColumns),
    code("302/30201", "办公费", [1_000_000, nil, 1_000_000], economicColumns),
    fixed("total", "合计", [18_000_000, 17_000_000, 1_000_000], economicColumns),
  ]

  private static let expenditureColumns = ["total", "basic", "project"]
  private static let economicColumns = ["total", "personnel", "operating"]
  private static let figureColumns = ["total", "abroad", "vehicles", "operating"]

  private static func facts(_ fen: [Int64?], _ columns: [String]) -> [Fact] {
    zip(columns, fen).compactMap { column, fen in fen.map { Fact(column: column, amount: Amount(fen: $0)) } }
  }

  private static func fixed(_ path: String, _ item: String, _ fen: [Int64?], _ columns: [String]? = nil) -> BudgetRow {
    let columns = columns ?? (path == "figures" ? figureColumns : ["amount"])
    let id = path.split(separator: "/").last.map(String.init)
    return BudgetRow(kind: .item, id: id, path: path, item: item, amounts: facts(fen, columns))
  }

  private static func code(
    _ path: String, _ item: String, _ fen: [Int64?], _ columns: [String] = expenditureColumns
  ) -> BudgetRow {
    let code = path.split(separator: "/").last.map(String.init)
    return BudgetRow(kind: .function, path: path, code: code, item: item, amounts: facts(fen, columns))
  }

  private static func table(_ profile: Profile, _ id: String, _ panels: [[BudgetRow]]) throws -> Table {
    let layout = try #require(profile.table(id))
    return Table(
      id: id, number: layout.number, title: layout.title.printed(year: 2031),
      panels: zip(layout.panels, panels).map { panel, rows in
        let kinds = Dictionary(panel.rows.map { ($0.path, $0.kind) }) { first, _ in first }
        return Panel(
          id: panel.id,
          rows: rows.map { row in
            var row = row
            row.kind = kinds[row.path] ?? row.kind
            return row
          })
      })
  }

  /// Rows below each other from row `first` on, the header from column 2 on.
  private static func source(_ table: Table, in sheet: SourceSheet, from first: Int) -> TableSource {
    var source = TableSource()
    source.title = Origin(sheet: sheet, row: Int32(first + 1))
    source.amountUnit = table.id == "threePublic" ? .tenThousandYuan : .yuan
    source.panels = table.panels.map { panel in
      var places = PanelSource()
      places.header = Array(2...9)
      for (index, row) in panel.rows.enumerated() {
        places.append(
          sheet: sheet, row: first + 5 + index, line: 0, columns: row.amounts.indices.map { Int32($0 + 10) })
      }
      return places
    }
    return source
  }

  // MARK: The profile

  private static let profileText = """
    <profile xmlns="urn:yusuan:profile:2" id="bureau" family="yunling" level="department" amountUnit="元">
      <name lang="zh">云岭区部门预算公开表</name>
      <!-- rules -->
      <codes file="../codes/economic.xml"/>
      <words>
        <unitName>编制部门</unitName>
        <amountUnit unit="元">元</amountUnit>
        <emptyNote>本部门{Y}年无政府性基金预算，故本表为空表。</emptyNote>
        <ofWhich>内含</ofWhich>
      </words>
      <table number="1" id="summary">
        <title>{Y}年收支总表</title>
        <header>
          <group label="收入" panel="income">
            <column id="item" kind="item" label="项目"/><column id="amount" kind="amount" label="金额"/>
          </group>
          <group label="支出（按功能）" panel="byFunction">
            <column id="item" kind="item" label="项目"/><column id="amount" kind="amount" label="金额"/>
          </group>
          <group label="支出（按用途）" panel="byUse">
            <column id="item" kind="item" label="项目"/><column id="amount" kind="amount" label="金额"/>
          </group>
        </header>
        <panel id="income" label="收入">
          <row id="fiscal" kind="item" level="1" label="一、财政拨款">
            <row id="general" kind="item" level="2" label="1、一般公共预算"/>
            <row id="fund" kind="item" level="2" label="2、政府性基金"/>
          </row>
          <row id="other" kind="item" level="1" label="二、其他收入"/>
          <row id="grandTotal" kind="total" label="收入总计"/>
        </panel>
        <panel id="byFunction" label="功能支出">
          <row id="class205" kind="item" level="1" code="205" label="教育支出"/>
          <row id="class208" kind="item" level="1" code="208" label="社会保障和就业支出"/>
          <row id="class210" kind="item" level="1" code="210" label="卫生健康支出"/>
          <row id="class212" kind="item" level="1" code="212" label="城乡社区支出"/>
          <row id="grandTotal" kind="total" label="支出总计"/>
        </panel>
        <panel id="byUse">
          <row id="basic" kind="item" level="1" label="基本支出"/>
          <row id="project" kind="item" level="1" label="项目支出"/>
          <row id="grandTotal" kind="total" label="支出总计"/>
        </panel>
      </table>
      <table number="05-1" id="expenditure">
        <title>{Y}年支出表</title>
        <header>
          <column id="class" kind="codePart" label="类"/>
          <column id="division" kind="codePart" label="款"/>
          <column id="item" kind="codePart" label="项"/>
          <column id="name" kind="item" label="科目名称"/>
          <column id="total" kind="amount" label="合计"/>
          <column id="basic" kind="amount" label="基本支出"/>
          <column id="project" kind="amount" label="项目支出"/>
          <column id="share" kind="percent" label="占比"/>
        </header>
        <panel id="expenditure">
          <codes kind="function" lengths="3 5 7"/>
          <row id="total" kind="total" label="合计"/>
        </panel>
      </table>
      <table number="05-2" id="economic">
        <title>{Y}年基本支出经济分类表</title>
        <header>
          <column id="code" kind="code" label="科目编码"/>
          <column id="name" kind="item" label="科目名称"/>
          <column id="total" kind="amount" label="合计"/>
          <column id="personnel" kind="amount" label="人员经费"/>
          <column id="operating" kind="amount" label="公用经费"/>
        </header>
        <panel id="expenditure">
          <codes kind="economic" lengths="3 5"/>
          <row id="total" kind="total" label="合计"/>
        </panel>
      </table>
      <table number="附3" id="threePublic" amountUnit="万元">
        <title>{Y}年“三公”经费表</title>
        <header>
          <group label="“三公”经费">
            <column id="total" kind="amount" label="合计"/>
            <column id="abroad" kind="amount" label="因公出国（境）费"/>
            <column id="vehicles" kind="amount" label="公务用车费"/>
          </group>
          <column id="operating" kind="amount" label="机关运行经费"/>
        </header>
        <panel id="figures"><row id="figures" kind="item"/></panel>
      </table>
      <table number="8" id="funds">
        <title>{Y}年政府性基金表</title>
        <header>
          <column id="code" kind="code" label="科目编码"/>
          <column id="name" kind="item" label="科目名称"/>
          <column id="amount" kind="amount" label="金额"/>
        </header>
        <panel id="expenditure">
          <codes kind="function" lengths="3 5 7"/>
          <row id="total" kind="total" label="合计"/>
        </panel>
      </table>
    </profile>
    """
}
