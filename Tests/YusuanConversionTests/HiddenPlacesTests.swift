import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanModel
import YusuanRules
import YusuanSheets

/// Hidden figures are marked wherever their place is shown, in every format, and a hidden draft of a stream is no second truth
/// (隐藏的数字的出处).
@Suite struct HiddenPlacesTests {
  private static let titles = [["2025年预算支出总表"], ["单位名称：甲中心"], ["单位：万元"]]
  private static let header = [["项目", "", "2025年预算数"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]

  private static func rows(_ unit: String, _ total: String) -> [[String]] {
    titles.map { $0.map { $0.replacing("甲中心", with: unit) } } + header
      + [["合计", "", total, "1.00"], ["208", "社会保障和就业支出", "2.00"]]
  }

  /// A sheet of a book: its rows, and what of it is hidden.
  struct Sheet {
    var rows: [[String]]
    var isHidden = false
    var hiddenRows: Set<Int> = []
    var hiddenColumns: Set<Int> = []
  }

  private static func book(_ sheets: [Sheet], _ form: Book.Form) -> Book {
    var book = Book(MarkedGrid(), form)
    for (index, sheet) in sheets.enumerated() {
      let first = book.grid.rows.count
      book.grid.rows += sheet.rows.map { $0.map { .init(text: $0) } }
      book.sheets.append(
        .init(
          file: 0, name: "表\(index + 1)", rows: first..<book.grid.rows.count, isHidden: sheet.isHidden,
          hiddenColumns: sheet.hiddenColumns))
      book.hiddenRows.formUnion(sheet.hiddenRows.map { $0 + first })
    }
    return book
  }

  private static let profiles = Result { try ProfileSet(["shanxi-unit"]) }

  private static func read(
    _ sheets: [Sheet], _ form: Book.Form, skips: Bool = false
  ) throws -> (found: Converting.Result, profiles: ProfileSet) {
    let folder = try TemporaryFolder()
    let profiles = try profiles.get()
    let path = try folder.write(book(sheets, form).bytes(0), as: "b")
    return (Converting.read([path], profiles) { $0.skipsHidden = skips }, profiles)
  }

  private static func lines(_ facts: [[String: String]]) -> [String] {
    facts.map { "\($0["source_cell"] ?? "")\($0["source_hidden"] == "true" ? " hidden" : "")" }
  }

  @Test(arguments: [Book.Form.html, .xml2003, .xlsx])
  func aFigureInAHiddenRowOrColumnIsMarked(form: Book.Form) throws {
    let sheet = Sheet(rows: Self.rows("甲中心", "9.00"), hiddenRows: [6], hiddenColumns: [3])
    let (found, profiles) = try Self.read([sheet], form)
    #expect(Self.lines(try Converting.facts(found.documents, profiles)) == ["C6", "D6 hidden", "C7 hidden"])
    let (visible, _) = try Self.read([sheet], form, skips: true)
    #expect(Self.lines(try Converting.facts(visible.documents, profiles)) == ["C6"])
    #expect(visible.findings.contains { $0.code == .fileSkipped })
  }

  @Test(arguments: [Book.Form.xml2003, .xlsx])
  func eachFigureOfAHiddenSheetIsMarked(form: Book.Form) throws {
    let sheets = [Sheet(rows: [["说明"]]), Sheet(rows: Self.rows("甲中心", "9.00"), isHidden: true)]
    let (found, profiles) = try Self.read(sheets, form)
    #expect(
      Self.lines(try Converting.facts(found.documents, profiles)) == ["C6 hidden", "D6 hidden", "C7 hidden"])
    let (visible, _) = try Self.read(sheets, form, skips: true)
    #expect(visible.documents.isEmpty)
  }

  @Test(arguments: [OutputForm.json, .long])
  func theMarkIsReadBack(form: OutputForm) throws {
    let sheet = Sheet(rows: Self.rows("甲中心", "9.00"), hiddenRows: [6], hiddenColumns: [3])
    let (found, profiles) = try Self.read([sheet], .xlsx)
    var output = Output(form: form, profiles: profiles)
    output.options.writesSources = true
    let written = try output.text(found.documents)
    let folder = try TemporaryFolder()
    let back = Converting.read([try folder.write(written, as: "t")], profiles)
    #expect(back.findings == [])
    #expect(try output.text(back.documents) == written)
    #expect(Self.lines(try Converting.facts(back.documents, profiles)) == ["C6", "D6 hidden", "C7 hidden"])
    if form == .json {
      #expect(
        String(decoding: written, as: UTF8.self).contains(
          #"{"row": 6, "cells": ["C6", "D6"], "hidden": ["D6"]}"#))
    }
  }

  @Test func theCellsAreMarked() throws {
    let folder = try TemporaryFolder()
    let sheets = [
      Sheet(rows: [["1", "2"], ["3", "4"]], hiddenRows: [1], hiddenColumns: [1]),
      Sheet(rows: [["5"]], isHidden: true),
    ]
    let path = try folder.write(Self.book(sheets, .xlsx).bytes(0), as: "b")
    for (form, expected) in [
      (
        CellList.Form.csv,
        """
        sheet,cell,kind,text,formula,hidden
        表1,A1,text,1,,
        表1,B1,text,2,,true
        表1,A2,text,3,,true
        表1,B2,text,4,,true
        表2,A1,text,5,,true

        """
      ),
      (
        .jsonl,
        """
        {"sheet": "表1", "cell": "A1", "kind": "text", "text": "1"}
        {"sheet": "表1", "cell": "B1", "kind": "text", "text": "2", "hidden": true}
        {"sheet": "表1", "cell": "A2", "kind": "text", "text": "3", "hidden": true}
        {"sheet": "表1", "cell": "B2", "kind": "text", "text": "4", "hidden": true}
        {"sheet": "表2", "cell": "A1", "kind": "text", "text": "5", "hidden": true}

        """
      ),
    ] {
      final class Bytes { var all: [UInt8] = [] }
      let bytes = Bytes()
      let list = CellList(form, onFinding: { _ in }, write: { bytes.all += $0 })
      _ = try SpreadsheetInput(path, format: nil).read(into: list)
      try list.flush()
      #expect(String(decoding: bytes.all, as: UTF8.self) == expected)
    }
  }

  // MARK: Streams

  /// The facts of a stream of `sheets` as `unit total`, and what was said.
  private static func stream(_ sheets: [Sheet], partRows: Int = .max) throws -> (facts: [String], said: [String]) {
    final class Mailbox {
      var facts: [String] = []
      var said: [String] = []
    }
    let folder = try TemporaryFolder()
    var options = ConversionOptions(profiles: try profiles.get())
    options.partRows = partRows
    let mailbox = Mailbox()
    let conversion = Conversion(
      options,
      onDocument: { document in
        for table in document.disclosure.tables {
          for row in table.panels.flatMap(\.rows) where row.kind == .total {
            mailbox.facts += row.amounts.prefix(1).map {
              "\(document.disclosure.unitName ?? "") \($0.amount.text(in: .tenThousandYuan))"
            }
          }
        }
      }
    ) { finding in
      guard [.tableHidden, .tableRepeated, .figuresHidden].contains(finding.code) else { return }
      mailbox.said.append(Wording(.zh).line(finding).replacing(folder.path + "/", with: ""))
    }
    conversion.read([try folder.write(book(sheets, .xlsx).bytes(0), as: "b")])
    _ = conversion.finish()
    #expect(
      conversion.summary.ledger.read == sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.count { !$0.isEmpty } } })
    return (mailbox.facts, mailbox.said)
  }

  private static let draft = Sheet(rows: rows("甲中心", "7.00"), isHidden: true)
  private static let visible = Sheet(rows: rows("甲中心", "9.00"))
  private static let other = Sheet(rows: rows("乙中心", "5.00"))

  @Test func aHiddenDraftOfAStreamIsNotThereBesideTheVisibleTable() throws {
    let behind = try Self.stream([Self.draft, Self.other, Self.visible])
    #expect(behind.facts == ["乙中心 5.00", "甲中心 9.00"])
    #expect(
      behind.said == ["b › 工作表“表1” › A1（第 1 行第 1 列）（隐藏）：警告：甲中心：隐藏的2025年预算支出总表未转换（16 个单元格），以 表3!A1 处可见的一张为准 [Y0099]"])
    let before = try Self.stream([Self.visible, Self.other, Self.draft])
    #expect(before.facts == ["甲中心 9.00", "乙中心 5.00"])
    #expect(
      before.said == ["b › 工作表“表3” › A1（第 1 行第 1 列）（隐藏）：警告：甲中心：隐藏的2025年预算支出总表未转换（16 个单元格），以 表1!A1 处可见的一张为准 [Y0099]"])
  }

  @Test func aHiddenTableOfAStreamWithoutAVisibleOneIsConverted() throws {
    let found = try Self.stream([Self.draft, Self.other])
    #expect(found.facts.sorted() == ["乙中心 5.00", "甲中心 7.00"])
    #expect(found.said == ["b › 工作表“表1” › A6（第 6 行第 1 列）（隐藏）：警告：2025年预算支出总表：3 个数在隐藏的行、列或工作表中，照样转换 [Y0098]"])
  }

  @Test func aLongHiddenDraftOfAStreamIsHeldWhole() throws {
    let found = try Self.stream([Self.draft, Self.visible], partRows: 1)
    #expect(found.facts == ["甲中心 9.00"])
  }

  @Test func aTableOfAStreamWhoseLikeWasHandedOnIsRefused() throws {
    let found = try Self.stream([Self.visible, Self.other, Sheet(rows: Self.rows("甲中心", "8.00"))])
    #expect(found.facts == ["甲中心 9.00", "乙中心 5.00"])
    #expect(found.said == ["b › 工作表“表3” › A1（第 1 行第 1 列）：错误：甲中心：2025年预算支出总表出现不止一次，第二次的 16 个单元格未转换 [Y0036]"])
  }

  // MARK: Covers

  @Test(arguments: [false, true])
  func aHiddenCoverGivesWayToAVisibleOne(isHiddenFirst: Bool) throws {
    let table = Sheet(
      rows: [["国有资产占有使用表"], ["单位：万元"], ["资产名称", "规格型号", "数量", "账面价值", "取得日期"], ["汽车", "", "1", "9.00"]])
    let old = Sheet(rows: [["2024年度省级单位预算"], ["公开单位：乙中心"]], isHidden: true)
    let new = Sheet(rows: [["2025年度省级单位预算"], ["公开单位：甲中心"]])
    let profiles = try ProfileSet([Project.path("\(InventedBureauTests.folder)/profile.xml")])
    let folder = try TemporaryFolder()
    let both = Self.book((isHiddenFirst ? [old, new] : [new, old]) + [table], .xlsx).bytes(0)
    let found = Converting.read([try folder.write(both, as: "b")], profiles)
    #expect(found.disclosures.map(\.fiscalYear) == [2025])
    #expect(found.disclosures.map(\.unitName) == ["甲中心"])
    let alone = Converting.read([try folder.write(Self.book([old, table], .xlsx).bytes(0), as: "b")], profiles)
    #expect(alone.disclosures.map(\.fiscalYear) == [2024])
    #expect(alone.disclosures.map(\.unitName) == ["乙中心"])
  }
}
