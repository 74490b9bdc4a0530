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

  /// Writes one finding; information only if it is asked for.
  func report(_ finding: Diagnostic) {
    if finding.severity == .info && !isVerbose && form == .text { return }
    switch form {
    case .text: Self.write(ShownText.line(wording.line(finding)))
    case .json: Self.write(finding.json(wording))
    }
  }

  /// Does `work`; a finding that ends it is reported, and the command ends with `status`.
  func run(endingWith status: ExitCode = ExitStatus.nothing, _ work: () throws -> Void) throws {
    do { try work() } catch let finding as Diagnostic {
      for finding in finding.all { report(finding) }
      throw status
    }
  }

  /// Writes one finding of a rule; information only if it is asked for.
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

/// The statuses a command exits with.
enum ExitStatus {
  static let nothing = ExitCode(1)
  static let failed = ExitCode(1)
  static let usage = ExitCode(2)
  static let partly = ExitCode(3)
}
