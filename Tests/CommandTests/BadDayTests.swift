import Foundation
import TestSupport
import Testing

/// What a bad day does to the program: it says so in a line, and nothing half done stays (坏天气).
@Suite struct BadDayTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs the shell's `script` in the folder; `$Y` is the program, `$S` a sample.
  private func shell(_ script: String) throws -> ProcessResult {
    let environment = ["Y": CommandTests.program, "S": Project.path(CommandTests.sample), "LC_ALL": "zh_CN.UTF-8"]
    return try ProcessResult.run("/bin/sh", ["-c", script], in: folder.path, environment: environment)
  }

  private func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: folder.path + "/" + name)))
  }

  @Test func closedDescriptorsGetNoFile() throws {
    #expect(try shell("$Y batch $S -o right --to long,json --quiet").status == 0)
    #expect(try shell("$Y batch $S -o out --to long,json <&- >&- 2>&-").status == 0)
    for name in ["facts.csv", "report.html", "manifest.csv", ".yusuan/journal.jsonl"] {
      #expect(try bytes("out/" + name) == bytes("right/" + name), "\(name)")
    }
    #expect(try shell("$Y convert $S --to long --amount-unit 元 -o a.csv <&- >&- 2>&-").status == 0)
    #expect(try bytes("a.csv") == bytes("right/facts.csv"))
    let closed = try shell("$Y convert $S --to long >&-")
    #expect(closed.status == 1)
    #expect(closed.error == "-：错误：写出失败：文件描述符已关闭 [Y0071]\n")
    #expect(try shell("$Y convert - --to long <&-").status == 1)
  }

  @Test(arguments: [
    ("convert $S --to json", "文件过大"), ("convert $S --to long", "文件过大"), ("cells $S", "文件过大"),
    ("inspect $S", "文件过大"),
  ])
  func aFileThatMayNotGrowIsAnError(command: String, reason: String) throws {
    let result = try shell("ulimit -f 1; $Y \(command) > out; echo $?")
    #expect(result.error == "-：错误：写出失败：\(reason) [Y0071]\n")
    #expect(result.output == Array("1\n".utf8))
  }

  @Test func anOutputThatMayNotGrowLeavesNothing() throws {
    let result = try shell("ulimit -f 8; $Y convert $S -o out.json; echo $?; ls")
    #expect(result.error == "out.json：错误：写出失败：文件过大 [Y0071]\n")
    #expect(String(decoding: result.output, as: UTF8.self) == "1\n")
  }

  @Test(arguments: [
    "convert $S --to long", "convert $S --to json", "cells $S", "inspect $S", "profiles", "rules", "schema json",
  ])
  func aFullDiskAndAClosedPipeAreOneLine(command: String) throws {
    let full = try shell("$Y \(command) > /dev/full")
    #expect(full.error == "-：错误：写出失败：磁盘已满 [Y0071]\n")
    #expect(full.status == 1)
    let pipe = try shell("( $Y \(command); echo $? >&2 ) | sleep 0; :")
    let isWhole = pipe.error == "0\n"
    #expect(isWhole || pipe.error == "-：错误：写出失败：管道的另一端已关闭 [Y0071]\n1\n", "\(pipe.error)")
  }

  @Test func aReplacedFileKeepsItsMode() throws {
    let script = """
      umask 022; echo > a.json; chmod 640 a.json; $Y convert $S -o a.json && stat -c %a a.json
      $Y convert $S -o b.json && stat -c %a b.json
      $Y batch $S -o out --to json --quiet; chmod 600 out/*.json; $Y batch $S -o out --to json --quiet; stat -c %a out/*20*.json
      """
    #expect(String(decoding: try shell(script).output, as: UTF8.self) == "640\n644\n600\n")
  }

  @Test func partsOfRunsThatWereKilledAreRemoved() throws {
    // A process that is no more, one that is there, and a file that only looks like a part.
    let script = """
      sh -c 'echo $$' > id; touch a.json.$(cat id).part a.json.$$.part a.json.x.part b.json.$(cat id).part
      $Y convert $S -o a.json; ls | sed "s/$$/own/; s/$(cat id)/gone/"
      """
    #expect(
      String(decoding: try shell(script).output, as: UTF8.self)
        == "a.json\na.json.own.part\na.json.x.part\nb.json.gone.part\nid\n")
  }

  @Test func aRunThatIsRefusedLeavesNothing() throws {
    let script = """
      mkdir -p held/.yusuan; ln -s /nowhere held/.yusuan/parts; $Y batch $S -o held --to json --quiet; echo $?
      mkdir out; mkdir elsewhere; ln -s ../elsewhere out/.yusuan; $Y batch $S -o out --to json --quiet; echo $?; ls elsewhere
      """
    #expect(String(decoding: try shell(script).output, as: UTF8.self) == "1\n1\n")
  }

  @Test func onlyWhatIsWrittenInEveryFormIsConverted() throws {
    let json = try shell("$Y convert $S --to json").output
    let unit = String(decoding: json, as: UTF8.self).replacing("晋城市应急", with: "晋城市\\u0001应急")
    _ = try folder.write(Array(unit.utf8), as: "a.json")
    let result = try shell("$Y batch a.json -o out --to json,xml; echo $?; cut -d, -f1-3 out/manifest.csv; ls out")
    #expect(
      String(decoding: result.output, as: UTF8.self)
        == "1\ninput,outcome,unit\na.json,failed,\nmanifest.csv\nmanifest.json\nreport.html\n")
  }

  @Test func filesOfTheSystemAndAMarkInAListDoNoHarm() throws {
    let script = """
      mkdir in; cp $S in/a.txt; echo x > in/Thumbs.db; echo x > in/desktop.ini; echo x > 'in/~$a.xlsx'; mkdir in/__MACOSX
      echo x > in/__MACOSX/._a.txt; $Y batch in -o out --to json --quiet; echo $?; cut -d, -f1,2 out/manifest.csv
      printf '\\357\\273\\277in/a.txt\\r\\n' > list; $Y batch --files-from list -o two --to json --quiet; echo $?
      """
    #expect(
      String(decoding: try shell(script).output, as: UTF8.self) == "0\ninput,outcome\nin/a.txt,converted\n0\n")
  }

  @Test func anExtensionThatCannotBeWrittenIsAUsageError() throws {
    for name in ["a.docx", "a.xlsx", "out/a.pdf"] {
      let result = try shell("$Y convert $S -o \(name); echo $?; ls")
      #expect(result.error.contains("-o: “\(name.suffix(name.hasSuffix("pdf") ? 4 : 5))” is no form that is written"))
      #expect(result.output == Array("2\n".utf8))
    }
    #expect(try shell("$Y convert $S --to long -o facts.txt && $Y convert $S -o v1.5/ && test -d v1.5").status == 0)
  }

  @Test func cellsThatWereReadAreListedWhereALaterOneIsBroken() throws {
    _ = try folder.write(Array("a,b\n\"c,d\n".utf8), as: "a.csv")
    let result = try shell("$Y cells a.csv; echo $?")
    #expect(String(decoding: result.output, as: UTF8.self).hasSuffix("D2,text,d,\n3\n") || result.output.count > 40)
    #expect(result.error.contains("[Y0043]"))
    #expect(String(decoding: result.output, as: UTF8.self).hasSuffix("\n3\n"))
  }

  @Test func namesInGBKOpen() throws {
    // 预算/表3.txt, as zips of Chinese Windows leave it.
    let script = """
      mkdir -p "$(printf 'in/\\324\\244\\313\\343')"; cp $S "$(printf 'in/\\324\\244\\313\\343/\\261\\3553.txt')"
      $Y convert in --to long | wc -l; $Y convert in/*/* --to long | wc -l; $Y convert in/*/* --to long >/dev/null -v
      $Y batch in -o out --to json --mirror --quiet; echo $?; sed 1d out/manifest.csv | cut -d, -f1,2; ls out/预算
      printf 'in/\\324\\244\\313\\343/\\261\\3553.txt\\n' | $Y batch --files-from - -o two --to json --quiet; echo $?
      $Y batch in -o out --to json --mirror --quiet --resume; echo $?
      """
    let result = try shell(script)
    #expect(
      String(decoding: result.output, as: UTF8.self)
        == "141\n141\n0\nin/预算/表3.txt,converted\n表3.txt.json\n0\n0\n")
    #expect(result.error.hasPrefix("in/预算/表3.txt › "))
  }

  @Test func outputsOfNamesThatDifferInCaseAloneStandBesideEachOther() throws {
    let unit = "晋城市应急管理调度指挥中心"
    let text = try Project.text("Samples/jincheng-2025/tables.csv")
    for (index, name) in ["ABC中心", "abc中心", "CON"].enumerated() {
      _ = try folder.write(Array(text.replacing(unit, with: name).utf8), as: "in/\(index).csv")
    }
    let result = try shell("$Y batch in -o out --to json --quiet; ls out/*20*")
    #expect(
      String(decoding: result.output, as: UTF8.self)
        == "out/ABC中心-2025.json\nout/CON-2025.json\nout/abc中心-2025-2.json\n")
  }

  @Test func nothingOfAnInputCommandsATerminal() throws {
    let table = "2025年预算支出总表\n单位名称：甲\u{1B}[31m中心\u{202E}\n单位：万元\n科目编码,科目名称,合计\n2\u{1B}]0;x\u{7}8,\u{1B}[2J甲,1x\n"
    _ = try folder.write(Array(table.utf8), as: "a\u{1B}[1mb\n.csv")
    for command in ["convert", "inspect", "check"] {
      let result = try shell("$Y \(command) a*.csv \(command == "convert" ? "--to json >/dev/null" : "") -v")
      let shown = result.error + (command == "convert" ? "" : String(decoding: result.output, as: UTF8.self))
      #expect(!shown.unicodeScalars.contains { $0.value == 0x1B || $0.value == 7 || $0.value == 0x202E }, "\(command)")
      #expect(shown.contains("a\\x1B[1mb"), "\(command)")
    }
  }

  @Test func csvIsSafeForSpreadsheetPrograms() throws {
    let table =
      "2025年项目支出预算表（本年预算）\n单位名称：=甲中心\n单位：万元\n项目名称,合计\n合计,-1.50\n=1+1,2\n+86项目,3\n-维修,4\n@张三,5\n＝HYPERLINK(1),6\n"
    _ = try folder.write(Array(table.utf8), as: "a.csv")
    let plain = try shell("$Y convert a.csv --to long")
    #expect(!String(decoding: plain.output, as: UTF8.self).contains("'"))
    let safe = String(decoding: try shell("$Y convert a.csv --to long --csv-safe").output, as: UTF8.self)
    for text in ["'=甲中心,", ",'=1+1,", ",'+86项目,", ",'-维修,", ",'@张三,", ",'＝HYPERLINK(1),", ",-1.50,"] {
      #expect(safe.contains(text), "\(text) in \(safe)")
    }
    let cells = String(decoding: try shell("$Y cells a.csv --csv-safe").output, as: UTF8.self)
    #expect(cells.contains(",text,'=1+1,"))
    #expect(cells.contains(",text,-1.50,"))
    _ = try shell("mv a.csv =a.csv; $Y batch =a.csv -o out --to long --csv-safe --quiet")
    #expect(try text("out/manifest.csv").contains("\n'=a.csv,"))
    #expect(try text("out/facts.csv").contains("\n'=甲中心,"))
  }
}
