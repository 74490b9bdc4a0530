import TestSupport
import YusuanModel
import YusuanProfiles
@testable import YusuanRules

/// Makes disclosures whose figures tie by every rule (账目相符的公开文件), from amounts of the finest items upwards.
struct TiedDisclosure {
  /// What a disclosure is like.
  struct Traits {
    /// Figures are exact to 0.01 万元; otherwise each is rounded by itself from amounts in 分.
    var isExact = true
    /// Administrative units have 机关运行经费, public institutions do not.
    var isAdministrative = true
    /// 财政专户管理资金 and 单位资金 take part.
    var hasOtherFunds = true
    /// 政府性基金 and 国有资本经营预算 take part.
    var hasOtherBudgets = true
    /// Something was carried over from the year before.
    var hasCarryover = true
    /// Something is carried over to the next year.
    var hasYearEnd = false
  }

  static let funds = ["generalPublicBudget", "governmentFund", "stateCapital"]
  static let sources = funds + ["fiscalAccount", "unitFunds"]

  /// A functional item (项) with its amounts in 分.
  private struct Item {
    var code: String
    /// By source.
    var basic = [Int64](repeating: 0, count: 5)
    var project = [Int64](repeating: 0, count: 5)
    /// By fund: carried over from the year before, and spent on projects.
    var carried = [Int64](repeating: 0, count: 3)
    /// By fund: carried over to the next year.
    var kept = [Int64](repeating: 0, count: 3)
  }

  private var random: SeededRandom
  private let traits: Traits
  private let profile: Profile
  /// The names of the codes that have one.
  private let names: CodeList?
  private var items: [Item] = []
  private var year = 2025
  private var unit = "甲单位"

  /// The disclosure of `unit` for `year` by `seed`.
  static func make(
    _ profile: Profile, _ traits: Traits = Traits(), seed: UInt64, unit: String = "甲单位", year: Int = 2025
  ) -> Disclosure {
    var maker = TiedDisclosure(random: SeededRandom(seed: seed), traits: traits, profile: profile)
    (maker.unit, maker.year) = (unit, year)
    return maker.disclosure()
  }

  private init(random: SeededRandom, traits: Traits, profile: Profile) {
    (self.random, self.traits, self.profile) = (random, traits, profile)
    names = CodeList.functional(profile)
  }

  // MARK: Amounts

  private mutating func amount() -> Int64 {
    let fen = Int64.random(in: 10_000...90_000_000, using: &random)
    return traits.isExact ? fen / 10_000 * 10_000 : fen
  }

  private mutating func chance(_ likelihood: Double) -> Bool { Double.random(in: 0..<1, using: &random) < likelihood }

  /// `total` in `count` parts.
  private mutating func parts(_ total: Int64, _ count: Int) -> [Int64] {
    var rest = total
    var parts: [Int64] = []
    for _ in 1..<max(count, 1) {
      let part =
        traits.isExact
        ? Int64.random(in: 0...rest / 10_000, using: &random) * 10_000 : Int64.random(in: 0...rest, using: &random)
      parts.append(part)
      rest -= part
    }
    return parts + [rest]
  }

  /// A figure as it is printed: to 0.01 万元; nothing for nothing.
  private func printed(_ fen: Int64) -> Amount? {
    fen == 0 ? nil : Amount(fen: (fen + 5_000) / 10_000 * 10_000)
  }

  private func facts(_ amounts: [(String, Int64)]) -> [Fact] {
    amounts.compactMap { column, fen in printed(fen).map { Fact(column: column, amount: $0) } }
  }

  // MARK: Items

  private mutating func makeItems() {
    let medical = traits.isAdministrative ? "2101101" : "2101102"
    var codes: Set<String> = [medical]
    let classes = profile.tables[0].panels[1].rows.compactMap(\.code)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let above =
        (classes.randomElement(using: &random) ?? "201") + String(format2(Int.random(in: 1...3, using: &random)))
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        codes.insert(above + format2(Int.random(in: 1...9, using: &random)))
      }
    }
    for code in codes.sorted() { items.append(item(code, isCertain: code == medical)) }
  }

  private func format2(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private mutating func item(_ code: String, isCertain: Bool) -> Item {
    var item = Item(code: code)
    for source in 0..<5 {
      let takesPart = source == 0 || (source < 3 ? traits.hasOtherBudgets : traits.hasOtherFunds)
      if takesPart, isCertain || chance(0.7) { item.basic[source] = amount() }
      if takesPart, isCertain || chance(0.5) { item.project[source] = amount() }
    }
    for fund in 0..<3 where fund == 0 || traits.hasOtherBudgets {
      if traits.hasCarryover, isCertain || chance(0.3) { item.carried[fund] = amount() }
      if traits.hasYearEnd, isCertain || chance(0.3) { item.kept[fund] = amount() }
    }
    return item
  }

  private func sum(_ prefix: String = "", _ value: (Item) -> Int64) -> Int64 {
    items.reduce(0) { $0 + ($1.code.hasPrefix(prefix) ? value($1) : 0) }
  }

  private static func spent(_ item: Item) -> Int64 { item.basic.reduce(0, +) + item.project.reduce(0, +) }
  private static func revenue(_ item: Item, _ source: Int) -> Int64 {
    item.basic[source] + item.project[source] + (source < 3 ? item.kept[source] : 0)
  }

  // MARK: Tables

  private mutating func disclosure() -> Disclosure {
    makeItems()
    var disclosure = Disclosure(
      profile: profile.id, unitName: unit, fiscalYear: year, amountUnit: .tenThousandYuan)
    let economic = economicRows()
    disclosure.tables = [
      summary(), revenueSummary(),
      tree(
        3,
        {
          [
            ("total", Self.spent($0) + $0.carried.reduce(0, +)), ("basic", $0.basic.reduce(0, +)),
            ("project", $0.project.reduce(0, +) + $0.carried.reduce(0, +)),
          ]
        }),
      appropriations(), fundTree(5, 0), economicTable(economic), revenueTree(7, 1, "1030148"), fundTree(8, 1),
      stateCapital(), threePublic(economic), agency(economic), projects(12), projects(13),
    ]
    for index in disclosure.tables.indices
    where disclosure.tables[index].panels.allSatisfy({ $0.rows.allSatisfy(\.amounts.isEmpty) }) {
      disclosure.tables[index].note = "本表无数据"
    }
    return disclosure
  }

  private func table(_ number: Int, _ panels: [[BudgetRow]]) -> Table {
    let layout = profile.tables[number - 1]
    var table = Table(id: layout.id, number: layout.number, title: layout.title.printed(year: year))
    table.panels = zip(layout.panels, panels).map { panel, rows in
      var paths = RowPaths(panel)
      return Panel(
        id: panel.id,
        rows: rows.map { row in
          var row = row
          let fixed = row.path.isEmpty ? nil : row.path
          row.path = paths.path(fixed: fixed, code: row.code, item: row.item, kind: row.kind)
          return row
        })
    }
    return table
  }

  /// The fixed rows of a panel with the figures that `amounts` gives for their paths and classes, and `open` among them.
  private func rows(
    _ number: Int, _ panel: Int = 0, open: [BudgetRow] = [], _ amounts: (String, String?) -> [(String, Int64)]
  ) -> [BudgetRow] {
    let layout = profile.tables[number - 1].panels[panel]
    var rows = layout.rows.map { row in
      BudgetRow(
        kind: row.kind, id: row.id, path: row.path, item: row.label?.text ?? unit, level: row.level,
        amounts: facts(amounts(row.path, row.code)))
    }
    rows.insert(contentsOf: open, at: layout.openRowsIndex)
    return rows
  }

  private func summary() -> Table {
    let sources = (0..<5).map { source in sum { Self.revenue($0, source) } }
    let carried = sum { $0.carried.reduce(0, +) }
    let kept = sum { $0.kept.reduce(0, +) }
    let left = rows(1) { id, _ in
      switch id {
      case "yearTotal": [("amount", sources.reduce(0, +))]
      case "carryover": [("amount", carried)]
      case "grandTotal": [("amount", sources.reduce(0, +) + carried)]
      default: [("amount", Self.sources.firstIndex(of: id).map { sources[$0] } ?? 0)]
      }
    }
    let right = rows(1, 1) { id, code in
      let current = sum(code ?? "") { Self.spent($0) }
      let spent = sum(code ?? "") { $0.carried.reduce(0, +) }
      switch id {
      case "carryover": return [("total", kept), ("current", kept)]
      case "grandTotal": return [("total", current + spent + kept), ("current", current + kept), ("carryover", spent)]
      default: return [("total", current + spent), ("current", current), ("carryover", spent)]
      }
    }
    return table(1, [left, right])
  }

  /// A code tree over the items: for each code the sums of what `columns` gives for its items.
  private func codeRows(_ kind: RowKind, _ columns: (Item) -> [(String, Int64)]) -> [BudgetRow] {
    let used = items.filter { columns($0).contains { $0.1 != 0 } }
    let codes = Set(used.flatMap { [String($0.code.prefix(3)), String($0.code.prefix(5)), $0.code] }).sorted()
    return codes.map { code in
      BudgetRow(
        kind: kind, code: code, item: CodeNumber(code).flatMap { names?.title($0) } ?? "科目\(code)",
        level: code.count / 2,
        amounts: facts(total(used.filter { $0.code.hasPrefix(code) }, columns)))
    }
  }

  private func total(_ items: [Item], _ columns: (Item) -> [(String, Int64)]) -> [(String, Int64)] {
    guard let first = items.first else { return [] }
    return columns(first).enumerated().map { index, column in
      (column.0, items.reduce(0) { $0 + columns($1)[index].1 })
    }
  }

  private func tree(_ number: Int, _ columns: (Item) -> [(String, Int64)]) -> Table {
    table(number, [treeRows(number, 0, columns)])
  }

  private func treeRows(_ number: Int, _ panel: Int, _ columns: (Item) -> [(String, Int64)]) -> [BudgetRow] {
    rows(number, panel, open: codeRows(.function, columns)) { _, _ in total(items, columns) }
  }

  private func revenueSummary() -> Table {
    tree(2) { item in
      let sources = (0..<5).map { Self.revenue(item, $0) }
      return [("total", sources.reduce(0, +))] + zip(Self.sources, sources) + [("carryover", item.carried.reduce(0, +))]
    }
  }

  private func fundTree(_ number: Int, _ fund: Int) -> Table { tree(number) { Self.fund($0, fund) } }

  private static func fund(_ item: Item, _ fund: Int) -> [(String, Int64)] {
    [("total", item.basic[fund] + item.project[fund]), ("basic", item.basic[fund]), ("project", item.project[fund])]
  }

  private func revenueRows(_ number: Int, _ fund: Int, _ code: String) -> [BudgetRow] {
    let amount = sum { Self.revenue($0, fund) }
    let codes = amount == 0 ? [] : [3, 5, 7].map { String(code.prefix($0)) }
    let open = codes.map { code in
      BudgetRow(
        kind: .revenue, code: code, item: "收入\(code)", level: code.count / 2, amounts: facts([("amount", amount)]))
    }
    return rows(number, 0, open: open) { _, _ in [("amount", amount)] }
  }

  private func revenueTree(_ number: Int, _ fund: Int, _ code: String) -> Table {
    table(number, [revenueRows(number, fund, code)])
  }

  private func stateCapital() -> Table {
    table(9, [revenueRows(9, 2, "1030601"), treeRows(9, 1) { Self.fund($0, 2) }])
  }

  private func appropriations() -> Table {
    let revenue = (0..<3).map { fund in sum { Self.revenue($0, fund) } }
    let carried = (0..<3).map { fund in sum { $0.carried[fund] } }
    let left = rows(4) { id, _ in
      let isCarried = id.hasPrefix("carryover/")
      let fund = Self.funds.firstIndex { $0 == id.split(separator: "/").last.map(String.init) }
      switch id {
      case "yearTotal": return [("amount", revenue.reduce(0, +))]
      case "carryover": return [("amount", carried.reduce(0, +))]
      case "grandTotal": return [("amount", revenue.reduce(0, +) + carried.reduce(0, +))]
      default: return [("amount", fund.map { isCarried ? carried[$0] : revenue[$0] } ?? 0)]
      }
    }
    let right = rows(4, 1) { id, code in
      let spent = (0..<3).map { fund in sum(code ?? "") { $0.basic[fund] + $0.project[fund] + $0.carried[fund] } }
      let kept = (0..<3).map { fund in sum { $0.kept[fund] } }
      let funds = id == "carryover" ? kept : id == "grandTotal" ? zip(spent, kept).map(+) : spent
      return [("total", funds.reduce(0, +))] + zip(Self.funds, funds)
    }
    return table(4, [left, right])
  }

  // MARK: Economic items and projects

  /// An economic item: its name, 人员经费 and 公用经费, and whether it is above those behind it.
  private struct Economic {
    var name: String
    var personnel: Int64 = 0
    var operating: Int64 = 0
    var isAbove = false
  }

  private mutating func economicRows() -> [Economic] {
    let basic = sum { $0.basic[0] }
    let halves = parts(basic, 2)
    let people = parts(halves[0], 3)
    let office = parts(halves[1], 4)
    let names = ["办公费", "因公出国（境）费用", "公务接待费", "公务用车运行维护费"]
    return [Economic(name: "工资福利支出", personnel: halves[0], isAbove: true)]
      + zip(["基本工资", "津贴补贴", "绩效工资"], people).map { Economic(name: $0, personnel: $1) }
      + [Economic(name: "商品和服务支出", operating: halves[1], isAbove: true)]
      + zip(names, office).map { Economic(name: $0, operating: $1) }
  }

  private func economicTable(_ economic: [Economic]) -> Table {
    let figures = { (item: Economic) in
      [("total", item.personnel + item.operating), ("personnel", item.personnel), ("operating", item.operating)]
    }
    let open = economic.map { BudgetRow(kind: .economic, item: $0.name, amounts: facts(figures($0))) }
    let leaves = economic.filter { !$0.isAbove }
    let total = Economic(
      name: "", personnel: leaves.reduce(0) { $0 + $1.personnel }, operating: leaves.reduce(0) { $0 + $1.operating })
    return table(6, [rows(6, open: open) { _, _ in figures(total) }])
  }

  private mutating func threePublic(_ economic: [Economic]) -> Table {
    var amounts: [String: [Int64]] = [:]
    for (id, name) in [
      ("abroad", "因公出国（境）费用"), ("reception", "公务接待费"), ("vehicles/operation", "公务用车运行维护费"), ("vehicles/purchase", ""),
    ] {
      let known = economic.first { $0.name == name }?.operating ?? 0
      amounts[id] = [known + amount(), traits.hasOtherBudgets ? amount() : 0, 0]
    }
    let add = { (ids: [String]) in (0..<3).map { fund in ids.reduce(Int64(0)) { $0 + (amounts[$1]?[fund] ?? 0) } } }
    amounts["vehicles"] = add(["vehicles/purchase", "vehicles/operation"])
    amounts["total"] = add(["abroad", "reception", "vehicles"])
    let figures = amounts
    return table(10, [rows(10) { id, _ in Self.withTotal(figures[id] ?? [0, 0, 0]) }])
  }

  private static func withTotal(_ funds: [Int64]) -> [(String, Int64)] {
    [("total", funds.reduce(0, +))] + zip(sources, funds)
  }

  private mutating func agency(_ economic: [Economic]) -> Table {
    guard traits.isAdministrative else { return table(11, [rows(11) { _, _ in [] }]) }
    let operating = economic.filter { !$0.isAbove }.reduce(0) { $0 + $1.operating }
    let funds = [operating, traits.hasOtherBudgets ? amount() : 0, 0]
    let open = [BudgetRow(kind: .unit, item: unit, level: 1, amounts: facts(Self.withTotal(funds)))]
    return table(11, [rows(11, open: open) { _, _ in Self.withTotal(funds) }])
  }

  private mutating func projects(_ number: Int) -> Table {
    let sources =
      number == 12
      ? (0..<5).map { source in sum { $0.project[source] } } : (0..<3).map { fund in sum { $0.carried[fund] } }
    if sources.allSatisfy({ $0 == 0 }) { return table(number, [[]]) }
    let count = Int.random(in: 1...3, using: &random)
    let split = sources.map { parts($0, count) }
    var list = [
      BudgetRow(
        kind: .subtotal, id: "unit", path: "unit", item: unit, level: 1, amounts: facts(Self.withTotal(sources)))
    ]
    for project in 0..<count {
      list.append(
        BudgetRow(
          kind: .project, item: "项目\(project + 1)", level: 2, amounts: facts(Self.withTotal(split.map { $0[project] })))
      )
    }
    return table(number, [list])
  }
}

extension CodeList {
  /// The list of functions (功能分类) that `profile` brings along.
  static func functional(_ profile: Profile) -> CodeList? {
    for companion in profile.companions where companion.kind == .codes {
      if let list = try? load(companion.bytes, input: companion.name), list.id == "functional" { return list }
    }
    return nil
  }
}
