import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanFormats

/// The long form that is not as it was written.
@Suite struct LongReadingTests {
  private static func text() throws -> String {
    var writer = LongCSVWriter()
    writer.append(inventedSample(), profile: try TestProfiles.inventedBureau(), in: .yuan)
    return string(writer.drain())
  }

  /// Programs sort lines and move columns.
  @Test func linesAndColumnsMayStandInAnyOrder() throws {
    var records = LongRecords.split(try Self.text())
    records = [records[0]] + records.dropFirst().reversed()
    let tables = try LongRecords.read(records.map { Self.line($0.reversed()) }.joined()).first?.disclosure.tables
    let rows = try #require(tables?.first?.panels.first?.rows)
    #expect(tables?.map(\.id) == ["projects", "oneRow"])
    #expect(rows.map(\.path) == ["total", "信息化／运维"])
    #expect(rows[1] == inventedSample().disclosure.tables[0].panels[0].rows[0])
  }

  private static func line(_ fields: [String]) -> String {
    var bytes: [UInt8] = []
    CSVField.append(record: fields, to: &bytes)
    return string(bytes)
  }

  @Test func blankRecordsArePassedOver() throws {
    #expect(try LongRecords.read("\n" + Self.text() + "\n").map(\.disclosure) == [inventedSample().disclosure])
  }

  /// Readers that skip blank cells leave out those at the end.
  @Test func fieldsLeftOutAtTheEndAreBlank() throws {
    let lines = try Self.text().split(separator: "\n").map { line in
      String(line.reversed().drop { $0 == "," }.reversed()) + "\n"
    }
    #expect(try LongRecords.read(lines.joined()).map(\.disclosure) == [inventedSample().disclosure])
  }

  @Test func knowsItsHeader() throws {
    #expect(LongCSVReader.isHeader(LongRecords.split(try Self.text())[0]))
    #expect(!LongCSVReader.isHeader(["unit", "fiscalYear", "table", "side", "code", "item", "column", "amount"]))
  }

  /// Files that were written before hidden figures were marked have a column less.
  @Test func theMarkOfHiddenFiguresMayBeMissing() throws {
    let lines = try Self.text().split(separator: "\n").map { line in
      line.hasSuffix(",source_hidden") ? String(line.dropLast(14)) : String(line.dropLast())
    }
    let text = lines.joined(separator: "\n") + "\n"
    #expect(try LongRecords.read(text).map(\.disclosure) == (try LongRecords.read(Self.text()).map(\.disclosure)))
    #expect(
      message { _ = try LongRecords.read(text.replacing(lines[1], with: lines[1] + ",true")) }
        == "a.csv › 第 2 行：错误：$：应为 26 columns，实为“27” [Y0066]")
  }

  @Test func aTextOfOneHeaderHasNoDisclosure() throws {
    #expect(try LongRecords.read(LongCSVTests.header + "\n").isEmpty)
    #expect(
      message { _ = try LongRecords.read("") }
        == "a.csv › 第 1 行：错误：$：应为 \(LongCSVTests.header)，实为“（无）” [Y0066]")
  }

  @Test(arguments: [
    ("unit,unit_level", "unit,unit_level,memo", "第 1 行：错误：$：应为 \(LongCSVTests.header)，实为“memo”"),
    ("unit,unit_level", "unit,unit", "第 1 行：错误：$：应为 \(LongCSVTests.header)，实为“unit”"),
    (",unit_code", "", "第 1 行：错误：$：应为 unit_code，实为“\(LongCSVTests.header.replacing(",unit_code", with: ""))”"),
    (",amount,120.00", ",amount,120.00,", "第 2 行：错误：$：应为 27 columns，实为“28”"),
    (",department,", ",city,", "第 2 行：错误：unit_level：应为 department, unit，实为“city”"),
    (",2025,", ",25,", "第 2 行：错误：fiscal_year：应为 1900…2999，实为“25”"),
    (",101,,", ",102,,", "第 3 行：错误：unit_code：应为 102，实为“101”"),
    (",101,,", ",101,310000,", "第 3 行：错误：region_code：应为 310000，实为“（无）”"),
    (",projects,", ",codes,", "第 2 行：错误：table_number：应为 05-1，实为“05-2”"),
    (",projects,", ",tables,", "第 2 行：错误：table_id：应为 summary, codes, projects, oneRow，实为“tables”"),
    (",2025年项目表,", ",项目表,", "第 3 行：错误：table_title：应为 项目表，实为“2025年项目表”"),
    (",list,", ",side,", "第 2 行：错误：panel：应为 list，实为“side”"),
    (",信息化／运维,", ",运维,", "第 2 行：错误：row_path：应为 信息化／运维，实为“运维”"),
    (",project,1,", ",unit,1,", "第 2 行：错误：row_kind：应为 project, other，实为“unit”"),
    (",project,1,", ",project,2,", "第 3 行：错误：level：应为 2，实为“1”"),
    (",信息化/运维,", ",信息化／运维,", "第 3 行：错误：item：应为 信息化／运维，实为“信息化/运维”"),
    (",budget,", ",planned,", "第 2 行：错误：column_id：应为 budget, final，实为“planned”"),
    (",final,", ",budget,", "第 3 行：错误：column_id：应为 ≠ budget，实为“budget”"),
    (",amount,120.00,", ",count,120.00,", "第 2 行：错误：amount_unit：应为 （无），实为“元”"),
    (",120.00,元,,", ",1.2E2,元,,", "第 2 行：错误：amount：应为 0.00 (元)，实为“1.2E2”"),
    (",100.00,元,,", ",100.00,万元,,", "第 3 行：错误：amount_unit：应为 元，实为“万元”"),
    (",120.00,元,,", ",120.00,元,甲,", "第 2 行：错误：value_text：应为 （无），实为“甲”"),
    (",count,3,", ",count,3人,", "第 6 行：错误：amount：应为 -?(0|[1-9][0-9]*)(\\.[0-9]+)?，实为“3人”"),
    (",text,,,一般项目,", ",text,,,,", "第 4 行：错误：value_text：应为 string ≠ \"\"，实为“（无）”"),
    (",text,,,一般项目,", ",text,1,,一般项目,", "第 4 行：错误：amount：应为 （无），实为“1”"),
    (",120.00,元,,,,,", ",120.00,元,,,,7,", "第 2 行：错误：source_cell：应为 A1，实为“7”"),
    (",120.00,元,,,,,,", ",120.00,元,,,,,,yes", "第 2 行：错误：source_hidden：应为 true，实为“yes”"),
    (",100.00,元,,,,,", ",100.00,元,,a.xlsx,,B7,", "第 3 行：错误：source_cell：应为 （无），实为“a.xlsx, 7”"),
  ])
  func refusesWhatIsNotTheProfiles(good: String, bad: String, expected: String) throws {
    let text = try Self.text()
    #expect(text.contains(good))
    let changed = text.replacing(good, with: bad, maxReplacements: 1)
    #expect(message { _ = try LongRecords.read(changed) } == "a.csv › \(expected) [Y0066]")
  }

  @Test func namesAProfileThatIsNotThere() throws {
    let text = try Self.text().replacing(",invented-bureau,", with: ",elsewhere,")
    #expect(
      message { _ = try LongRecords.read(text) }
        == "a.csv › 第 2 行：错误：没有版式“elsewhere”；内置版式：shanxi-unit, invented-bureau [Y0064]")
  }
}
