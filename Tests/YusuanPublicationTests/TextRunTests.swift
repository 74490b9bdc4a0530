import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanPublication

/// What is told of a run that writes texts, and of templates in profiles (撰写说明的诊断).
@Suite struct TextRunTests {
  /// The findings in Chinese and English, files named from the project's folder.
  private func lines(_ findings: [Diagnostic], _ language: Language) -> [String] {
    findings.map { Wording(language).line($0).replacing(Project.root.path + "/", with: "") }
  }

  @Test func aYearBeforeOfAnotherUnitIsTold() throws {
    let written = try Written.publications([SeedTextTests.tables], since: [SeedTextTests.tables])
    #expect(
      lines(written.findings, .zh) == [
        "Samples/jincheng-2025/tables.csv：警告：--previous 中没有“晋城市应急管理调度指挥中心”上一年的公开文件，增减未写 [Y0189]"
      ])
    #expect(
      lines(written.findings, .en) == [
        "Samples/jincheng-2025/tables.csv: warning: --previous has no disclosure of “晋城市应急管理调度指挥中心” of the year before; no change was written [Y0189]"
      ])
    let plain = try Written.plain(try #require(written.publications.first))
    #expect(plain == (try Written.plain(Written.publication(SeedTextTests.tables))))
  }

  @Test func aFigureThatCouldNotBeReadIsTold() throws {
    let written = try Written.publications(["Samples/damaged/letter-in-amount.csv"])
    #expect(!written.isComplete && written.findings.map(\.code.rawValue) == ["Y0012"])
  }

  @Test func mistakesOfATemplateAreAmongThoseOfItsProfile() throws {
    let folder = try TemporaryFolder()
    for name in ["functional", "economic"] {
      _ = try folder.write(try Project.bytes("Schemas/codes/\(name).xml"), as: "\(name).xml")
    }
    _ = try folder.write(try Project.bytes("Schemas/profiles/shanxi-unit/rules.xml"), as: "rules.xml")
    let profile = try Project.text("Schemas/profiles/shanxi-unit/profile.xml").replacing("../../codes/", with: "")
      .replacing("  <mappings file=\"mappings.xml\"/>\n", with: "")
    _ = try folder.write(Array(profile.utf8), as: "profile.xml")
    let text = try Project.text("Schemas/profiles/shanxi-unit/text.xml")
      .replacing("{T3[total, basic]}", with: "{T3[total, basis]}")
      .replacing("<say>{name r}</say>", with: "<tell>{name r}</tell>")
    let path = try folder.write(Array(text.utf8), as: "text.xml")
    let review = ProfileReview(folder.path)
    let places = review.mistakes.map { Wording(.en).line($0).replacing(path, with: "text.xml") }
    #expect(!review.isSound)
    #expect(
      places == [
        "text.xml › line 64, column 69: error: there is no column of amounts “basis” in T3; did you mean “basic”? [Y0126]",
        "text.xml › line 119, column 17: error: each lacks say, if, each [Y0118]",
        "text.xml › line 119, column 105: error: each has no tell inside; there are: say, if, each [Y0115]",
        "text.xml › line 130, column 17: error: each lacks say, if, each [Y0118]",
        "text.xml › line 130, column 105: error: each has no tell inside; there are: say, if, each [Y0115]",
      ])
  }
}
