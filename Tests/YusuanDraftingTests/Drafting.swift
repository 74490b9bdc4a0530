import TestSupport
import Testing
import YusuanConversion
import YusuanDrafting
import YusuanFindings
import YusuanModel
import YusuanProfiles
import YusuanRules

/// Profiles drafted by tests, and what the same inputs hold by them.
enum Drafting {
  static let fixtures = "Tests/YusuanDraftingTests/Fixtures"

  /// A draft, the findings on the way, and the draft loaded.
  struct Result {
    var draft: ProfileDrafting.Draft
    var findings: [Diagnostic]
    var profile: Profile

    /// The findings in Chinese, files named from the project's folder.
    var words: [String] { findings.map { Wording(.zh).line($0).replacing(Project.root.path + "/", with: "") } }
  }

  private final class Mailbox { var list: [Diagnostic] = [] }

  /// Drafts the profile `id` from the files at `paths` below the project's folder.
  static func draft(_ paths: [String], id: String = "draft") throws -> Result {
    try draft(at: paths.map { Project.path($0) }, id: id)
  }

  /// Drafts the profile `id` from `text`.
  static func draft(text: String, id: String = "draft") throws -> Result {
    let folder = try TemporaryFolder()
    return try draft(at: [try folder.write(Array(text.utf8), as: "t.csv")], id: id)
  }

  private static func draft(at paths: [String], id: String) throws -> Result {
    let mailbox = Mailbox()
    let draft = try ProfileDrafting(id: id) { mailbox.list.append($0) }.draft(paths, rulesName: "rules.xml")
    let profile = try load(draft.profile, rules: draft.rules)
    return Result(draft: draft, findings: mailbox.list.filter { $0.severity > .info }, profile: profile)
  }

  /// The profile of these bytes, whose rules are `rules`.
  static func load(_ bytes: [UInt8], rules: [UInt8]?) throws -> Profile {
    try Profile.load(ProfileFile(bytes: bytes, name: "profile.xml")) { name, base throws(Diagnostic) in
      guard name == "rules.xml", let rules else { return try BuiltInProfiles.resolve(name, base) }
      return ProfileFile(bytes: rules, name: name)
    }
  }

  /// What the files at `paths` hold by `profile`, with what was found.
  static func convert(_ paths: [String], _ profile: Profile) -> (
    documents: [Document], findings: [Diagnostic], conversion: Conversion
  ) {
    let mailbox = Mailbox()
    let conversion = Conversion(ConversionOptions(profiles: ProfileSet(of: [profile]))) { mailbox.list.append($0) }
    conversion.read(paths.map { Project.path($0) })
    let documents = conversion.finish()
    return (documents, mailbox.list.filter { $0.severity > .info }, conversion)
  }

  /// The lines of the long form in 元 by the names of their columns.
  static func facts(_ documents: [Document], _ profile: Profile) throws -> [[String: String]] {
    var output = Output(form: .long, profiles: ProfileSet(of: [profile]))
    output.options.amountUnit = .yuan
    return lines(String(decoding: try output.text(documents), as: UTF8.self))
  }

  /// The lines of a CSV without quotes by the names of its columns.
  static func lines(_ text: String) -> [[String: String]] {
    let records = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let names = records.first else { return [] }
    return records.dropFirst().map { record in
      Dictionary(zip(names, record)) { first, _ in first }
    }
  }
}
