import Foundation
import TestSupport
import Testing

/// `yusuan batch`, as its users run it (批量转换命令).
@Suite struct BatchCommandTests {
  private let folder: TemporaryFolder
  private let sample: String
  private let unit = "晋城市应急管理调度指挥中心"

  init() throws {
    folder = try TemporaryFolder()
    sample = try Project.text("Samples/jincheng-2025/tables.csv")
  }

  /// Writes the sample as another unit's disclosure; a time in the past keeps manifests the same.
  private func write(_ name: String, unit: String? = nil, damaged: Bool = false) throws {
    var text = sample
    if let unit { text = text.replacing(self.unit, with: unit) }
    if damaged { text = text.replacing("2101102,事业单位医疗,15.98", with: "2101102,事业单位医疗,15.9B") }
    let path = try folder.write(Array(text.utf8), as: "in/" + name)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_740_000_000)], ofItemAtPath: path)
  }

  private func batch(_ arguments: [String], to output: String = "out", input: [UInt8] = []) throws -> ProcessResult {
    try ProcessResult.run(
      CommandTests.program, ["batch", "-o", folder.path + "/" + output, "--lang", "zh"] + arguments, input: input,
      environment: [:])
  }

  private var inputs: String { folder.path + "/in" }

  /// The files below a folder, without those of the program's own.
  private func files(_ name: String = "out") -> [String] {
    folder.files.filter { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: folder.path + "/" + path, isDirectory: &isFolder)
      return path.hasPrefix(name + "/") && !path.contains(".yusuan") && exists && !isFolder.boolValue
    }
    .map { String($0.dropFirst(name.count + 1)) }
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  /// Whether two folders hold the same files with the same bytes.
  private func areEqual(_ a: String, _ b: String) throws -> Bool {
    guard files(a) == files(b) else { return false }
    return try files(a).allSatisfy { try text("\(a)/\($0)") == text("\(b)/\($0)") }
  }

  private func writeSeveral() throws {
    try write("b/1.csv", unit: "甲单位")
    try write("b/2.csv", unit: "甲单位")
    try write("a.csv", unit: "乙单位", damaged: true)
    try write("c.csv")
    _ = try folder.write(Array("not a table".utf8), as: "in/d.csv")
  }

  // MARK: What is written

  @Test func everyDisclosureGetsItsFileAndAllOfThemOne() throws {
    try writeSeveral()
    let result = try batch([inputs, "--to", "json,csv,long,jsonl", "--quiet"])
    #expect(result.status == 3)
    #expect(result.error == "")
    let names = files().filter { !$0.contains("/") }
    #expect(
      names
        == [
          "disclosures.jsonl", "facts.csv", "manifest.csv", "manifest.json", "report.html", "乙单位-2025.json",
          "\(unit)-2025.json", "甲单位-2025-2.json", "甲单位-2025.json",
        ].sorted())
    #expect(files().count { $0.hasPrefix("甲单位-2025-2/表") } == 13)
    #expect(
      try text("out/\(unit)-2025.json")
        == String(decoding: Project.bytes("Samples/jincheng-2025/expected/disclosure.json"), as: UTF8.self))
    #expect(try text("out/facts.csv").split(separator: "\n").count == 1 + 3 * 140 + 137)
    #expect(try text("out/disclosures.jsonl").split(separator: "\n").count == 4)
  }

  @Test func namesMirrorTheInputsWhereThatIsAskedFor() throws {
    try writeSeveral()
    #expect(try batch([inputs, "--to", "json,xml", "--mirror", "--quiet"]).status == 3)
    #expect(
      files().filter { $0.hasSuffix("json") || $0.hasSuffix("xml") }
        == [
          "a.csv.json", "a.csv.xml", "b/1.csv.json", "b/1.csv.xml", "b/2.csv.json", "b/2.csv.xml", "c.csv.json",
          "c.csv.xml", "d.csv.json", "d.csv.xml", "manifest.json",
        ].filter { !$0.hasPrefix("d.csv") })
  }

  @Test(arguments: [["--jobs", "1"], ["--jobs", "8"], ["--resume"]])
  func theBytesDoNotDependOnTheJobs(options: [String]) throws {
    try writeSeveral()
    let forms = [inputs, "--to", "json,csv,long,jsonl,xml", "--check", "--quiet"]
    _ = try batch(forms, to: "one")
    _ = try batch(forms + options, to: "two")
    #expect(try areEqual("one", "two"))
    #expect(files("one").count == 4 * 13 + 4 * 2 + 5)
  }

  @Test func manifestAndReportSayWhatBecameOfEveryInput() throws {
    try writeSeveral()
    _ = try batch([inputs, "--to", "json", "--check", "--quiet"])
    for (name, expected) in [("manifest.csv", "batch-manifest.csv"), ("report.html", "batch-report.html")] {
      let text = try text("out/" + name).replacing(folder.path + "/", with: "")
      let stable = text.replacing(/,\d{4}-\d\d-\d\dT[0-9:]+Z,/) {
        $0.output == ",2025-02-19T21:20:00Z," ? $0.output : ",now,"
      }
      Golden.expect(Array(stable.utf8), "Tests/CommandTests/Expected/" + expected)
    }
    let json = try JSONSerialization.jsonObject(with: Data(text("out/manifest.json").utf8)) as? [[String: Any]]
    #expect(
      json?.compactMap { $0["outcome"] as? String } == ["partly", "converted", "converted", "converted", "failed"])
  }

  /// Bureaus of three kinds, one of them known by files alone: each input finds its profile, and a department and its own
  /// unit of one name get files of their own.
  @Test func aBatchMixesBureaus() throws {
    let bureau = ProfileCommandTests.bureau
    let samples = [
      "Samples/districts/department.xlsx", "Samples/districts/unit.csv", "Samples/jincheng-2025/tables.csv",
      "\(bureau)/bureau.csv",
    ]
    let options = ["--profile", bureau, "--profile", "auto", "--to", "json,csv,long,jsonl", "--check", "--quiet"]
    let result = try batch(samples + options)
    #expect(result.status == 0 && result.error == "")
    let names = [
      "东澜市望溪区城市管理局-2025", "东澜市望溪区城市管理局（部门）-2025", "云屏省潮汐观测总站-2025", "\(unit)-2025",
    ]
    #expect(files().filter { $0.hasSuffix("2025.json") } == names.map { $0 + ".json" }.sorted())
    #expect(names.map { name in files().count { $0.hasPrefix(name + "/表") } } == [9, 9, 15, 13])
    let manifest = try text("out/manifest.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(manifest.map { $0[1] } == ["converted", "converted", "converted", "converted"])
    #expect(
      manifest.map { "\($0[4]) \($0[5])" } == [
        "department shanghai-district-department", "unit shanghai-district-unit", "unit shanxi-unit",
        "unit yunping-unit",
      ])
    let facts = try text("out/facts.csv").split(separator: "\n").dropFirst()
    #expect(facts.count == 245 + 208 + 140 + 288)
    #expect(facts.allSatisfy { !$0.contains(",万元,") })
    #expect(try text("out/disclosures.jsonl").split(separator: "\n").count == 4)
    #expect(try batch(samples + options.dropLast() + ["--resume"]).error.contains("沿用 4；"))
    _ = try batch(samples + options + ["--jobs", "1"], to: "one")
    #expect(try areEqual("out", "one"))
  }

  // MARK: Which inputs

  @Test(arguments: [
    (["--include", "*.csv", "--exclude", "b/*"], ["乙单位-2025.json", "晋城市应急管理调度指挥中心-2025.json"]),
    (["--include", "1.csv"], ["甲单位-2025.json"]), (["--exclude", "[!c].csv"], ["晋城市应急管理调度指挥中心-2025.json"]),
  ])
  func patternsChooseTheInputs(options: [String], expected: [String]) throws {
    try writeSeveral()
    _ = try batch([inputs, "--to", "json", "--quiet"] + options)
    #expect(files().filter { $0.hasSuffix("2025.json") }.sorted() == expected.sorted())
  }

  @Test func aListNamesTheInputs() throws {
    try writeSeveral()
    let list = "\(inputs)/c.csv\r\n\n\(inputs)/b/2.csv\n"
    #expect(try batch(["--files-from", "-", "--to", "json", "--quiet"], input: Array(list.utf8)).status == 0)
    #expect(files().filter { $0.hasSuffix("2025.json") } == ["\(unit)-2025.json", "甲单位-2025.json"])
  }

  @Test func aFolderOfTablesIsOneInput() throws {
    let result = try batch([Project.path("Samples/jincheng-2025/tables"), "--to", "json", "--by-folder", "--quiet"])
    #expect(result.status == 0)
    #expect(
      try text("out/\(unit)-2025.json")
        == String(decoding: Project.bytes("Samples/jincheng-2025/expected/disclosure.json"), as: UTF8.self))
  }

  @Test func whatLiesInTheOutputFolderIsNoInput() throws {
    try write("a.csv")
    _ = try batch([inputs, "--to", "json", "--quiet"], to: "in/out")
    let again = try batch([inputs, "--to", "json", "--quiet"], to: "in/out")
    #expect(again.status == 0)
    #expect(try text("in/out/manifest.csv").split(separator: "\n").count == 2)
  }

  // MARK: Going on

  @Test func whatIsStillRightIsKeptAndTheRestDoneAgain() throws {
    try writeSeveral()
    let arguments = [inputs, "--to", "json,long,jsonl"]
    _ = try batch(arguments)
    let kept = try batch(arguments + ["--resume"])
    #expect(kept.error.contains("沿用 5；"))
    // One input is another unit's now, one is gone, one output was damaged, and one input is new.
    try write("b/1.csv", unit: "丙单位")
    try FileManager.default.removeItem(atPath: inputs + "/c.csv")
    try write("e.csv", unit: "丁单位")
    _ = try folder.write(Array("{}".utf8), as: "out/乙单位-2025.json")
    let resumed = try batch(arguments + ["--resume"])
    #expect(resumed.status == 3)
    _ = try batch(arguments, to: "fresh")
    #expect(try areEqual("out", "fresh"))
    #expect(!files().contains("甲单位-2025-2.json"))
  }

  @Test func aDamagedWorkbookIsKnownByItsDigest() throws {
    let damaged = try folder.write(
      Array(Project.bytes("Samples/workbooks/jincheng-2025.xlsx").dropLast(200)), as: "in/damaged.xlsx")
    #expect(try batch([inputs, "--to", "json"]).status == 1)
    let digest = try ProcessResult.run("/usr/bin/sha256sum", [damaged], environment: [:]).output.prefix(64)
    #expect(try text("out/manifest.csv").contains(String(decoding: digest, as: UTF8.self)))
    #expect(try batch([inputs, "--to", "json", "--resume"]).error.contains("沿用 1；"))
  }

  @Test func otherOptionsDoAllAgain() throws {
    try write("a.csv")
    _ = try batch([inputs, "--to", "json"])
    let result = try batch([inputs, "--to", "json", "--resume", "--amount-unit", "元"])
    #expect(result.error.contains("沿用 0；"))
    #expect(try text("out/\(unit)-2025.json").contains("\"amountUnit\": \"元\""))
  }

  @Test func aTornLineOfTheJournalDoesNotCount() throws {
    try writeSeveral()
    _ = try batch([inputs, "--to", "json,long"])
    let journal = folder.path + "/out/.yusuan/journal.jsonl"
    let bytes = try Data(contentsOf: URL(filePath: journal))
    try (bytes.dropLast(40) + Data("\0{\"input\"".utf8)).write(to: URL(filePath: journal))
    let result = try batch([inputs, "--to", "json,long", "--resume"])
    #expect(result.error.contains("沿用 4；"))
    _ = try batch([inputs, "--to", "json,long"], to: "fresh")
    #expect(try areEqual("out", "fresh"))
  }

  // MARK: What is refused

  @Test func nothingIsWrittenThroughLinks() throws {
    try write("b/a.csv")
    let elsewhere = try folder.write(Array("mine".utf8), as: "elsewhere/a.csv.json")
    _ = try folder.write([], as: "out/x")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/out/b", withDestinationPath: folder.path + "/elsewhere")
    let result = try batch([inputs, "--to", "json", "--mirror"])
    #expect(result.status == 1)
    #expect(result.error.contains("/out/b：错误：不写到此处：不是文件夹 [Y0070]"))
    #expect(try String(contentsOfFile: elsewhere, encoding: .utf8) == "mine")
    try FileManager.default.removeItem(atPath: folder.path + "/out/b")
    try FileManager.default.createDirectory(atPath: folder.path + "/out/b", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/out/b/a.csv.json", withDestinationPath: elsewhere)
    #expect(try batch([inputs, "--to", "json", "--mirror"]).status == 1)
    #expect(try String(contentsOfFile: elsewhere, encoding: .utf8) == "mine")
  }

  @Test func aSecondRunOnTheFolderIsBusy() throws {
    try write("a.csv")
    _ = try batch([inputs, "--to", "json"])
    let lock = open(folder.path + "/out/.yusuan/lock", O_RDWR)
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let result = try batch([inputs, "--to", "json"])
    close(lock)
    #expect(result.status == 1)
    #expect(result.error == "\(folder.path)/out：错误：另一次批量转换正在写入此文件夹 [Y0074]\n")
  }

  // MARK: Status

  @Test(
    arguments: [
      ([], Int32(3), "完成 5/5：全部转换 3，部分转换 1，未能转换 1，沿用 0；"), (["--fail-fast"], 1, "完成 1/5：全部转换 0，部分转换 1，未能转换 0，沿用 0；"),
      (["--max-failures", "2"], 3, "完成 5/5"), (["--exclude", "[ad].csv"], 0, "完成 3/3：全部转换 3"),
      (["--include", "d.csv"], 1, "完成 1/1：全部转换 0，部分转换 0，未能转换 1"), (["--jobs", "0"], 2, "--jobs"),
      (["--max-failures", "0"], 2, "--max-failures"),
    ] as [([String], Int32, String)])
  func theStatusSaysHowMuchWasConverted(options: [String], status: Int32, says: String) throws {
    try writeSeveral()
    let result = try batch([inputs, "--to", "json"] + options)
    #expect(result.status == (options == ["--fail-fast"] ? 3 : status), "\(result.error)")
    #expect(result.error.contains(says), "\(result.error)")
  }

  @Test func progressIsMachineReadable() throws {
    try write("a.csv")
    let result = try batch([inputs, "--to", "json", "--progress", "json"])
    #expect(
      result.error.split(separator: "\n").last.map(String.init)
        == #"{"type": "progress", "done": 1, "total": 1, "converted": 1, "partly": 0, "failed": 0, "kept": 0}"#)
  }

  @Test func anInterruptedBatchEndsCleanlyAndGoesOn() throws {
    for number in 0..<60 { try write("\(number).csv", unit: "单位\(number)") }
    let process = Process()
    process.executableURL = URL(filePath: CommandTests.program)
    process.arguments = [
      "batch", inputs, "-o", folder.path + "/out", "--to", "json,long", "--jobs", "1", "--lang", "zh",
    ]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    while process.isRunning, files().count < 3 { usleep(2_000) }
    process.interrupt()
    process.waitUntilExit()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationReason == .exit && process.terminationStatus == 130, "\(said)")
    #expect(said.contains("未完成，可用 --resume 继续"))
    #expect(!files().contains("facts.csv"))
    #expect(try batch([inputs, "--to", "json,long", "--resume", "--quiet"]).status == 0)
    _ = try batch([inputs, "--to", "json,long", "--quiet"], to: "fresh")
    #expect(try areEqual("out", "fresh"))
  }

  // MARK: Faults

  private static let canTrace =
    (try? ProcessResult.run("/usr/bin/env", ["strace", "-f", "-o", "/dev/null", "true"]))?.status == 0
  private static let isRoot = getuid() == 0

  private func faults(_ arguments: [String]) throws -> String {
    let script = Project.path("Tests/CommandTests/faults.py")
    let sample = Project.path("Samples/jincheng-2025/tables.csv")
    let run = try ProcessResult.run(
      "/usr/bin/env", ["python3", script, CommandTests.program, sample] + arguments)
    #expect(run.status == 0, "\(run.error)")
    return String(decoding: run.output, as: UTF8.self)
  }

  @Test func killedAtAnyMomentABatchGoesOn() throws {
    let found = try faults(["kill", "12"])
    #expect(found == "12 cases\n")
  }

  @Test(.enabled(if: canTrace, "strace cannot trace here"))
  func systemCallsThatFailLeaveNothingTorn() throws {
    let found = try faults(["fail"])
    #expect(found == "28 cases\n")
  }

  @Test(.enabled(if: isRoot, "mounting needs root"))
  func aFullDiskLeavesNothingTorn() throws {
    let found = try faults(["full"])
    #expect(found == "3 cases\n")
  }

  @Test func aFolderThatCannotBeWrittenToIsSaid() throws {
    let found = try faults(["readonly"])
    #expect(found == "1 cases\n")
  }
}
