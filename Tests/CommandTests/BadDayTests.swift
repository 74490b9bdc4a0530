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
    for name in ["a.docx", "out/a.pdf"] {
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

  /// Needs at once what the system does not give: it is read whole. The others take little.
  private static let hugeJSON = "printf '{\"format\":' > huge.json; truncate -s 700M huge.json"

  @Test(arguments: [
    ("convert huge.json --to json", "1\n"), ("convert $S huge.json --to json > out", "3\n"),
    ("check huge.json", "\n3\n"), ("convert - --to json < huge.json", "1\n"),
    ("convert $S huge.json -o out.csv --to long", "3\n"),
  ])
  func refusedMemoryIsAnErrorOfItsInput(command: String, output: String) throws {
    let result = try shell("\(Self.hugeJSON); ulimit -v 600000; $Y \(command); echo $?; ls *.part 2>/dev/null")
    let name = command.contains("- --to") ? "-" : "huge.json"
    #expect(result.error == "\(name)：错误：系统没有给程序足够的内存，此输入没有转换 [Y0100]\n")
    #expect(String(decoding: result.output, as: UTF8.self) == output)
  }

  @Test func aBatchOutlivesRefusedMemory() throws {
    let script = """
      mkdir in; \(Self.hugeJSON); cp $S in/a.txt; mv huge.json in/h.json; cp $S in/z.txt
      ( ulimit -v 600000; ls in/* | $Y batch --files-from - -o out --to json,long --jobs 2 --quiet; echo $? )
      cut -d, -f1,2 out/manifest.csv; rm in/h.json; $Y batch in -o other --to json,long --quiet; echo $?
      cmp out/facts.csv other/facts.csv && echo same; ls out/.yusuan/parts
      """
    #expect(
      String(decoding: try shell(script).output, as: UTF8.self)
        == "3\ninput,outcome\nin/a.txt,converted\nin/h.json,failed\nin/z.txt,converted\n0\nsame\n")
  }

  @Test func aListOfRefusedInputsThatIsNoneDoesNoHarm() throws {
    let script = """
      YUSUAN_REFUSED=99 $Y profiles | wc -l; YUSUAN_REFUSED=0x $Y profiles < $S | wc -l
      YUSUAN_REFUSED=3 $Y profiles 3< $S | wc -l
      """
    let result = try shell(script)
    #expect(String(decoding: result.output, as: UTF8.self) == "3\n3\n3\n")
  }

  @Test(arguments: [
    "convert big.csv --to long", "convert big.csv --to long -o out.csv", "convert big.csv --to json -o out.json",
  ])
  func anInputThatChangesWhileItIsReadIsNotWritten(command: String) throws {
    // The first finding comes when the header is read, long before the end of more than 8 MiB.
    let head = "2025年预算支出总表\n单位名称：甲中心\n科目编码,科目名称,合计,基本支出,项目支出\n"
    let row = "2080505,\(String(repeating: "a", count: 900_000)),1.00,1.00,\n"
    _ = try folder.write(Array((head + String(repeating: row, count: 10)).utf8), as: "big.csv")
    let script = """
      mkfifo errors; { $Y \(command) > out 2> errors; echo $? > status; } &
      exec 3< errors; read first <&3; printf '2080506,乙,1.00,1.00,\\n' >> big.csv; cat <&3 >&2; wait
      echo $(cat status) $(wc -c < out); ls out.* *.part 2>/dev/null
      """
    let result = try shell(script)
    #expect(String(decoding: result.output, as: UTF8.self) == "1 0\n")
    #expect(result.error.contains("big.csv：错误：文件在读取过程中被改动，结果不可信 [Y0052]\n"))
  }

  @Test func pathsOfOptionsAreBytes() throws {
    // 预算, as Chinese Windows writes it.
    let script = """
      N=$(printf '\\324\\244\\313\\343'); cp $S in.txt; cp $S "x$N.txt"; echo in.txt > "l$N"
      $Y convert in.txt -o "$N.json"; $Y convert in.txt --to long -o "$N.csv"; $Y convert in.txt --to csv -o "$N/"
      $Y batch in.txt -o "b$N" --to json,long,csv --quiet; $Y batch in.txt -o "b$N" --to json,long,csv --quiet --resume
      $Y batch --files-from "l$N" -o two --to json --quiet; $Y batch . -o three --to json --include "x$N*" --quiet
      $Y convert in.txt --to json | cmp - "$N.json"; wc -l < "$N.csv"; wc -l < "b$N/facts.csv"; ls "$N" | wc -l
      ls two three | grep -c 2025.json; sed 1d three/manifest.csv | cut -d, -f1,2
      TMPDIR="$PWD/$N" $Y convert in.txt --to long | wc -l; ls *.part 2>/dev/null
      """
    let result = try shell(script)
    #expect(result.error == "")
    #expect(
      String(decoding: result.output, as: UTF8.self) == "141\n141\n13\n2\n./x预算.txt,converted\n141\n")
  }

  @Test func whatIsWrittenSafelyIsReadBackAsItWas() throws {
    let table =
      "2025年项目支出预算表（本年预算）\n单位名称：=甲中心\n单位：万元\n项目名称,合计\n合计,-1.50\n=1+1,2\n+86项目,3\n-维修,4\n@张三,5\n＝HYPERLINK(1),6\n"
    _ = try folder.write(Array(table.utf8), as: "a.csv")
    for form in ["long", "csv"] {
      let script = """
        $Y convert a.csv --to \(form) --csv-safe > s.csv; $Y convert a.csv --to \(form) > p.csv; grep -c "'" s.csv
        $Y convert s.csv --to \(form) > back; cmp p.csv back && echo same
        """
      let result = String(decoding: try shell(script).output, as: UTF8.self)
      #expect(result == (form == "long" ? "6\nsame\n" : "5\nsame\n"), "\(form)")
    }
  }

  @Test func aLongFileWithoutItsLastLineEndIsTold() throws {
    let script = """
      for e in utf-8 gb18030 utf-16le; do
        $Y convert $S --to long --csv-encoding $e > a.csv; $Y convert a.csv --to json > whole
      done
      $Y convert $S --to long | head -c -1 > a.csv; $Y convert a.csv --to json | cmp - whole
      """
    #expect(
      try shell(script).error
        == "a.csv › 第 141 行：警告：最后一条记录没有行尾，本程序写出的文件都有；这条记录或其后的内容可能缺失 [Y0103]\n")
  }

  @Test func amountsOutsideTablesAreListedAndRefusedWhereThatIsAsked() throws {
    let sample = try Project.text("Samples/jincheng-2025/tables.csv")
    _ = try folder.write(Array((sample + "\n\"另有预备费1,234.56万元\"\n").utf8), as: "a.csv")
    let strict = try shell(
      "$Y convert a.csv --strict -o a.json; echo $?; ls a.json 2>/dev/null; $Y convert a.csv -o a.json; echo $?")
    #expect(String(decoding: strict.output, as: UTF8.self) == "1\n0\n")
    #expect(
      strict.error.hasPrefix("a.csv › 第 "), "\(strict.error)")
    #expect(strict.error.contains("“1,234.56万元”在表格之外（表外文字），不在结果中 [Y0101]\na.json：错误：严格模式下有 1 个单元格"))
    let inspected = String(decoding: try shell("$Y inspect a.csv -v 2>/dev/null").output, as: UTF8.self)
    #expect(inspected.contains("：“另有预备费1,234.56万元”，表外文字，其中金额 1,234.56万元\n"))
    #expect(!String(decoding: try shell("$Y inspect a.csv").output, as: UTF8.self).contains("不在结果中"))
  }

  @Test func loopsOfARuleThatGoTooFarAreAnErrorOfTheCheck() throws {
    let words = ["title", "explanation", "expected"].map { "<\($0) lang=\"zh\">a</\($0)><\($0) lang=\"en\">a</\($0)>" }
    let loops = "abcdefgh".map { "\($0) in T1.expenditure[all]" }.joined(separator: ", ")
    let rules = """
      <rules xmlns="urn:yusuan:rules:1" id="mine" version="1"><rule id="X1">\(words.joined())
      <formula>for \(loops): T1.expenditure[a, total] ≤ T1.expenditure[h, total]</formula></rule></rules>
      """
    _ = try folder.write(Array(rules.utf8), as: "r.xml")
    let result = try shell("cp $S a.txt; $Y check a.txt --rules r.xml > report; echo $?; grep -c 循环超过 report")
    #expect(result.error.hasPrefix("a.txt：错误：规则 X1 的循环超过 "))
    #expect(result.error.hasSuffix(" 步，没有核对完 [Y0102]\n"))
    #expect(String(decoding: result.output, as: UTF8.self).hasPrefix("3\n"))
    let batch = try shell(
      "cp $S a.txt; $Y batch a.txt -o out --to json --check --rules r.xml --quiet; echo $?; cut -d, -f1,2 out/manifest.csv"
    )
    #expect(String(decoding: batch.output, as: UTF8.self) == "3\ninput,outcome\na.txt,partly\n")
  }
}
