import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanModel
import YusuanSheets
import YusuanXML

/// The samples: the same facts from every form of the disclosure, every cell accounted for, every output valid.
@Suite struct SampleTests {
  static let disclosure = "Samples/jincheng-2025/disclosure.txt"
  static let same = [
    disclosure, "Samples/jincheng-2025/tables", "Samples/jincheng-2025/tables.csv",
    "Samples/encodings/gb18030-crlf.csv",
    "Samples/encodings/utf-16-tabs.txt", "Samples/encodings/utf-8-mark-semicolons.csv", "Samples/dirty/every-form.csv",
  ]
  static let workbooks = [
    "from-csv.xlsx", "jincheng-2025.xlsx", "jincheng-2025-parts", "jincheng-2025-xml2003.xls", "jincheng-2025-html.xls",
  ]
  .map { "Samples/workbooks/\($0)" }
  static let traps =
    (try? FileManager.default.contentsOfDirectory(atPath: Project.path("Samples/traps")))?.sorted()
    .map { "Samples/traps/" + $0 } ?? []
  static let districts = ["unit.csv", "unit.xlsx", "department.csv", "department.xlsx"]
    .map { "Samples/districts/\($0)" }
  static let damaged = ["letter-in-amount", "cut-in-the-middle", "two-units"].map { "Samples/damaged/\($0).csv" }

  static let profiles = Result { () throws(Diagnostic) in try ProfileSet() }

  static func convert(_ sample: String) throws -> Converting.Result {
    Converting.read([Project.path(sample)], try profiles.get()) { $0.needsDigests = true }
  }

  // MARK: Facts

  /// Where some tables are printed in 元, the disclosure is in 元; written in 万元 it is the same.
  @Test(arguments: same + workbooks)
  func holdsTheSameDisclosure(sample: String) throws {
    let found = try Self.convert(sample).documents
    #expect(found.map(\.disclosure.amountUnit) == [sample.contains("dirty") ? .yuan : .tenThousandYuan])
    for (form, name) in [(OutputForm.json, "disclosure.json"), (.xml, "disclosure.xml")] {
      Golden.expect(try Self.inTenThousandYuan(found, form), "Samples/jincheng-2025/expected/\(name)")
    }
    let facts = String(decoding: try Self.inTenThousandYuan(found, .long), as: UTF8.self)
      .replacing(Project.root.path + "/", with: "")
    let golden = "Samples/jincheng-2025/expected/facts.csv"
    if sample == Self.disclosure { Golden.expect(Array(facts.utf8), golden) }
    #expect(Self.withoutSources(facts) == Self.withoutSources(try Project.text(golden)))
  }

  private static func inTenThousandYuan(_ documents: [Document], _ form: OutputForm) throws -> [UInt8] {
    var output = Output(form: form, profiles: try profiles.get())
    output.options.amountUnit = .tenThousandYuan
    return try output.text(documents)
  }

  /// The lines of the long form without the columns that tell where figures stood, which differ from file to file.
  private static func withoutSources(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).dropLast(5).joined(separator: ",")
    }
  }

  @Test func theFactsAreThePrintedAmountsOfTheText() throws {
    let found = try #require(try Self.convert(Self.disclosure).documents.first).disclosure
    let printed = try Self.printedAmounts()
    for (table, amounts) in zip(found.tables, printed) {
      let facts = table.panels.flatMap { $0.rows.flatMap { $0.amounts.map { $0.amount.text(in: .tenThousandYuan) } } }
      #expect(facts.sorted() == amounts.sorted(), "table \(table.number)")
    }
    #expect(printed.map(\.count) == [15, 30, 34, 15, 34, 0, 0, 0, 0, 6, 0, 6, 0])
    #expect(found.tables.map(\.number) == (1...13).map(String.init))
    #expect(found.profile == "shanxi-unit" && found.unitLevel == .unit)
    #expect(found.unitName == "晋城市应急管理调度指挥中心")
    #expect(found.fiscalYear == 2025)
  }

  /// Form 1 as the version before wrote it.
  @Test(arguments: ["json", "xml"])
  func formOneIsStillReadToAnEqualDisclosure(form: String) throws {
    let old = try Self.convert("Tests/YusuanConversionTests/Fixtures/form-1/disclosure.\(form)")
    #expect(old.disclosures == (try Self.convert(Self.disclosure).disclosures))
    #expect(old.words == [])
  }

  /// The amounts that stand in the text between the title of each table and the next, found without the recogniser.
  private static func printedAmounts() throws -> [[String]] {
    let lines = try Project.text(disclosure).split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0 == "预算公开表1" })
    let end = try #require(lines[start...].firstIndex { $0.hasPrefix("第三部分") })
    var tables: [[String]] = []
    for line in lines[start..<end] {
      if line.hasPrefix("2025年"), line.contains("表"), !line.contains("\t") { tables.append([]) }
      for field in line.split(separator: "\t") where field.wholeMatch(of: /\d+\.\d\d/) != nil {
        tables[tables.count - 1].append(String(field))
      }
    }
    return tables
  }

  // MARK: Every cell

  @Test(arguments: same + damaged)
  func everyCellIsAccountedFor(sample: String) throws {
    let ledger = try Self.convert(sample).conversion.summary.ledger
    #expect(ledger.read == ledger.used + ledger.diagnosed)
    #expect(ledger.read == (try Self.cellCount(sample)), "counted without the reader")
  }

  /// How many fields hold something but white space, by Python's csv module.
  private static func cellCount(_ sample: String) throws -> Int {
    let script = """
      import csv, os, sys
      path = sys.argv[1]
      names = [os.path.join(path, n) for n in os.listdir(path)] if os.path.isdir(path) else [path]
      total = 0
      for name in names:
          data = open(name, 'rb').read()
          for encoding in ('utf-16' if data[:2] == b'\\xff\\xfe' else 'utf-8-sig', 'gb18030'):
              try:
                  text = data.decode(encoding)
                  break
              except UnicodeError:
                  pass
          delimiter = '\\t' if '\\t' in text else ';' if ';' in text.split('\\n')[0] else ','
          text = text.replace('\\r\\n', '\\n').replace('\\r', '\\n')
          blank = '\\u200b\\ufeff'
          rows = csv.reader(text.split('\\n') if delimiter == '\\t' else __import__('io').StringIO(text), delimiter=delimiter)
          total += sum(1 for row in rows for field in row if field.strip().strip(blank))
      print(total)
      """
    let result = try ProcessResult.run("/usr/bin/env", ["python3", "-c", script, Project.path(sample)])
    return try #require(
      Int(String(decoding: result.output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)),
      "\(result.error)")
  }

  // MARK: Findings

  @Test(arguments: workbooks + traps)
  func everyCellOfAWorkbookIsAccountedFor(sample: String) throws {
    let ledger = try Self.convert(sample).conversion.summary.ledger
    #expect(ledger.read == ledger.used + ledger.diagnosed)
    let list = CellCounter()
    _ = try SpreadsheetInput(Project.path(sample), format: nil).read(into: list)
    #expect(ledger.read == list.count)
    // The HTML has a list of its sheets, their names above them, and the list's own heading.
    let around = sample.hasSuffix("html.xls") ? 13 + 13 + 1 : 0
    if Self.workbooks.contains(sample) { #expect(ledger.read == 477 + around) }
  }

  /// Counts cells that hold something but white space, or a formula without its value.
  private final class CellCounter: RowSink {
    var count = 0

    func begin(_ sheet: SheetInfo) {}
    func receive(_ row: borrowing Row) {
      for cell in row.cells {
        let isBlank = row.text(of: cell).trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
        if !isBlank || !cell.traits.isDisjoint(with: .withoutText) { count += 1 }
      }
    }
    func end(_ sheet: SheetInfo) {}
    func note(_ finding: Diagnostic) {}
  }

  @Test(arguments: traps)
  func trapsGiveTheRightFactsOrAFinding(sample: String) throws {
    let found = try Self.convert(sample)
    let facts = try Output(form: .long, profiles: Self.profiles.get()).text(found.documents)
    let text = String(decoding: facts, as: UTF8.self).replacing(Project.root.path + "/", with: "")
    let name = sample.split(separator: "/").last.map { $0.dropLast(5) } ?? ""
    Golden.expect(
      Array((text + "\n" + found.words.joined(separator: "\n") + "\n").utf8),
      "Tests/YusuanConversionTests/Expected/traps/\(name).txt")
  }

  @Test(arguments: same + workbooks + damaged)
  func findsWhatIsKnown(sample: String) throws {
    let words = try Self.convert(sample).words
    let name = sample.split(separator: "/").dropFirst().joined(separator: "-")
    Golden.expect(
      Array((words.joined(separator: "\n") + "\n").utf8), "Tests/YusuanConversionTests/Expected/\(name).findings.txt")
  }

  // MARK: Outputs

  /// What a line of the long form is known by.
  private static let key = [
    "unit", "unit_level", "unit_code", "fiscal_year", "profile", "table_id", "panel", "row_path", "column_id",
  ]

  @Test(arguments: same + workbooks + traps + damaged + districts + InventedBureauTests.inputs)
  func noTwoLinesOfTheLongFormHaveOneKey(sample: String) throws {
    let profiles = try ProfileSet([Project.path(InventedBureauTests.folder), "auto"])
    let facts = try Converting.facts(Converting.read([Project.path(sample)], profiles).documents, profiles)
    let keys = facts.map { fact in Self.key.map { fact[$0] ?? "?" } }
    #expect(keys.count > 4 && Set(keys).count == keys.count)
    #expect(!keys.contains { $0.contains("?") })
  }

  @Test(arguments: same + damaged + districts, OutputForm.allCases)
  func everyOutputIsValidAndReadsBack(sample: String, form: OutputForm) throws {
    let profiles = try Self.profiles.get()
    let documents = try Self.convert(sample).documents
    let bytes = try Output(form: form, profiles: profiles).text(documents)
    #expect(bytes == (try Output(form: form, profiles: profiles).text(documents)))
    switch form {
    case .xml:
      let schema = try XMLSchema(try Project.bytes("Schemas/disclosure.xsd"), name: "disclosure.xsd")
      #expect(try schema.validate(bytes, input: sample) == [])
    case .json, .jsonl:
      let lines = form == .json ? [bytes[...]] : bytes.split(separator: 0x0A)
      for line in lines { try Self.expectValid(Array(line)) }
    case .long:
      let values = documents.flatMap { $0.disclosure.tables.flatMap(\.panels) }.flatMap(\.rows)
        .reduce(0) { $0 + $1.amounts.count + $1.values.count }
      #expect(bytes.count { $0 == 0x0A } == values + 1)
    default: break
    }
    let folder = try TemporaryFolder()
    let back = Converting.read([try folder.write(bytes, as: "t.\(form.writer.fileExtension)")], profiles)
    let unit = documents.first?.disclosure.amountUnit ?? .yuan
    let expected = documents.map { Kept.by(form, $0.disclosure, in: unit) }
    #expect(back.disclosures == expected)
    // What is damaged is printed as it is read.
    let isPrinted = [.csv, .html, .xlsx].contains(form)
    #expect(isPrinted && Self.damaged.contains(sample) || back.conversion.summary.findings[.error, default: 0] == 0)
  }

  /// Validates JSON by Python's jsonschema, which knows nothing of this program.
  private static func expectValid(_ bytes: [UInt8]) throws {
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1], encoding='utf-8'))
      validator = getattr(jsonschema, 'Draft202012Validator', None)
      validator.check_schema(schema)
      validator(schema).validate(json.load(sys.stdin.buffer))
      """
    let result = try ProcessResult.run(
      "/usr/bin/env", ["python3", "-c", script, Project.path("Schemas/disclosure.schema.json")], input: bytes)
    #expect(result.status == 0, "\(result.error)")
  }
}
