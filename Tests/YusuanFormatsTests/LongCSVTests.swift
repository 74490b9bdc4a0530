import TestSupport
import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanFormats

@Suite struct LongCSVTests {
  static let header = """
    unit,unit_level,unit_code,region_code,fiscal_year,profile,table_id,table_number,table_title,panel,row_id,row_path,row_kind,\
    level,code,item,column_id,column_label,value_kind,amount,amount_unit,value_text,source_file,source_sheet,source_cell,\
    source_sha256,source_hidden
    """

  private func written(_ documents: [Document], in unit: AmountUnit, style: CSVStyle = CSVStyle()) throws -> String {
    var writer = LongCSVWriter(style: style)
    for document in documents {
      writer.append(document, profile: try testProfiles(document.disclosure.profile), in: unit)
    }
    return string(writer.drain())
  }

  @Test func writesOneValueALineBelowOneHeader() throws {
    let head = "甲局,department,101,,2025,invented-bureau"
    let project = "\(head),projects,05-2,2025年项目表,list,,信息化／运维,project,1,,信息化/运维"
    let figures = "\(head),oneRow,9,“三公”经费表,expenses,figures,figures,total,,,"
    #expect(
      try written([inventedSample()], in: .tenThousandYuan) == """
        \(Self.header)
        \(project),budget,预算数,amount,0.012,万元,,,,,,
        \(project),final,决算数,amount,0.01,万元,,,,,,
        \(project),group,大类,text,,,一般项目,,,,,
        \(project),goal,目标,text,,,"运行,维护",,,,,
        \(project),people,人数,count,3,,,,,,,
        \(project),growth,增长,percent,-2.5,,,,,,,
        \(project),share,占比（%）,percent,40.00,,,,,,,
        \(project),due,完成日期,date,,,2025-12-31,,,,,
        \(head),projects,05-2,2025年项目表,list,total,total,total,,,合计,budget,预算数,amount,0.012,万元,,,,,,
        \(figures),planned,2025年预算数 › 合计,amount,3.00,万元,,,,,,
        \(figures),spent,2025年决算数 › 合计,amount,2.50,万元,,,,,,

        """)
  }

  @Test func writesWhatIsNotKnownAsEmpty() throws {
    var document = sample()
    document.disclosure.unitName = nil
    document.disclosure.fiscalYear = nil
    let lines = try written([document], in: .yuan, style: CSVStyle(lineEnd: .crlf)).split(separator: "\r\n")
    #expect(lines.count == 6)
    #expect(
      lines[1] == """
        ,,,,,shanxi-unit,expenditureSummary,3,2025年预算支出总表,expenditure,total,total,total,,,合计,total,合计,amount,\
        6840400.00,元,,,,,,
        """)
  }

  @Test func saysWhereAValueStood() throws {
    var document = sample()
    var table = TableSource()
    var panel = PanelSource()
    let sheet = SourceSheet(input: "a,b.xlsx", name: "表3", digest: "00ff")
    panel.append(column: 3)
    panel.append(column: 28, isHidden: true)
    panel.append(sheet: sheet, row: 7, line: 0)
    panel.append(sheet: SourceSheet(input: "c.csv", name: nil), row: 12, line: 12, columns: [703])
    table.panels = [panel]
    document.sources.tables = [table]
    let lines = try written([document], in: .yuan).split(separator: "\n")
    #expect(lines[1].hasSuffix(#",6840400.00,元,,"a,b.xlsx",表3,C7,00ff,"#))
    #expect(lines[2].hasSuffix(#",0.00,元,,"a,b.xlsx",表3,AB7,00ff,true"#))
    #expect(lines[3].hasSuffix(",-0.01,元,,c.csv,,AAA12,,"))
    #expect(lines[4].hasSuffix(",1.00,元,,,,,,"))
  }

  /// A figure of a column that the profile does not have is not lost.
  @Test func writesColumnsThatTheProfileDoesNotHave() throws {
    var document = sample()
    document.disclosure.tables[0].panels[0].rows[0].amounts[1].column = "planned"
    #expect(try written([document], in: .yuan).contains(",合计,planned,,amount,0.00,元,"))
  }

  @Test func readsBackWhatItWrites() throws {
    var generator = DisclosureGenerator(seed: 4)
    let profiles = try TestProfiles.all()
    for round in 0..<150 {
      let unit = AmountUnit.allCases[round % 4]
      let documents = (0..<3).map { index in
        var document = generator.document(of: profiles[(round + index) % 2], hasSources: round % 3 == 0)
        document.disclosure.unitName = "\(index)" + (document.disclosure.unitName ?? "")
        return document
      }
      let text = try written(documents, in: unit)
      let read = try LongRecords.read(text)
      #expect(try written(read, in: unit) == text, "round \(round)")
      let kept = documents.map { LongRecords.kept(of: $0, in: unit) }.filter { !$0.tables.isEmpty }
      let isSame = read.map(\.disclosure) == kept
      #expect(isSame, "round \(round)")
    }
  }

  /// Each record has what `Schemas/long.schema.json` says of its fields, and no two have one key.
  @Test func recordsAreThoseOfTheTableSchema() throws {
    let program = """
      import csv, decimal, json, re, sys
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      rows = list(csv.DictReader(open(0, encoding="utf-8", newline="")))
      fields = schema["fields"]
      assert list(rows[0]) == [field["name"] for field in fields], list(rows[0])
      for row in rows:
          for field in fields:
              text, limits = row[field["name"]], field.get("constraints", {})
              if text in schema["missingValues"]:
                  assert not limits.get("required"), (field, row)
                  continue
              if field["type"] == "number": decimal.Decimal(text)
              if field["type"] == "integer": assert limits.get("minimum", 0) <= int(text) <= limits.get("maximum", 9999)
              assert text in limits.get("enum", [text]) and len(text) >= limits.get("minLength", 0), (field, row)
              assert re.fullmatch(limits.get("pattern", "(?s:.*)"), text), (field, row)
      for key in schema["uniqueKeys"]:
          keys = [tuple(row[name] for name in key) for row in rows]
          assert len(set(keys)) == len(keys)
      print(len(rows))
      """
    var generator = DisclosureGenerator(seed: 6, usesControlCharacters: false)
    let profiles = try TestProfiles.all()
    let documents = (0..<40).map { index in
      var document = generator.document(of: profiles[index % 2], hasSources: index % 2 == 0)
      document.disclosure.unitName = "\(index)"
      return document
    }
    let text = try written(documents, in: .yuan)
    let run = try ProcessResult.run(
      "/usr/bin/env", ["python3", "-c", program, Project.path("Schemas/long.schema.json")], input: Array(text.utf8))
    #expect(run.status == 0, "\(run.error)")
    #expect(string(run.output) == "\(LongRecords.split(text).count - 1)\n")
  }
}
