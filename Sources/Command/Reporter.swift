import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanPlatform
import YusuanReports
import YusuanRules

/// Writes findings and summaries to standard error.
struct Reporter {
  var wording: Wording
  var form: DiagnosticsForm
  var isVerbose: Bool

  /// Writes a finding. Information is written only on request.
  func report(_ finding: Diagnostic) {
    if finding.severity == .info && !isVerbose && form == .text { return }
    switch form {
    case .text: Self.write(ShownText.line(wording.line(finding)))
    case .json: Self.write(finding.json(wording))
    }
  }

  /// Runs `work`. If a finding ends it, the finding is reported, and the command exits with `status`.
  func run(endingWith status: ExitCode = ExitStatus.nothing, _ work: () throws -> Void) throws {
    do { try work() } catch let finding as Diagnostic {
      for finding in finding.all { report(finding) }
      throw status
    }
  }

  /// Writes a finding of a rule. Information is written only on request.
  func report(_ finding: Finding, of report: CheckReport, _ words: CheckWording) {
    if finding.severity == .info && !isVerbose && form == .text { return }
    switch form {
    case .text: Self.write(ShownText.line(words.line(finding, of: report)))
    case .json: Self.write(JSONCheckReport(words).line(finding, of: report))
    }
  }

  /// Writes what became of every cell.
  func report(_ summary: Conversion.Summary) {
    switch form {
    case .text: Self.write(summary.text(wording.language))
    case .json: Self.write(summary.json)
    }
  }

  static func write(_ line: String, end: String = "\n") {
    // What cannot be said cannot be said anywhere.
    try? OpenFile.standardError.write(Array((line + end).utf8))
  }
}

/// The exit statuses.
enum ExitStatus {
  static let nothing = ExitCode(1)
  static let failed = ExitCode(1)
  static let usage = ExitCode(2)
  static let partly = ExitCode(3)
}
