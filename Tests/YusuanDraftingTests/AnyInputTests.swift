import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanProfiles
@testable import YusuanDrafting

/// Any input gives a draft that can be loaded and whose rules resolve, or an error that is not about the draft (任意输入).
@Suite struct AnyInputTests {
  private static let pieces = [
    ",", "\n", "\"", "一、", "①", "其中：", "合计", "小计", "收入总计", "项目", "科目编码", "类", "款", "单位：", "万元", "表1", "2026年", "{Y}",
    "{U}", "…",
    "注：", "12.50", "3%", "2026-01-02", "\u{7F}", "&", "<", "续表", "第1页", "本页小计", String(repeating: "长", count: 300),
  ]

  @Test(arguments: ["code-lists.csv", "panels-beside.csv", "every-kind.csv", "beside-each-other.csv"])
  func anyTextGivesASoundDraftOrAnError(name: String) throws {
    let bytes = try Project.bytes("\(Drafting.fixtures)/\(name)")
    var drafted = 0
    for seed in 0..<60 {
      var mutator = Mutator(seed: UInt64(seed), pieces: Self.pieces)
      let folder = try TemporaryFolder()
      // Other encodings are not what is tried here, and finding them takes its time.
      let text = String(decoding: mutator.mutate(bytes), as: UTF8.self)
      let path = try folder.write(Array(text.utf8), as: "t.csv")
      do throws(Diagnostic) {
        let draft = try ProfileDrafting(id: "draft") { _ in }.draft([path], rulesName: "rules.xml")
        _ = try? Drafting.load(draft.profile, rules: draft.rules)
        drafted += 1
      } catch {
        let known: [Code] = [.nothingDrafted, .textNotEncodable, .encodingDamaged, .formatUnknown, .quoteUnterminated]
        #expect(known.contains(error.code), "\(seed): \(Wording(.en).line(error))")
      }
    }
    #expect(drafted > 30)
  }

  @Test(arguments: ["", "甲", "甲,乙\n1,2\n", "目录\n一、收入预算表,1\n二、支出预算表,2\n"])
  func anInputWithoutTablesIsAnError(text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(text.utf8), as: "t.csv")
    #expect {
      _ = try ProfileDrafting(id: "draft") { _ in }.draft([path], rulesName: nil)
    } throws: { error in
      guard let finding = error as? Diagnostic else { return false }
      return finding.code == .nothingDrafted || finding.code == .fileEmpty
    }
  }

  // MARK: Bounds

  /// A formula that is longer than a rules file may have is not proposed; the table is drafted.
  @Test func aWideTableIsDraftedWithoutItsLongestTie() throws {
    let columns = (1...300).map { "第\($0)季" }.joined(separator: ",")
    let figures = [String](repeating: "1.00", count: 300).joined(separator: ",")
    let text = "公开单位：甲站\n支出预算表\n金额单位：元\n项目,合计,\(columns)\n一、基本支出,300.00,\(figures)\n合计,300.00,\(figures)\n"
    let draft = try Drafting.draft(text: text).draft
    #expect(draft.values == 602 && draft.ties == 1 && draft.undecided == 301)
  }

  /// A header of more labels than any bureau prints is none; what stands below it is reported as `convert` does.
  @Test func aHeaderOfTooManyLabelsIsNone() throws {
    let labels = (1...1_001).map { "第\($0)季" }.joined(separator: ",")
    let figures = [String](repeating: "1.00", count: 1_001).joined(separator: ",")
    let small = "公开单位：甲站\n支出预算表\n金额单位：元\n项目,金额\n一、基本支出,1.00\n\n"
    let result = try Drafting.draft(text: small + "宽表\n2026年宽幅支出预算表\n\(labels)\n\(figures)\n")
    #expect(result.draft.tables == 1 && result.draft.values == 1)
    #expect(result.findings.map(\.code) == [.blockUnknown])
  }

  /// Labels too long for a profile make no row of it, and many files no text that is too long.
  @Test func longTextsMakeNoWrongProfile() throws {
    let long = String(repeating: "长", count: 250)
    let text = "公开单位：甲站\n支出预算表\n金额单位：元\n项目,金额\n一、基本支出,1.00\n二、\(long),2.00\n合计,3.00\n"
    let result = try Drafting.draft(text: text)
    #expect(result.draft.values == 3)
    #expect(result.profile.tables.first?.panels.first?.rows.map(\.id) == ["basic", "total"])
    let folder = try TemporaryFolder()
    for place in 0..<60 { _ = try folder.write(Array(text.utf8), as: "甲站第\(place)号文件.csv") }
    #expect(try ProfileDrafting(id: "many") { _ in }.draft([folder.path], rulesName: nil).tables == 1)
  }

  /// A table without a title is drafted under the name of its file, and that is left open.
  @Test func aTableWithoutATitleIsLeftOpen() throws {
    let text = "项目,金额\n一、财政拨款收入,1.00\n二、其他收入,2.00\n收入总计,3.00\n"
    let result = try Drafting.draft(text: text)
    let open = try Undecided.find(in: ProfileFile(bytes: result.draft.profile, name: "profile.xml"))
    #expect(
      open.map { Wording(.zh).line($0) } == [
        "profile.xml › 第 2 行：警告：profile“draft”待定：name? level? amountUnit? [Y0136]",
        "profile.xml › 第 7 行：警告：table“t”待定：id? title? [Y0136]",
      ])
    #expect(
      open.map { Wording(.en).line($0) } == [
        "profile.xml › line 2: warning: profile “draft” is undecided: name? level? amountUnit? [Y0136]",
        "profile.xml › line 7: warning: table “t” is undecided: id? title? [Y0136]",
      ])
  }
}
