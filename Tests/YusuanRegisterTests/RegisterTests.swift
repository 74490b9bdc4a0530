import TestSupport
import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanRegister

/// The register of units (单位名册).
@Suite struct RegisterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String) throws -> Register {
    try Register.read(folder.write(Array(text.utf8), as: "units.csv"))
  }

  /// All mistakes of a register, each as its line without the folder.
  private func mistakes(_ text: String, _ language: Language = .zh) throws -> [String] {
    let path = try folder.write(Array(text.utf8), as: "units.csv")
    do {
      _ = try Register.read(path)
      return []
    } catch {
      return error.all.map { Wording(language).line($0).replacing(folder.path + "/", with: "") }
    }
  }

  private static let plain = """
    单位代码,单位名称,别名,区划代码,主管部门,单位性质,备注
    101,晋城市应急管理局,市应急局；晋城市安全生产监督管理局,140500,,行政,
    101001,晋城市应急管理调度指挥中心,,140500,晋城市应急管理局,事业单位,新
    101002,晋城市地震局,,140500,101,参公,

    """

  @Test(arguments: [
    plain,
    plain.replacing("单位代码,单位名称,别名,区划代码,主管部门,单位性质", with: "code,name,aliases,region,department,kind"),
    plain.replacing("，", with: ",").replacing("\n", with: "\r\n"),
    plain.replacing("单位名称", with: " 单位\u{3000}名称 "),
  ])
  func columnsAreFoundByTheirHeadersInBothLanguages(text: String) throws {
    let units = try read(text).units
    #expect(units.map(\.name) == ["晋城市应急管理局", "晋城市应急管理调度指挥中心", "晋城市地震局"])
    #expect(units.map(\.code) == ["101", "101001", "101002"])
    #expect(units.map(\.aliases) == [["市应急局", "晋城市安全生产监督管理局"], [], []])
    #expect(units.map(\.region) == ["140500", "140500", "140500"])
    #expect(units.map(\.department) == [nil, 0, 0])
    #expect(units.map(\.kind) == [.agency, .institution, .managedAsAgency])
  }

  @Test func namesAreFoundFoldedThenByAlias() throws {
    let register = try read("name,aliases\n甲局（本级）,甲\n乙中心,甲局\n")
    #expect(register.match("甲局（本级）") == .name(0))
    #expect(register.match(" 甲 局(本级)") == .spelling(0))
    #expect(register.match("甲") == .alias(0))
    #expect(register.match("甲局") == .alias(1))
    #expect(register.match("甲局本级") == nil)
    #expect(register.suggestion(for: "甲局(本级") == "甲局（本级）")
  }

  @Test(arguments: [
    ("", ["units.csv：错误：文件没有内容 [Y0051]"]),
    ("单位名称\n", ["units.csv：错误：名册没有单位 [Y0160]"]),
    (
      "代码,性质\n1,行政\n",
      ["units.csv › 第 1 行 › A1（第 1 行第 1 列）：错误：表头没有单位名称一列；应为 单位代码, 单位名称, 别名, 区划代码, 主管部门, 单位性质 [Y0160]"]
    ),
    (
      "甲局,1\n乙局,2\n",
      ["units.csv › 第 1 行 › A1（第 1 行第 1 列）：错误：第一行应是表头；应为 单位代码, 单位名称, 别名, 区划代码, 主管部门, 单位性质 [Y0160]"]
    ),
    ("单位名称,区划代玛\n甲局,1\n", ["units.csv › 第 1 行 › B1（第 1 行第 2 列）：错误：不认识的表头：“区划代玛”；是否“区划代码”？ [Y0160]"]),
    ("单位名称,名称\n甲局,1\n", ["units.csv › 第 1 行 › B1（第 1 行第 2 列）：错误：表头中有两列相同：“名称” [Y0160]"]),
    (
      "code,name\n1,甲局\n1,乙局\n,甲 局\n3,\n",
      [
        "units.csv › 第 3 行 › A3（第 3 行第 1 列）：错误：单位代码重复：“1”，第 2 行已有 [Y0160]",
        "units.csv › 第 4 行 › B4（第 4 行第 2 列）：错误：单位名称重复：“甲 局”，第 2 行已有 [Y0160]",
        "units.csv › 第 5 行 › B5（第 5 行第 2 列）：错误：没有单位名称 [Y0160]",
      ]
    ),
    (
      "name,aliases\n甲局,丙;丁\n乙局,丁｜甲局\n",
      [
        "units.csv › 第 3 行 › B3（第 3 行第 2 列）：错误：别名属于两个单位：“丁”，第 2 行已有 [Y0160]",
        "units.csv › 第 3 行 › B3（第 3 行第 2 列）：错误：别名属于两个单位：“甲局”，第 2 行已有 [Y0160]",
      ]
    ),
    (
      "name,kind,department\n甲局,企业,乙局\n乙中心,,\n",
      [
        "units.csv › 第 2 行 › B2（第 2 行第 2 列）：错误：不认识的单位性质：“企业”；应为 行政, 参公, 事业 [Y0160]",
        "units.csv › 第 2 行 › C2（第 2 行第 3 列）：错误：名册中没有这个主管部门：“乙局” [Y0160]",
      ]
    ),
    (
      "name,department\n甲,乙\n乙,丙\n丙,乙\n丁,丁\n",
      ["units.csv › 第 3 行 › B3（第 3 行第 2 列）：错误：主管部门循环：“乙 → 丙 → 乙” [Y0160]"]
    ),
  ])
  func aDirtyRegisterIsRefusedWithAllItsMistakes(text: String, expected: [String]) throws {
    #expect(try mistakes(text) == expected)
  }

  @Test func mistakesAreSaidInEnglish() throws {
    #expect(
      try mistakes("code,name\n1,a\n1,b\n", .en) == [
        "units.csv › line 3 › A3 (row 3, column 1): error: the code is there twice: “1”, already in row 2 [Y0160]"
      ])
  }

  @Test func anyBytesAreARegisterOrAnError() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<300 {
      let words = ["单位名称", "name", ",", "\n", "\"", "甲", "department", ";", "\t", "\u{FEFF}", "\0", "行政", "1"]
      let text = (0..<Int.random(in: 0..<40, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      _ = try? read(text.joined())
    }
  }

  // MARK: Departments

  @Test func departmentsLeadUpToTheCommonOne() throws {
    let register = try read("name,department,region\n市,,1\n甲局,市,1\n甲一,甲局,1\n甲二,甲局,2\n乙局,市,2\n")
    #expect(register.departments(of: 2) == [1, 0])
    #expect(register.commonDepartment(of: [2, 3]) == 1)
    #expect(register.commonDepartment(of: [1, 2, 3]) == 1)
    #expect(register.commonDepartment(of: [2, 4]) == 0)
    #expect(register.commonDepartment(of: [2]) == 1)
    #expect(try register.selection("甲局") == [1, 2, 3])
    #expect(try register.selection("2") == [3, 4])
    #expect(try register.selection("all").count == 5)
    #expect(throws: Diagnostic.self) { try register.selection("丙局") }
    #expect(register.isMereDepartment(1) && !register.isMereDepartment(2))
  }

  // MARK: Documents

  private func document(_ name: String, code: String? = nil) -> Document {
    var disclosure = Disclosure(
      profile: "shanxi-unit", unitName: name, unitCode: code, fiscalYear: 2025, amountUnit: .tenThousandYuan)
    let rows = [
      BudgetRow(kind: .subtotal, id: "unit", path: "unit", item: name),
      BudgetRow(kind: .project, path: name, item: name),
    ]
    disclosure.tables = [
      Table(
        id: "projectExpenditureCurrent", number: "12", title: "", panels: [Panel(id: "expenditure", rows: rows)])
    ]
    return Document(disclosure)
  }

  private func completed(_ document: Document) throws -> (Document, [String]) {
    var document = document
    let findings = try read(Self.plain).complete(&document)
    return (document, findings.map(Wording(.zh).line))
  }

  @Test func aUnitGetsItsKeys() throws {
    let (document, findings) = try completed(document("晋城市地震局"))
    #expect(document.disclosure.unitCode == "101002" && document.disclosure.regionCode == "140500")
    #expect(document.unitKind == .managedAsAgency)
    #expect(findings == [])
  }

  @Test func anAliasBecomesTheNameAlsoOfTheUnitsOwnRow() throws {
    let (document, findings) = try completed(document("市应急局"))
    #expect(document.disclosure.unitName == "晋城市应急管理局")
    #expect(document.disclosure.tables[0].panels[0].rows.map(\.item) == ["晋城市应急管理局", "市应急局"])
    #expect(findings == ["市应急局：信息：“市应急局”是名册中“晋城市应急管理局”的别名，按名册写出 [Y0161]"])
  }

  @Test func likenessIsOnlySuggested() throws {
    let (document, findings) = try completed(document("晋城市应急管理指挥中心"))
    #expect(document.disclosure.unitName == "晋城市应急管理指挥中心" && document.disclosure.unitCode == nil)
    #expect(findings == ["晋城市应急管理指挥中心：警告：名册中没有“晋城市应急管理指挥中心”；是否“晋城市应急管理调度指挥中心”？ [Y0162]"])
  }

  @Test func aCodeThatIsPrintedStays() throws {
    let (document, findings) = try completed(document("晋城市地震局", code: "9"))
    #expect(document.disclosure.unitCode == "9")
    #expect(findings == ["晋城市地震局：警告：“晋城市地震局”的代码是“9”，名册中是“101002”；保留原代码 [Y0164]"])
  }

  // MARK: Drafts

  @Test func aDraftIsReadAndNamesThatAreAlikeAreTold() throws {
    var draft = RegisterDraft()
    for name in ["甲市教育局", "甲市教育局 ", "甲市教育局招生考试中心", "=乙市"] { draft.add(document(name).disclosure) }
    draft.add(Disclosure(profile: "shanxi-unit", unitName: nil, fiscalYear: nil, amountUnit: .yuan))
    #expect(draft.unnamed == 1 && draft.count == 3)
    #expect(draft.alike.map { [$0.0, $0.1] } == [["甲市教育局", "甲市教育局招生考试中心"]])
    let text = String(decoding: draft.csv(.en), as: UTF8.self)
    #expect(text == "\u{FEFF}code,name,aliases,region,department,kind\n,'=乙市,,,,\n,甲市教育局,,,,\n,甲市教育局招生考试中心,,,,\n")
    #expect(try read(text).units.map(\.name) == ["=乙市", "甲市教育局", "甲市教育局招生考试中心"])
  }
}
