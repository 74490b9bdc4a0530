public import YusuanFindings
internal import YusuanJSON
internal import YusuanPlatform
internal import YusuanRules

/// Writes the mistakes of profiles, for people and for programs (版式检查的报告).
public struct ProfileReport {
  private let wording: Wording

  /// A report in the language of `wording`.
  public init(_ wording: Wording) { self.wording = wording }

  private var isChinese: Bool { wording.language == .zh }

  // MARK: Text

  /// A line for each mistake. After those of a profile comes their number.
  public func text(_ reviews: [ProfileReview]) -> String {
    reviews.map { review in lines(review.mistakes + review.undecided) + summary(review) + "\n" }.joined()
  }

  /// A line for each difference. After those of a profile comes what was tried.
  public func text(_ trials: [ProfileTrial]) -> String {
    trials.map { trial in
      if !trial.review.isSound { return text([trial.review]) }
      return lines(trial.differences) + summary(trial) + "\n"
    }.joined()
  }

  private func lines(_ findings: [Diagnostic]) -> String { findings.map { wording.line($0) + "\n" }.joined() }

  private func summary(_ review: ProfileReview) -> String {
    let input = PathText.shown(review.input)
    let count = review.mistakes.count
    if let profile = review.profile, review.isSound {
      let (tables, rules) = (profile.tables.count, review.rules?.rules.count ?? 0)
      let open = review.undecided.count
      return isChinese
        ? "\(input)：版式 \(profile.id) 没有错误（\(tables) 张表，\(rules) 条规则）" + (open > 0 ? "，\(open) 处待定" : "")
        : "\(input): no mistake in the profile \(profile.id) (\(tables) tables, \(rules) rules)"
          + (open > 0 ? ", \(open) undecided" : "")
    }
    return isChinese ? "\(input)：\(count) 处错误" : "\(input): \(count) mistake\(count == 1 ? "" : "s")"
  }

  private func summary(_ trial: ProfileTrial) -> String {
    let input = PathText.shown(trial.review.input)
    let (rules, wrong) = (trial.review.rules?.rules.count ?? 0, trial.differences.count)
    let with = [Outcome.pass, .fail, .notApplicable].map { trial.coverage[$0] ?? 0 }
    return isChinese
      ? "\(input)：\(rules) 条规则，有通过、不符、不适用的例子的各 \(with[0])、\(with[1])、\(with[2]) 条；例子 \(trial.exampleCount) 个，样例 \(trial.sampleCount) 个；不符 \(wrong) 处"
      : "\(input): \(rules) rules; \(with[0]), \(with[1]) and \(with[2]) of them have examples that pass, fail and do not apply; \(trial.exampleCount) examples, \(trial.sampleCount) samples; \(wrong) difference\(wrong == 1 ? "" : "s")"
  }

  // MARK: JSON

  /// JSON with `format` `profile-check/1`. `Documentation/profiles.md` lists its members.
  public func json(_ reviews: [ProfileReview]) -> [UInt8] {
    write("profile-check/1", reviews) { output, review in
      members(review, to: &output)
      output.member("isSound", review.isSound)
      findings("mistakes", review.mistakes, to: &output)
      findings("undecided", review.undecided, to: &output)
    }
  }

  /// JSON with `format` `profile-test/1`. `Documentation/profiles.md` lists its members.
  public func json(_ trials: [ProfileTrial]) -> [UInt8] {
    write("profile-test/1", trials) { output, trial in
      members(trial.review, to: &output)
      output.member("isPassed", trial.isPassed)
      output.member("examples", trial.exampleCount)
      output.member("samples", trial.sampleCount)
      output.key("rulesWithExamples")
      output.compact { output in
        output.object { output in
          for outcome in Outcome.allCases { output.member(named: outcome.rawValue, trial.coverage[outcome] ?? 0) }
        }
      }
      findings("mistakes", trial.review.mistakes, to: &output)
      findings("differences", trial.differences, to: &output)
    }
  }

  private func write<Element>(
    _ format: String, _ elements: [Element], _ members: (inout JSONOutput, Element) -> Void
  ) -> [UInt8] {
    var output = JSONOutput(isPretty: true)
    output.object { output in
      output.member("format", format)
      output.key("profiles")
      output.list(elements) { output, element in output.object { members(&$0, element) } }
    }
    output.endLine()
    return output.bytes
  }

  private func members(_ review: ProfileReview, to output: inout JSONOutput) {
    output.member("input", review.input)
    guard let profile = review.profile else { return }
    output.member("profile", profile.id)
    output.member("tables", profile.tables.count)
    output.member("rules", review.rules?.rules.count ?? 0)
  }

  private func findings(_ name: StaticString, _ findings: [Diagnostic], to output: inout JSONOutput) {
    output.key(name)
    output.list(findings) { output, finding in output.compact { finding.write(to: &$0, wording) } }
  }
}

extension JSONOutput {
  /// Writes a member that is true or false.
  mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    raw(value ? "true" : "false")
  }
}
