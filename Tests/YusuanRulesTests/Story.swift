import YusuanModel
@testable import YusuanRules

/// The text and the forms around the tables of a disclosure, as the bureau has them written (情况说明).
enum Story {
  /// The paragraphs, every figure as the tables have it. `growth` is by how much all grew since the year before.
  static func paragraphs(of disclosure: Disclosure, growth: Int64 = 10_000_000) -> [String] {
    let money = { (cell: String) in Amount(fen: disclosure.fen(CellName(cell)) ?? 0).text(in: .tenThousandYuan) + "万元" }
    let fen = { (cell: String) in Int128(disclosure.fen(CellName(cell)) ?? 0) }
    let share = { (part: String, whole: String) in "占" + Ratio(part: fen(part), whole: fen(whole)).text + "%" }
    let grown = { (cell: String) in
      let rate = Ratio(part: Int128(growth), whole: fen(cell) - Int128(growth)).text
      return "比上年增加\(Amount(fen: growth).text(in: .tenThousandYuan))万元，增长\(rate)%"
    }
    let (revenue, spending) = ("1 revenue 收入总计 amount", "1 expenditure 支出总计 total")
    let project = "12 expenditure 甲单位 total"
    return [
      "第三部分 2025年度单位预算情况说明", "一、单位预算收支数据变动情况及原因",
      "2025年度甲单位预算收入总计\(money(revenue))，其中：本年收入\(money("1 revenue 本年收入合计 amount"))，上年结转\(money("1 revenue 上年结转 amount"))，\(grown(revenue))，主要原因是人员增加；本年单位预算支出总计\(money(spending))，其中：本年预算安排\(money("1 expenditure 支出总计 current"))，上年结转\(money("1 expenditure 支出总计 carryover"))，\(grown(spending))。",
      "二、收入预算情况说明",
      "2025年度甲单位预算收入\(money(revenue))，主要包括一般公共预算拨款收入\(money("1 revenue 一、一般公共预算 amount"))，\(share("1 revenue 一、一般公共预算 amount", revenue))；单位资金\(money("1 revenue 五、单位资金 amount"))，\(share("1 revenue 五、单位资金 amount", revenue))。",
      "三、支出预算情况说明",
      "2025年度甲单位支出预算\(money("3 expenditure 合计 total"))，其中：基本支出\(money("3 expenditure 合计 basic"))，\(share("3 expenditure 合计 basic", "3 expenditure 合计 total"))；项目支出\(money("3 expenditure 合计 project"))，\(share("3 expenditure 合计 project", "3 expenditure 合计 total"))。",
      "四、财政拨款收支预算总体情况说明",
      "2025年度甲单位财政拨款收支总预算\(money("4 revenue 收入总计 amount"))。其中：一般公共预算拨款\(money("4 revenue 一、一般公共预算 amount"))。其中：当年拨款收入\(money("4 revenue 本年收入合计 amount"))，上年结转收入\(money("4 revenue 上年财政拨款结转 amount"))。支出包括：卫生健康支出\(money("4 expenditure 十、卫生健康支出 total"))等。",
      "五、一般公共预算支出情况说明", "(一) 一般公共预算当年支出规模变化情况",
      "2025年度甲单位一般公共预算当年支出\(money("5 expenditure 合计 total"))，\(grown("5 expenditure 合计 total"))。",
      "(二) 一般公共预算当年支出结构情况",
      "2025年度甲单位一般公共预算当年支出\(money("5 expenditure 合计 total")),主要用于:卫生健康支出\(money("5 expenditure 210 total")),\(share("5 expenditure 210 total", "5 expenditure 合计 total"))等。",
      "六、一般公共预算基本支出情况说明",
      "2025年度甲单位一般公共预算安排基本支出\(money("5 expenditure 合计 basic")),其中:",
      "人员经费\(money("6 expenditure 合计 personnel")),主要包括:基本工资等;",
      "公用经费\(money("6 expenditure 合计 operating")),主要包括:办公费等。",
      "七、“三公”经费增减变动原因说明",
      "2025年甲单位财政拨款安排的“三公”经费预算\(money("10 expenditure 合计 total"))，\(grown("10 expenditure 合计 total"))。其中:公务接待费\(money("10 expenditure 公务接待费 total")),\(grown("10 expenditure 公务接待费 total"))。",
      "八、机关运行经费增减变动原因说明", "2025年机关运行经费预算为\(money("11 expenditure 部门合计 total"))。",
      "十、绩效管理情况", "1、整体绩效目标", "2025年编报单位整体绩效目标，涉及资金\(money(project))（见附件）", "2、项目绩效目标",
      "纳入绩效目标管理的项目2个，共计金额\(money(project))。其中：其他运转类项目2个，涉及金额\(money(project))；特定目标类项目0个，涉及金额0万元。公开项目绩效目标2个，涉及项目金额\(money(project))，\(share(project, "3 expenditure 合计 project").replacing("占", with: "占单位项目支出总额的"))。",
    ]
  }

  /// A form of the project 项目1 with its yearly amount in 元.
  static func form(of disclosure: Disclosure) -> [[String]] {
    let fen = disclosure.fen(CellName("12 expenditure 项目1 total")) ?? 0
    return [
      ["单位项目支出绩效目标表"], ["项目名称", "项目1"], ["项目资金（元）", "实施期资金总额：", "9,999,999", "年度资金总额：", grouped(fen / 100)],
    ]
  }

  private static func grouped(_ number: Int64) -> String {
    var text = String(number)
    var groups: [String] = []
    while text.count > 3 {
      groups.insert(String(text.suffix(3)), at: 0)
      text.removeLast(3)
    }
    return ([text] + groups).joined(separator: ",")
  }

  /// `disclosure` with `paragraphs` and the rows of `form` around its tables.
  static func told(_ disclosure: Disclosure, _ paragraphs: [String], form: [[String]] = []) -> Document {
    var told = Document(disclosure)
    let sheet = SourceSheet(input: "说明.txt", name: nil)
    let rows = paragraphs.map { [$0] } + form
    told.narrative.passages = rows.enumerated().map { index, cells in
      Passage(
        cells: cells, columns: cells.indices.map { Int32($0 + 1) },
        origin: Origin(sheet: sheet, row: Int32(index + 1), line: Int32(index + 1)))
    }
    return told
  }
}
