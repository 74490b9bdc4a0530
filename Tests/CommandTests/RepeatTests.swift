import Foundation
import TestSupport
import Testing

/// A disclosure that several inputs of a batch hold (重复的公开文件).
@Suite struct RepeatTests {
  private let folder: TemporaryFolder
  private let sample: String

  init() throws {
    folder = try TemporaryFolder()
    sample = try Project.text("Samples/jincheng-2025/tables.csv")
  }

  /// Writes `text` as an input that was changed so many seconds after another.
  private func write(_ text: String, _ name: String, after seconds: Double) throws {
    let path = try folder.write(Array(text.utf8), as: "in/" + name)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_740_000_000 + seconds)], ofItemAtPath: path)
  }

  /// Runs the batch; what it says, without the folder.
  private func batch(_ arguments: [String] = []) throws -> String {
    let result = try ProcessResult.run(
      CommandTests.program,
      ["batch", folder.path + "/in", "-o", folder.path + "/out", "--to", "json,long", "--lang", "zh"] + arguments)
    #expect(result.status == 0)
    return result.error.replacing(folder.path + "/", with: "")
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path + "/out/" + name, encoding: .utf8)
  }

  /// Of each input of the manifest its outputs, the input it repeats, and whether it is left out.
  private func manifest() throws -> [[String]] {
    try text("manifest.csv").replacing(folder.path + "/in/", with: "").split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return [fields[0]] + fields.suffix(3)
    }
  }

  private let name = "晋城市应急管理调度指挥中心-2025"

  @Test func aRevisedDisclosureIsToldAndBothAreMerged() throws {
    try write(sample, "a.csv", after: 0)
    try write(sample.replacing("33.67", with: "33.68"), "b.csv", after: 1)
    let told = try batch()
    #expect(
      told.contains(
        "in/b.csv：警告：“晋城市应急管理调度指挥中心 2025”与输入“in/a.csv”中的是同一份公开文件：合并文件两份都有；--latest 只留较新的 [Y0097]\n"))
    #expect(
      try manifest() == [
        ["a.csv", "\(name).json; facts.csv", "", ""], ["b.csv", "\(name)-2.json; facts.csv", "a.csv", "no"],
      ])
    #expect(try text("report.html").contains("重复的公开文件 · 1</h2>"))
    #expect(try text("report.html").contains("<td>两份都有</td>"))
  }

  /// The newest stands first; the older one is in no file, also where the run goes on or the options change.
  @Test func onlyTheLatestIsWrittenWhereThatIsAskedFor() throws {
    try write(sample, "a.csv", after: 0)
    try write(sample.replacing("33.67", with: "33.68"), "b.csv", after: 0.5)
    _ = try batch()
    for options in [["--latest"], ["--latest", "--resume"], ["--latest", "--jobs", "1"]] {
      let told = try batch(options)
      #expect(told.contains("in/a.csv：警告：“晋城市应急管理调度指挥中心 2025”与输入“in/b.csv”中的是同一份公开文件：该输入较新，这一份没有写出 [Y0097]\n"))
      #expect(
        try manifest() == [["b.csv", "\(name).json; facts.csv", "", ""], ["a.csv", "", "b.csv", "yes"]], "\(options)")
      let facts = try text("facts.csv")
      #expect(facts.contains("b.csv") && !facts.contains("a.csv"))
      #expect(try text("\(name).json").contains("33.68"))
    }
  }

  /// Of an input with two disclosures one may be older than another input's.
  @Test func anInputMayBeLeftOutInPart() throws {
    let other = sample.replacing("晋城市应急管理调度指挥中心", with: "乙单位")
    try write(sample + "\n" + other, "a.csv", after: 0)
    try write(other, "b.csv", after: 1)
    _ = try batch(["--latest"])
    #expect(
      try manifest() == [
        ["b.csv", "乙单位-2025.json; facts.csv", "", ""], ["a.csv", "\(name).json; facts.csv", "b.csv", "yes"],
      ])
    let units = Set(try text("facts.csv").split(separator: "\n").dropFirst().map { $0.contains("乙单位") })
    #expect(units == [true, false])
    #expect(
      try text("facts.csv").split(separator: "\n").filter { $0.contains("乙单位,") }.allSatisfy { $0.contains("b.csv") })
  }

  /// A newer file with one table does not cost the tables that it has not.
  @Test func aRevisedTableCostsNoOther() throws {
    try write(sample, "a.csv", after: 0)
    try write(String(sample.split(separator: "\n\n")[0]), "b.csv", after: 1)
    let told = try batch(["--latest"])
    #expect(told.contains("in/a.csv：警告：“晋城市应急管理调度指挥中心 2025”与输入“in/b.csv”中的是同一份公开文件：合并文件两份都有，因为该输入没有它的全部表格 [Y0097]\n"))
    #expect(
      try manifest() == [
        ["b.csv", "\(name).json; facts.csv", "", ""], ["a.csv", "\(name)-2.json; facts.csv", "b.csv", "no"],
      ])
  }

  /// A table a file: these are parts of one disclosure, and none is a repeat.
  @Test func filesWithOtherTablesAreNoRepeats() throws {
    let tables = sample.split(separator: "\n\n").map(String.init)
    try write(tables[0], "1.csv", after: 0)
    try write(tables.dropFirst().joined(separator: "\n\n"), "2.csv", after: 1)
    #expect(!(try batch()).contains("Y0097"))
  }

  /// Whose they are, none says: two files with the same bytes are the same.
  @Test func copiesWithoutAUnitAreRepeats() throws {
    let table = "2025年预算支出总表\n单位：万元\n科目编码,科目名称,合计,基本支出,项目支出\n合计,,1.00,1.00,\n"
    try write(table, "a.csv", after: 0)
    try write(table, "b.csv", after: 1)
    try write(table.replacing("1.00", with: "2.00"), "c.csv", after: 2)
    let told = try batch()
    #expect(told.contains("in/b.csv：警告：“2025”与输入“in/a.csv”中的是同一份公开文件"))
    #expect(!told.contains("in/c.csv：警告：“2025”与"))
  }
}
