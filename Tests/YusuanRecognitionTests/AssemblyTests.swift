import Testing
import YusuanFindings
import YusuanModel
import YusuanRecognition

/// Tables of one unit and year become one disclosure, wherever they stand.
@Suite struct AssemblyTests {
  static func table(_ number: Int, unit: String? = "甲中心", year: Int = 2025, amount: String = "1") -> String {
    let titles = [3: "预算支出总表", 5: "一般公共预算支出预算表（不含上年结转）"]
    let meta = unit.map { "单位名称：\($0)\n" } ?? ""
    return "\(year)年\(titles[number] ?? "")\n\(meta)单位：万元\n项目,,\(year)年预算数,,\n科目编码,科目名称,合计,基本支出,项目支出\n合计,,\(amount),,\n"
  }

  private static func shapes(_ probe: Probe) -> [String] {
    probe.disclosures.map { disclosure in
      "\(disclosure.unitName ?? "-") \(disclosure.fiscalYear ?? 0): "
        + disclosure.tables.map(\.number).joined(separator: ",")
    }
  }

  @Test func tablesAreOrderedByNumberWhateverTheirOrder() throws {
    let probe = try Probe.read(Self.table(5), Self.table(3))
    #expect(Self.shapes(probe) == ["甲中心 2025: 3,5"])
    #expect(probe.codes == [])
  }

  @Test func aTableWithoutUnitBelongsToTheOneBefore() throws {
    let probe = try Probe.read(Self.table(3), Self.table(5, unit: nil))
    #expect(Self.shapes(probe) == ["甲中心 2025: 3,5"])
    #expect(probe.codes == [])
  }

  @Test func unitsOfOneFileAreDisclosuresOfTheirOwn() throws {
    let probe = try Probe.read(Self.table(3) + Self.table(3, unit: "乙中心") + Self.table(5) + Self.table(5, unit: "乙中心"))
    #expect(Self.shapes(probe) == ["甲中心 2025: 3,5", "乙中心 2025: 3,5"])
    #expect(probe.codes == [])
  }

  @Test func aUnitThatOnlyFillsTheGapsOfAnotherIsReported() throws {
    let probe = try Probe.read(Self.table(3) + Self.table(5, unit: "甲中心（本级）"))
    #expect(Self.shapes(probe) == ["甲中心 2025: 3", "甲中心（本级） 2025: 5"])
    #expect(probe.words().last == "1.csv › 第 8 行 › A8（第 8 行第 1 列）：错误：单位名称应为“甲中心”，实为“甲中心（本级）” [Y0031]")
  }

  @Test func anotherYearIsReported() throws {
    let probe = try Probe.read(Self.table(3) + Self.table(5, year: 2024))
    #expect(Self.shapes(probe) == ["甲中心 2025: 3", "甲中心 2024: 5"])
    #expect(probe.words().last == "1.csv › 第 7 行 › A7（第 7 行第 1 列）：错误：年度应为 2025，实为 2024 [Y0032]")
  }

  @Test(arguments: ["2025年预算支出总表（续）", "续表：2025年预算支出总表", "2025年预算支出总表"])
  func aContinuedTableGoesOn(title: String) throws {
    let rest = "\(title)\n项目,,2025年预算数,,\n科目编码,科目名称,合计,基本支出,项目支出\n208,社会保障和就业支出,1,,\n注：完\n"
    let probe = try Probe.read(Self.table(3) + "\n\n" + rest)
    #expect(probe.facts == ["3 合计 total=1.00", "3 208 社会保障和就业支出 total=1.00"])
    #expect(probe.disclosures.first?.tables.first?.note == "完")
    #expect(probe.codes == (title.contains("续") ? [] : [.amountUnitMissing]))
  }

  @Test(arguments: [
    ("表3.csv", ["3"], [Code.tableUntitled]), ("预算支出总表.csv", ["3"], [.tableUntitled]),
    ("x.csv", [], [.blockUnknown]),
  ])
  func aTableWithoutTitleIsKnownByTheFilesName(name: String, tables: [String], codes: [Code]) throws {
    let text = Self.table(3).replacing("2025年预算支出总表\n", with: "")
    let probe = try Probe.read(text, names: [name])
    #expect(probe.disclosures.flatMap(\.tables).map(\.number) == tables)
    #expect(probe.codes == codes)
  }

  @Test func bothMoneyUnitsInOneDisclosureAreExact() throws {
    let probe = try Probe.read(
      Self.table(3, amount: "1.2345"), Self.table(5, amount: "12345").replacing("万元", with: "元"))
    #expect(probe.facts == ["3 合计 total=1.2345", "5 合计 total=1.2345"])
    #expect(probe.words().contains("1.csv › 第 1 行 › A1（第 1 行第 1 列）：信息：各表金额单位不一致，输出以元计 [Y0035]"))
  }

  /// A table may continue thousands of times. Its rows are copied each time that their memory grows, not for each
  /// continuation.
  @Test func rowsOfATableThatGoesOnThousandsOfTimesAreCopiedRarely() throws {
    let rest = "2025年预算支出总表（续）\n项目,,2025年预算数,,\n科目编码,科目名称,合计,基本支出,项目支出\n208,甲,1,,\n"
    let tables = try Probe.read(Self.table(3) + "\n\n" + rest).tables
    let continuation = try #require(tables.last)
    #expect(tables.count == 2 && continuation.isContinuation)
    var assembler = Assembler()
    assembler.receive(tables[0])
    var (places, copies) = ([UnsafeRawPointer?](repeating: nil, count: 2), 0)
    for count in 1...5_000 {
      assembler.receive(continuation)
      let document = assembler.groups[0].document
      let now = [
        document.disclosure.tables[0].panels[0].rows.withUnsafeBytes(\.baseAddress),
        document.sources.tables[0].panels[0].rows.withUnsafeBytes(\.baseAddress),
      ]
      copies += zip(places, now).count { $0 != $1 }
      places = now
      #expect(document.disclosure.tables[0].panels[0].rows.count == count + 1)
    }
    #expect(copies < 60)
    #expect(assembler.finish()[0].document.disclosure.tables[0].panels[0].rows.last?.path == "208#5000")
  }
}
