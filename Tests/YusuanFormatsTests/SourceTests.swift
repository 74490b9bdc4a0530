import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanFormats

/// Where figures stood, beside the tables in JSON.
@Suite struct SourceTests {
  /// A table of a workbook whose second row stood on a second sheet, and one of a text.
  private func located() -> Document {
    var document = inventedSample()
    let sheets = [
      SourceSheet(input: "决算.xlsx", name: "表 5", digest: "00ff"),
      SourceSheet(input: "决算.xlsx", name: "续表", digest: "00ff"),
      SourceSheet(input: "三公.csv", name: nil),
    ]
    var projects = TableSource()
    projects.title = Origin(sheet: sheets[0], row: 1)
    projects.amountUnit = .tenThousandYuan
    var list = PanelSource()
    list.header = [1, 2, 3, 4, 5, 6, 7, 0, 27]
    list.append(sheet: sheets[0], row: 6, line: 0, columns: [4, 27, 1, 3, 5, 6, 7, 0])
    list.append(sheet: sheets[1], row: 3, line: 0, columns: [4])
    projects.panels = [list]
    var oneRow = TableSource()
    oneRow.title = Origin(sheet: sheets[2], row: 1, line: 1)
    var figures = PanelSource()
    figures.append(sheet: sheets[2], row: 4, line: 5, columns: [1, 3])
    oneRow.panels = [figures]
    document.sources.tables = [projects, oneRow]
    return document
  }

  private static let written = #"""
    "sources": {"sheets": [{"input": "决算.xlsx", "sheet": "表 5", "sha256": "00ff"}, {"input": "决算.xlsx", "sheet": "续表", "sha256": "00ff"}, {"input": "三公.csv"}], "tables": [{"sheet": 0, "row": 1, "amountUnit": "万元", "panels": [{"columns": ["A", "B", "C", "D", "E", "F", "G", "", "AA"], "rows": [{"row": 6, "cells": ["D6", "AA6", "A6", "C6", "E6", "F6", "G6", ""]}, {"sheet": 1, "row": 3, "cells": ["D3"]}]}]}, {"sheet": 2, "row": 1, "line": 1, "panels": [{"rows": [{"row": 4, "line": 5, "cells": ["A4", "C4"]}]}]}]}}
    """#

  @Test func standBesideTheTables() throws {
    let document = located()
    let written = JSONWriter(.line, writesSources: true).write(document)
    #expect(string(written).hasSuffix(Self.written + "\n"))
    let read = try #require(try jsonReader().read(written).first)
    #expect(isEqual(read, document))
    #expect(read.sources.location(table: 0, panel: 0, row: 1, value: 0)?.cell?.a1 == "D3")
  }

  /// Of a table that was read back only the file is known.
  @Test func mayBeThoseOfTheTitlesAlone() throws {
    var document = located()
    document.sources.tables[0].panels = []
    document.sources.tables[1].panels = [PanelSource()]
    let written = JSONWriter(.line, writesSources: true).write(document)
    let read = try #require(try jsonReader().read(written).first)
    #expect(isEqual(read, document))
  }

  @Test func areWrittenOnlyWhenAskedFor() {
    #expect(!string(JSONWriter(.line).write(located())).contains("sources"))
    #expect(!string(JSONWriter(.line, writesSources: true).write(inventedSample())).contains("sources"))
  }

  @Test(arguments: [
    ("\"D3\"", "\"D4\"", "tables[0].panels[0].rows[1].cells[0]：应为 A3，实为“\"D4\"”"),
    ("\"D3\"", "\"3\"", "tables[0].panels[0].rows[1].cells[0]：应为 A3，实为“\"3\"”"),
    ("\"D3\"", "\"D03\"", "tables[0].panels[0].rows[1].cells[0]：应为 A3，实为“\"D03\"”"),
    ("\"D3\"", "\"ZZZZZZZZ3\"", "tables[0].panels[0].rows[1].cells[0]：应为 A3，实为“\"ZZZZZZZZ3\"”"),
    ("[\"D3\"]", "[]", "tables[0].panels[0].rows[1].cells：应为 array (1)，实为“array (0)”"),
    ("\"sheet\": 1,", "\"sheet\": 3,", "tables[0].panels[0].rows[1].sheet：应为 0…2，实为“3”"),
    ("{\"sheet\": 1, \"row\": 3, \"cells\": [\"D3\"]}", "", "tables[0].panels[0].rows：应为 array (2)，实为“array (1)”"),
    ("\"AA\"", "\"AA1\"", "tables[0].panels[0].columns[8]：应为 A，实为“\"AA1\"”"),
    ("\"line\": 5", "\"line\": 0", "tables[1].panels[0].rows[0].line：应为 1…2147483647，实为“0”"),
    ("\"sheet\": \"续表\"", "\"name\": \"续表\"", "sheets[1]：应为 input, sheet, sha256，实为“name”"),
  ])
  func areCheckedAgainstTheTables(good: String, bad: String, expected: String) {
    let text = string(JSONWriter(.line, writesSources: true).write(located()))
    #expect(text.contains(good))
    var changed = text.replacing(good, with: bad)
    changed = changed.replacing(", ]", with: "]")
    #expect(
      message { _ = try jsonReader().read(Array(changed.utf8)) }
        == "a.json › 第 1 行：错误：$.sources.\(expected) [Y0066]")
  }
}
