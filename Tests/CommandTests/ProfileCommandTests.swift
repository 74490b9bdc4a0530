import Foundation
import TestSupport
import Testing

/// Profiles on the command line (公开版式包): `profiles`, `--profile`, and what is told beside inputs.
@Suite struct ProfileCommandTests {
  static let bureau = "Tests/YusuanConversionTests/Fixtures/invented-bureau"

  private static func text(_ result: ProcessResult) -> String { String(decoding: result.output, as: UTF8.self) }

  // MARK: profiles

  @Test(arguments: ["zh", "en"])
  func profilesAreListed(language: String) throws {
    let result = try CommandTests.run("profiles", "--lang", language)
    #expect(result.status == 0 && result.error == "")
    Golden.expect(result.output, "Tests/CommandTests/Expected/profiles.\(language).txt")
  }

  @Test(arguments: ["shanxi-unit", "shanghai-district-unit", "shanghai-district-department"])
  func aProfileIsPrintedAsItIsAndPassesItsCheck(id: String) throws {
    let printed = try CommandTests.run("profiles", "--print", id)
    #expect(printed.output == (try Project.bytes("Schemas/profiles/\(id)/profile.xml")))
    let checked = try CommandTests.run("profiles", "--check", "Schemas/profiles/\(id)")
    #expect(checked.status == 0 && checked.error == "")
    #expect(try Self.text(CommandTests.run("profiles")).contains(Self.text(checked)))
  }

  /// A printed profile begins a bureau of one's own: its rules and code lists are found where it says.
  @Test func aPrintedProfileBeginsAnotherOne() throws {
    let folder = try TemporaryFolder()
    var profile = Self.text(try CommandTests.run("profiles", "--print", "shanxi-unit"))
    for name in ["functional", "economic"] {
      profile = profile.replacing("../../codes/\(name).xml", with: "\(name).xml")
      _ = try folder.write(try CommandTests.run("codes", "print", name).output, as: "\(name).xml")
    }
    // Mappings name the tables of the profile that was printed; the new one may have others.
    profile = profile.replacing("  <mappings file=\"mappings.xml\"/>\n", with: "")
    profile = profile.replacing("id=\"shanxi-unit\" family=\"shanxi\"", with: "id=\"mine\" family=\"mine\"")
    _ = try folder.write(try CommandTests.run("rules", "--print", "shanxi-unit").output, as: "rules.xml")
    _ = try folder.write(try CommandTests.run("profiles", "--print", "shanxi-unit/text.xml").output, as: "text.xml")
    let file = try folder.write(Array(profile.utf8), as: "profile.xml")
    for path in [file, folder.path] {
      let checked = try CommandTests.run("profiles", "--check", path)
      #expect(checked.status == 0, "\(checked.error)")
      #expect(Self.text(checked).hasPrefix("mine\t山西省单位预算公开表\t单位\t2025\t"))
    }
    let rules = try CommandTests.run("rules", "--profile", file)
    #expect(Self.text(rules) == Self.text(try CommandTests.run("rules")))
  }

  @Test func aBureauOfOnesOwnIsCheckedWithItsRulesAndCodes() throws {
    let result = try CommandTests.run("profiles", "--check", Self.bureau)
    #expect(
      Self.text(result)
        == "yunping-unit\t云屏省省级单位预算公开表\t单位\t2025\t表 01,02,03,04,05-1,05-2,06,07,08,09,10,11,12,13,14\t万元\n")
    let folder = try TemporaryFolder()
    for name in ["profile.xml", "rules.xml", "codes.xml"] {
      _ = try folder.write(try Project.bytes("\(Self.bureau)/\(name)"), as: name)
    }
    let rules = try Project.text("\(Self.bureau)/rules.xml").replacing("[total, basic]", with: "[total, basik]")
    let file = try folder.write(Array(rules.utf8), as: "rules.xml")
    let wrong = try CommandTests.run("profiles", "--check", folder.path)
    #expect(wrong.status == 1 && wrong.output.isEmpty)
    #expect(wrong.error.hasPrefix(file) && wrong.error.contains("basik") && wrong.error.hasSuffix("[Y0126]\n"))
  }

  @Test(
    arguments: [
      (
        ["--print", "nowhere"],
        "nowhere：错误：没有版式“nowhere”；内置版式：shanxi-unit, shanghai-district-department, shanghai-district-unit [Y0064]\n"
      ),
      (
        ["--check", "nowhere"],
        "nowhere：错误：没有版式“nowhere”；内置版式：shanxi-unit, shanghai-district-department, shanghai-district-unit [Y0064]\n"
      ),
      (["--check", "./nowhere.xml"], "./nowhere.xml：错误：无法读取：没有这个文件或文件夹 [Y0050]\n"),
    ])
  func whatIsNoProfileIsSaid(arguments: [String], message: String) throws {
    let result = try ProcessResult.run(CommandTests.program, ["profiles"] + arguments, environment: ["LC_ALL": "zh_CN"])
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.error == message)
  }

  // MARK: --profile

  /// The invented bureau beside those inside the program: each input finds its own, and the form of both is one file.
  @Test func profilesOfOnesOwnStandBesideThoseInside() throws {
    let inputs = ["\(Self.bureau)/bureau.xlsx", "Samples/districts/unit.csv", "Samples/jincheng-2025/tables.csv"]
    let result = try ProcessResult.run(
      CommandTests.program,
      ["convert"] + inputs + ["--profile", Self.bureau, "--profile", "auto", "--to", "long", "-v", "--lang", "zh"])
    #expect(result.status == 0)
    let lines = Self.text(result).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    var counts: [Substring: Int] = [:]
    for line in lines { counts[line[5], default: 0] += 1 }
    #expect(counts == ["yunping-unit": 288, "shanghai-district-unit": 208, "shanxi-unit": 140])
    let taken = result.error.split(separator: "\n").filter { $0.hasSuffix("[Y0093]") }
    #expect(taken.count == 3)
    #expect(taken.first?.hasSuffix("信息：按版式“yunping-unit”读取 [Y0093]") == true)
  }

  @Test func theProfileThatFitsIsNamed() throws {
    let result = try CommandTests.run(
      "convert", "Samples/districts/unit.csv", "--profile", "shanxi-unit", "--to", "long")
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(
      result.error.hasSuffix(
        "Samples/districts/unit.csv：警告：内容不符合版式“shanxi-unit”，而与版式“shanghai-district-unit”相符 [Y0094]\n"))
  }

  @Test func whatIsToldFillsInWhatIsMissing() throws {
    let text = "2025年预算支出总表\n单位：万元\n项目,,2025年预算数,,\n科目编码,科目名称,合计,基本支出,项目支出\n合计,,3.00,1.00,2.00\n"
    let told = try CommandTests.run(
      "convert", "-", "--to", "jsonl", "--unit-name", "乙", "--year", "2030", "--level", "department",
      input: Array(text.utf8))
    #expect(told.error == "")
    #expect(Self.text(told).contains(#""unit": {"name": "乙", "level": "department"}, "fiscalYear": 2025,"#))
    let untold = try CommandTests.run("convert", "-", "--to", "jsonl", input: Array(text.utf8))
    #expect(untold.error == "- › 第 1 行 › A1（第 1 行第 1 列）：警告：没有找到单位名称 [Y0030]\n")
  }

  // MARK: Forms read back

  /// What is written is checked against the profile where it is read again, figure by figure.
  @Test(
    arguments: [
      ("disclosure.json", "\"basic\": 443.54", "\"basik\": 443.54", "$.tables[2].panels[0].rows[0].amounts.basik"),
      ("disclosure.json", "\"id\": \"revenue\"", "\"id\": \"income\"", "$.tables[0].panels[0].id"),
      ("disclosure.json", "\"path\": \"208/20805\"", "\"path\": \"208/20806\"", "$.tables[1].panels[0].rows[2].path"),
      ("disclosure.json", "\"profile\": \"shanxi-unit\"", "\"profile\": \"nowhere\"", "没有版式“nowhere”"),
      ("disclosure.xml", "column=\"basic\">443.54", "column=\"basik\">443.54", "amount.column"),
      ("disclosure.xml", "path=\"208/20805\"", "path=\"208/20806\"", "row.path"),
      ("facts.csv", ",basic,基本支出,amount,443.54", ",basik,基本支出,amount,443.54", "column_id"),
      ("facts.csv", ",208/20805,", ",208/20806,", "row_path"),
      ("facts.csv", ",1,2025年预算收支总表,revenue,", ",1,2025年预算收支总表,income,", "panel"),
    ])
  func ownFormsAreCheckedAgainstTheProfile(file: String, old: String, new: String, place: String) throws {
    let text = try Project.text("Samples/jincheng-2025/expected/\(file)")
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text)
    let result = try CommandTests.run("convert", "-", "--to", "json", input: Array(changed.utf8))
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.error.contains("错误：") && result.error.contains(place), "\(result.error)")
    #expect(try CommandTests.run("convert", "-", "--to", "json", input: Array(text.utf8)).status == 0)
  }

  // MARK: schema

  /// The Table Schema describes the columns that are written, in their order, and every value is one that it allows.
  @Test func theLongFormIsAsItsSchemaSays() throws {
    let schema = try CommandTests.run("schema", "long")
    #expect(schema.output == (try Project.bytes("Schemas/long.schema.json")))
    let check = """
      import csv, io, json, re, sys
      schema = json.loads(sys.argv[1])
      fields = schema["fields"]
      rows = list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode())))
      assert rows[0] == [field["name"] for field in fields], rows[0]
      types = {"string": lambda t: True, "integer": lambda t: re.fullmatch(r"-?[0-9]+", t),
               "number": lambda t: re.fullmatch(r"-?[0-9]+([.][0-9]+)?", t)}
      for row in rows[1:]:
          for field, text in zip(fields, row, strict=True):
              limits = field.get("constraints", {})
              if text == "":
                  assert not limits.get("required"), (field["name"], row)
                  continue
              assert types[field["type"]](text), (field["name"], text)
              assert text in limits.get("enum", [text]), (field["name"], text)
              assert re.fullmatch(limits.get("pattern", ".*"), text, re.S), (field["name"], text)
              assert int(limits.get("minimum", 0) or 0) <= int(text) if "minimum" in limits else True, (field["name"], text)
      print(len(rows) - 1)
      """
    for (input, count) in [
      ("\(Self.bureau)/bureau.csv", 288), ("Samples/districts/department.xlsx", 245), (CommandTests.sample, 140),
    ] {
      let long = try CommandTests.run("convert", input, "--profile", Self.bureau, "--profile", "auto", "--to", "long")
      let result = try ProcessResult.run(
        "/usr/bin/env", ["python3", "-c", check, Self.text(schema)], input: long.output)
      #expect(Self.text(result) == "\(count)\n", "\(result.error)")
    }
  }
}
