public import YusuanFindings
internal import YusuanMigration
public import YusuanProfiles
public import YusuanRules
internal import YusuanSheets
internal import YusuanText

/// A profile with all mistakes in it, its rules, its code lists and its text template (检查版式).
public struct ProfileReview: Sendable {
  /// The file, folder or name that the user gave.
  public let input: String
  /// The profile as far as it could be read, or nil if it could not.
  public let profile: Profile?
  /// Its rules as far as they could be read, or nil if there is no profile.
  public let rules: RuleSet?
  /// The mistakes of each file, in the order of their places.
  public let mistakes: [Diagnostic]

  /// What a person still has to decide in a drafted profile (`decide`). It does not stop anything.
  public let undecided: [Diagnostic]

  /// Whether it is a file or a folder, and not a profile inside the program.
  var isFile: Bool { !BuiltInProfiles.isID(input) || InputList.isFolder(input) }

  /// Whether there are no mistakes.
  public var isSound: Bool { mistakes.isEmpty }

  /// Reads the profile named `choice`, as in ``ProfileSet/init(_:)``.
  public init(_ choice: String) {
    input = choice
    var mistakes: [Diagnostic] = []
    var profile: Profile?
    do throws(Diagnostic) {
      (profile, mistakes) = Profile.review(try ProfileSet.profileFile(choice), resolve: ProfileSet.resolve)
    } catch {
      mistakes = error.all
    }
    let rules = profile.map { RuleSet.review($0) }
    undecided = (try? ProfileSet.undecided(choice)) ?? []
    if let profile, let rules { mistakes += rules.mistakes + TextTemplate.mistakes(of: profile, rules.set) }
    if let profile { mistakes += MappingSet.review(profile, other: Self.other) }
    (self.profile, self.rules, self.mistakes) = (profile, rules?.set, mistakes)
  }
}

extension ProfileReview {
  /// The profile `id` at the other end of a mapping: the file at `path` relative to `file`, or one inside the program. Nil
  /// if there is none.
  fileprivate static func other(_ id: String, _ path: String?, _ file: String) -> Profile? {
    guard let path else { return try? Profile.builtIn(id) }
    guard let found = try? ProfileSet.resolve(path, ProfileFile(bytes: [], name: file)) else { return nil }
    let profile = try? Profile.load(found, resolve: ProfileSet.resolve)
    return profile?.id == id ? profile : nil
  }
}

/// The results of the examples and samples of a profile (试用版式).
public struct ProfileTrial: Sendable {
  /// The profile and its mistakes. If there are any, nothing is tried.
  public let review: ProfileReview
  /// How many examples of rules were run.
  public private(set) var exampleCount = 0
  /// How many samples were read.
  public private(set) var sampleCount = 0
  /// For each outcome, how many rules have an example of it.
  public private(set) var coverage: [Outcome: Int] = [:]
  /// The results that differ from what the examples and samples say.
  public private(set) var differences: [Diagnostic] = []

  /// Whether the profile has no mistakes, and all examples and samples give the expected results.
  public var isPassed: Bool { review.isSound && differences.isEmpty }

  /// Tries the profile named `choice`.
  public init(_ choice: String) {
    review = ProfileReview(choice)
    guard review.isSound, let profile = review.profile, let rules = review.rules else { return }
    let examples = RuleExamples(profile, rules)
    exampleCount = examples.count
    for outcome in Outcome.allCases {
      coverage[outcome] = examples.outcomes.count { $0.outcomes.contains(outcome) }
    }
    differences = examples.run()
    // The samples of a built-in profile are not inside the program.
    if review.isFile { for sample in profile.samples { check(sample, choice) } }
  }

  private mutating func check(_ sample: ProfileSample, _ choice: String) {
    sampleCount += 1
    var errors: [Diagnostic] = []
    do throws(Diagnostic) {
      let profiles = try ProfileSet([choice])
      let run = CheckRun(ConversionOptions(profiles: profiles), rules: try RuleChoice(profiles)) { finding in
        if finding.severity == .error { errors.append(finding) }
      }
      let reports = try run.run(CheckRun.Inputs([sample.file]))
      let figures = reports.reduce(0) { $0 + $1.figureCount }
      let findings = reports.reduce(0) { $0 + $1.count(Severity.error) + $1.count(Severity.warning) }
      compare(sample, .figures, sample.figures, figures)
      compare(sample, .findings, sample.findings, findings)
    } catch {
      errors.append(error)
    }
    differences += errors
  }

  private mutating func compare(_ sample: ProfileSample, _ what: MistakeReason, _ expected: Int, _ found: Int) {
    if expected == found { return }
    differences.append(
      Diagnostic(
        .sampleDiffers, at: sample.location, because: what,
        [.name: sample.file, .expected: String(expected), .found: String(found)]))
  }
}
