import Foundation
import TestSupport
import Testing

/// `profiles check`, `profiles test` and `profiles diff` as their users run them (版式的检查、试用与对比).
@Suite struct ProfileReportTests {
  private static let bureau = ProfileCommandTests.bureau

  /// The files of the invented bureau with mistakes of every kind: in the profile, its rules and its code list.
  private func brokenBureau() throws -> TemporaryFolder {
    let changes: [(file: String, old: String, new: String)] = [
      ("profile.xml", #"family="yunping""#, #"famly="yunping""#),
      ("profile.xml", "<note>注</note>", "<note>{Year}注</note>"),
      ("profile.xml", "<title>支出预算表</title>", "<title>收入预算表</title>"),
      (
        "profile.xml", #"<column id="growth" kind="percent" label="比上年增减"/>"#,
        #"<column id="growth" kind="percnt" label="比上年增减"/>"#
      ),
      (
        "profile.xml", #"<row id="undertaking" kind="item" level="1" label="二、事业收入"/>"#,
        #"<row id="fiscal" kind="item" level="1" label="二、财政拨款收入"/>"#
      ),
      ("rules.xml", "[total, basic]", "[total, basik]"),
      ("rules.xml", "ascending(T03)", "ascending(threePublic)"),
      ("codes.xml", #"value="206""#, #"value="206a""#),
    ]
    let folder = try TemporaryFolder()
    for name in ["profile.xml", "rules.xml", "codes.xml", "bureau.csv", "bureau.xlsx"] {
      guard name.hasSuffix(".xml") else {
        _ = try folder.write(try Project.bytes("\(Self.bureau)/\(name)"), as: name)
        continue
      }
      var text = try Project.text("\(Self.bureau)/\(name)")
      for change in changes where change.file == name {
        #expect(text.contains(change.old), "\(change.old)")
        text = text.replacing(change.old, with: change.new, maxReplacements: 1)
      }
      _ = try folder.write(Array(text.utf8), as: name)
    }
    return folder
  }

  private func golden(_ result: ProcessResult, _ folder: TemporaryFolder, _ name: String) {
    let text = String(decoding: result.output, as: UTF8.self).replacing(folder.path, with: "mine")
    Golden.expect(Array(text.utf8), "Tests/CommandTests/Expected/\(name)")
  }

  @Test(arguments: ["zh", "en"])
  func everyMistakeIsSaidInPlainWords(language: String) throws {
    let folder = try brokenBureau()
    let result = try CommandTests.run("profiles", "check", folder.path, Self.bureau, "--lang", language)
    #expect(result.status == 3 && result.error == "")
    golden(result, folder, "profiles-check.\(language).txt")
  }

  @Test func mistakesAreWrittenAsJSON() throws {
    let folder = try brokenBureau()
    let result = try CommandTests.run(
      "profiles", "check", folder.path, "shanxi-unit", "--format", "json", "--lang", "en")
    #expect(result.status == 3 && result.error == "")
    golden(result, folder, "profiles-check.json")
  }

  /// Converting by a profile with mistakes says the same list; of the rules only what is asked for.
  @Test func convertingSaysTheSameMistakes() throws {
    let folder = try brokenBureau()
    let checked = try CommandTests.run("profiles", "check", folder.path)
    let converted = try CommandTests.run("convert", CommandTests.sample, "--profile", folder.path)
    #expect(converted.status == 1 && converted.output.isEmpty)
    let lines = String(decoding: checked.output, as: UTF8.self).split(separator: "\n")
    let own = lines.filter { $0.hasPrefix("\(folder.path)/profile.xml") }
    #expect(converted.error.split(separator: "\n") == own && own.count == 5)
  }

  @Test(arguments: ["zh", "en"])
  func profilesAreTried(language: String) throws {
    let folder = try TemporaryFolder()
    for name in ["profile.xml", "rules.xml", "codes.xml", "bureau.csv", "bureau.xlsx"] {
      _ = try folder.write(try Project.bytes("\(Self.bureau)/\(name)"), as: name)
    }
    let rules = try Project.text("\(Self.bureau)/rules.xml").replacing(
      "debt[repaid, total] = 3<", with: "debt[repaid, total] = 2<")
    _ = try folder.write(Array(rules.utf8), as: "rules.xml")
    let broken = try brokenBureau()
    let result = try CommandTests.run("profiles", "test", folder.path, "shanxi-unit", "--lang", language)
    #expect(result.status == 3 && result.error == "")
    golden(result, folder, "profiles-test.\(language).txt")
    #expect(try CommandTests.run("profiles", "test", broken.path).status == 3)
    let sound = try CommandTests.run("profiles", "test", Self.bureau, "--format", "json", "--lang", language)
    #expect(sound.status == 0 && sound.error == "")
    golden(sound, folder, "profiles-test.json")
  }

  @Test(arguments: ["zh", "en"])
  func profilesAreCompared(language: String) throws {
    let sides = ["shanghai-district-department", "shanghai-district-unit"]
    let result = try CommandTests.run("profiles", "diff", sides[0], sides[1], "--lang", language)
    #expect(result.status == 1 && result.error == "")
    Golden.expect(result.output, "Tests/CommandTests/Expected/profiles-diff.\(language).txt")
    let json = try CommandTests.run("profiles", "diff", sides[0], sides[1], "--lang", "zh", "--format", "json")
    #expect(json.status == 1)
    Golden.expect(json.output, "Tests/CommandTests/Expected/profiles-diff.json")
    #expect(try CommandTests.run("profiles", "diff", sides[0], sides[0]).status == 0)
  }
}
