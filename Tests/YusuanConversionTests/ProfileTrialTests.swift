import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanProfiles
import YusuanRules

/// The profiles of the project are sound, and their examples and samples give what they say (版式的检查与试用).
@Suite struct ProfileTrialTests {
  static let bureau = "Tests/YusuanConversionTests/Fixtures/invented-bureau"

  @Test(arguments: Profile.builtInIDs.map { Project.path("Schemas/profiles/\($0)") } + [Project.path(bureau)])
  func allExamplesAndSamplesOfTheProfilesOfTheProjectPass(path: String) throws {
    let trial = ProfileTrial(path)
    #expect(trial.review.mistakes == [])
    #expect(trial.differences == [])
    #expect(trial.isPassed && trial.exampleCount > 0 && trial.sampleCount > 0)
  }

  /// Every rule inside the program has an example that passes and one that fails; all but those on the notes of empty
  /// tables, which always say something, have one that they do not apply to.
  @Test(arguments: Profile.builtInIDs)
  func everyRuleHasItsExamples(id: String) throws {
    let trial = ProfileTrial(id)
    let rules = try #require(trial.review.rules).rules.count
    #expect([trial.coverage[.pass], trial.coverage[.fail]] == [rules, rules])
    #expect(trial.coverage[.notApplicable] == rules - 1)
    #expect(trial.isPassed && trial.sampleCount == 0)
  }

  @Test func aSampleWithOtherCountsIsSaid() throws {
    let folder = try TemporaryFolder()
    for name in ["rules.xml", "codes.xml", "bureau.csv", "bureau.xlsx"] {
      _ = try folder.write(try Project.bytes("\(Self.bureau)/\(name)"), as: name)
    }
    let text = try Project.text("\(Self.bureau)/profile.xml")
    let path = try folder.write(
      Array(
        text.replacing("bureau.csv\" figures=\"224\" findings=\"0", with: "bureau.csv\" figures=\"225\" findings=\"1")
          .utf8),
      as: "profile.xml")
    let trial = ProfileTrial(path)
    #expect(
      trial.differences.map(Wording(.zh).line) == [
        "\(path) › 第 9 行：错误：样例 \(folder.path)/bureau.csv：金额应为 225 个，实为 224 个 [Y0132]",
        "\(path) › 第 9 行：错误：样例 \(folder.path)/bureau.csv：核对发现应为 1 个，实为 0 个 [Y0132]",
      ])
    #expect(
      trial.differences.map(Wording(.en).line) == [
        "\(path) › line 9: error: the sample \(folder.path)/bureau.csv: expected 225 figures, found 224 [Y0132]",
        "\(path) › line 9: error: the sample \(folder.path)/bureau.csv: expected 1 findings of rules, found 0 [Y0132]",
      ])
  }

  @Test func whatIsNoProfileIsAMistake() {
    #expect(ProfileReview("nowhere").mistakes.map(\.code) == [.profileUnknown])
    #expect(ProfileReview("./nowhere.xml").mistakes.map(\.code) == [.fileUnreadable])
    #expect(ProfileReview(Project.path("README.md")).mistakes.map(\.code) == [.xmlMalformed])
    #expect(ProfileReview("shanxi-unit").isSound)
  }
}
