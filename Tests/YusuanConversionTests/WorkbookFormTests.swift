import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanModel
import YusuanRules

/// The form xlsx: what is written is what is read back, by recognition as any other workbook.
@Suite struct WorkbookFormTests {
  private static let samples =
    [SampleTests.disclosure] + SampleTests.districts + ["Samples/checks/department.csv", "Samples/checks/broken.csv"]

  private static func options(formulas: Bool) throws -> Output {
    var output = Output(form: .xlsx, profiles: try SampleTests.profiles.get())
    output.options.writesFormulas = formulas
    return output
  }

  /// Writes `documents` as a workbook, and reads it.
  private static func readBack(_ documents: [Document], formulas: Bool = false) throws -> Converting.Result {
    let folder = try TemporaryFolder()
    let path = try folder.write(try options(formulas: formulas).text(documents), as: "t.xlsx")
    return Converting.read([path], try SampleTests.profiles.get())
  }

  @Test(arguments: samples, [false, true])
  func readsBackTheSame(sample: String, formulas: Bool) throws {
    let documents = try SampleTests.convert(sample).documents
    let back = try Self.readBack(documents, formulas: formulas)
    #expect(back.disclosures == documents.map(\.disclosure))
    #expect(back.findings.filter { $0.severity != .info } == [])
  }

  @Test(arguments: samples)
  func isTheSameOnEveryRun(sample: String) throws {
    let documents = try SampleTests.convert(sample).documents
    let output = try Self.options(formulas: true)
    #expect(try output.text(documents) == output.text(documents))
  }

  /// The seed through every form: text, XLSX, XML, JSON, printed CSV. Only provenance differs.
  @Test func theSeedSurvivesAllForms() throws {
    let profiles = try SampleTests.profiles.get()
    let seed = try SampleTests.convert(SampleTests.disclosure).documents
    var documents = seed
    for form in [OutputForm.xlsx, .xml, .json, .csv, .xlsx, .jsonl] {
      let folder = try TemporaryFolder()
      let bytes = try Output(form: form, profiles: profiles).text(documents)
      let path = try folder.write(bytes, as: "t.\(form.writer.fileExtension)")
      documents = Converting.read([path], profiles).documents
      #expect(documents.map(\.disclosure) == seed.map(\.disclosure), "\(form.rawValue)")
    }
  }

  /// Amounts of every size, blanks and zeros: each reads back to the same 分, in whatever unit it is printed.
  @Test(arguments: AmountUnit.allCases)
  func everyAmountReadsBack(unit: AmountUnit) throws {
    var random = SeededRandom(seed: 22)
    var document = try #require(try SampleTests.convert(SampleTests.disclosure).documents.first)
    var ends: [Int64] = [.max, .min, 0, 1, -1, 7, 999_999_999_999_999, 900_719_925_474_099_3]
    Self.changeAmounts(of: &document) {
      ends.popLast() ?? Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0..<64, using: &random)
    }
    var output = try Self.options(formulas: true)
    output.options.amountUnit = unit
    let folder = try TemporaryFolder()
    let path = try folder.write(try output.text([document]), as: "t.xlsx")
    let back = Converting.read([path], try SampleTests.profiles.get())
    #expect(back.disclosures.map(\.tables) == [document.disclosure.tables])
    #expect(back.findings.filter { $0.severity == .error } == [])
  }

  private static func changeAmounts(of document: inout Document, _ next: () -> Int64) {
    for table in document.disclosure.tables.indices {
      for panel in document.disclosure.tables[table].panels.indices {
        for row in document.disclosure.tables[table].panels[panel].rows.indices {
          for fact in document.disclosure.tables[table].panels[panel].rows[row].amounts.indices {
            document.disclosure.tables[table].panels[panel].rows[row].amounts[fact].amount = Amount(fen: next())
          }
        }
      }
    }
  }

  // MARK: As openpyxl sees it

  private static func python(_ script: String, _ paths: String...) throws -> String {
    let result = try ProcessResult.run("/usr/bin/env", ["python3", "-c", script] + paths)
    return String(decoding: result.output, as: UTF8.self) + result.error
  }

  /// The totals of table 10, and no total of a table whose figures tie by rounding alone. What formulas give is what is
  /// printed.
  @Test func totalsThatTieAreFormulas() throws {
    let documents = try SampleTests.convert(SampleTests.disclosure).documents
    let folder = try TemporaryFolder()
    let plain = try folder.write(try Self.options(formulas: false).text(documents), as: "a.xlsx")
    let formulas = try folder.write(try Self.options(formulas: true).text(documents), as: "b.xlsx")
    let script = """
      import openpyxl, sys
      a = openpyxl.load_workbook(sys.argv[1], data_only=True)
      b = openpyxl.load_workbook(sys.argv[2], data_only=True)
      f = openpyxl.load_workbook(sys.argv[2])
      for s, t in zip(a.worksheets, b.worksheets):
          assert [[c.value for c in r] for r in s] == [[c.value for c in r] for r in t], s.title
      print(f.sheetnames[0], f['表1 预算收支总表']['B36'].value, f['表1 预算收支总表']['E36'].value)
      s = f['表10 财政拨款安排“三公”经费支出预算表']
      print([(c.coordinate, c.value) for r in s for c in r if str(c.value).startswith('=')])
      """
    #expect(
      try Self.python(script, plain, formulas) == """
        表1 预算收支总表 =SUM(B6:B10) 684.04
        [('B7', '=SUM(B8:B9)'), ('C7', '=SUM(C8:C9)'), ('B9', '=SUM(C9:E9)'), ('B10', '=SUM(B5:B7)'), ('C10', '=SUM(C5:C7)')]

        """)
  }

  /// Each cell of a finding is coloured and commented, and no other cell; the sheet of findings leads to it.
  @Test func findingsAreMarkedInTheirCells() throws {
    let documents = try SampleTests.convert("Samples/checks/broken.csv").documents
    let rules = try RuleChoice(try SampleTests.profiles.get())
    let reports = try documents.map { try rules.check($0) }
    let bytes = try Self.options(formulas: false).text(documents, checks: reports)
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: "t.xlsx")
    let script = """
      import openpyxl, sys
      w = openpyxl.load_workbook(sys.argv[1])
      marked, filled = set(), set()
      for s in w.worksheets[:-1]:
          for r in s:
              for c in r:
                  if c.comment: marked.add((s.title, c.coordinate))
                  if c.fill.fill_type: filled.add((s.title, c.coordinate))
      s = w.worksheets[-1]
      links = [(c.hyperlink.location.rsplit('!', 1)) for (c,) in s['D3:D%d' % s.max_row] if c.hyperlink]
      print(s.title, marked == filled, len(marked), s.max_row - 2)
      print(all((a.strip("'").replace("''", "'"), b) in marked for a, b in links), len(links))
      """
    let profile = try SampleTests.profiles.get().profile("shanxi-unit")
    let printed = zip(documents, reports).flatMap {
      FindingPrinter($0, profile).findings(FindingReview($1), reading: [])
    }
    let findings = printed.filter { $0.severity != .info }
    let cells = Set(findings.flatMap(\.cells))
    let output = try Self.python(script, path).split(separator: "\n")
    #expect(output.first == "检查结果 True \(cells.count) \(findings.count)")
    #expect(output.last?.hasPrefix("True ") == true)
  }

  /// A cell that could not be read is blank, and says so.
  @Test func whatCouldNotBeReadIsCommented() throws {
    let documents = try SampleTests.convert("Samples/damaged/letter-in-amount.csv").documents
    let folder = try TemporaryFolder()
    let path = try folder.write(try Self.options(formulas: false).text(documents), as: "t.xlsx")
    let script = """
      import openpyxl, sys
      w = openpyxl.load_workbook(sys.argv[1])
      for s in w.worksheets:
          for r in s:
              for c in r:
                  if c.comment: print(s.title, c.coordinate, c.value, c.comment.text)
      """
    let unread = documents.flatMap(\.disclosure.tables).flatMap(\.panels).flatMap(\.rows).flatMap(\.unread).count
    let lines = try Self.python(script, path).split(separator: "\n")
    #expect(unread > 0 && lines.count == unread)
    #expect(lines.allSatisfy { $0.hasSuffix(" None 原表此处有内容，但读不出，未写入：不是空白，也不是零。") })
  }
}
