import YusuanBatch
import YusuanFindings
import YusuanJSON
import YusuanPlatform
import YusuanReports

/// Shows the progress of a batch (进度显示): on a terminal a line that is overwritten, otherwise a line now and then.
final class BatchConsole {
  private let reporter: Reporter
  private let form: DiagnosticsForm
  private let isQuiet: Bool
  private let isTerminal: Bool
  private let words: CheckWording
  private let start = Time.rising
  /// When the last line was written, in seconds (``Stopwatch``).
  private var last = 0.0
  private var isLineOpen = false

  init(_ reporter: Reporter, _ form: DiagnosticsForm, total: Int, isQuiet: Bool) {
    self.reporter = reporter
    self.form = form
    self.isQuiet = isQuiet
    isTerminal = OpenFile.standardError.isTerminal && form == .text
    words = CheckWording(reporter.wording.language)
  }

  private var isChinese: Bool { reporter.wording.language == .zh }

  /// Shows an event.
  func show(_ event: BatchEvent) {
    guard !isQuiet, case .finished(let record, let findings, let checks, let progress) = event else { return }
    let shown = findings.filter { $0.severity > .info || reporter.isVerbose || reporter.form == .json }
    let reports = reporter.isVerbose ? checks : []
    if !shown.isEmpty || !reports.isEmpty { closeLine() }
    shown.forEach(reporter.report)
    for report in reports { for finding in report.findings { reporter.report(finding, of: report, words) } }
    say(record, progress)
  }

  private func say(_ record: BatchRecord, _ progress: BatchProgress) {
    let now = Time.rising
    guard now - last >= (isTerminal ? 0.1 : 5.0) else { return }
    last = now
    switch form {
    case .json: Reporter.write(json(progress, current: record.input))
    case .text: write(line(progress, current: record.input))
    }
  }

  /// Shows how the batch ended.
  func finish(_ end: BatchRun.End) {
    guard !isQuiet else { return }
    closeLine()
    if form == .json { return Reporter.write(json(end.progress, current: nil)) }
    let progress = end.progress
    let seconds = Self.short(Time.rising - start)
    if isChinese {
      let rest = end.isComplete ? "" : "；未完成，可用 --resume 继续"
      Reporter.write(
        "完成 \(progress.done)/\(progress.total)：全部转换 \(progress[.converted])，部分转换 \(progress[.partly])，未能转换 \(progress[.failed])，沿用 \(progress.kept)；\(seconds) 秒\(rest)"
      )
    } else {
      let rest = end.isComplete ? "" : "; not finished, --resume goes on"
      Reporter.write(
        "\(progress.done) of \(progress.total) done: \(progress[.converted]) converted, \(progress[.partly]) in part, \(progress[.failed]) failed, \(progress.kept) kept; \(seconds) s\(rest)"
      )
    }
  }

  // MARK: Lines

  private func line(_ progress: BatchProgress, current: String) -> String {
    let rate = Double(progress.done) / max(Time.rising - start, 0.001)
    let left = Double(progress.total - progress.done) / max(rate, 0.001)
    let shown = PathText.shown(current)
    let name = ShownText.line(shown.count > 40 ? "…" + shown.suffix(39) : shown)
    return isChinese
      ? "\(progress.done)/\(progress.total)，每秒 \(Self.short(rate)) 个，还需 \(Self.short(left)) 秒，失败 \(progress.failures)  \(name)"
      : "\(progress.done)/\(progress.total), \(Self.short(rate))/s, \(Self.short(left)) s left, \(progress.failures) failed  \(name)"
  }

  private func json(_ progress: BatchProgress, current: String?) -> String {
    var output = JSONOutput(isPretty: false)
    output.object { output in
      output.member("type", "progress")
      output.member("done", progress.done)
      output.member("total", progress.total)
      output.member("converted", progress[.converted])
      output.member("partly", progress[.partly])
      output.member("failed", progress[.failed])
      output.member("kept", progress.kept)
      if let current { output.member("current", current) }
    }
    return output.text
  }

  private func write(_ line: String) {
    guard isTerminal else { return Reporter.write(line) }
    isLineOpen = true
    Reporter.write("\r\u{1B}[2K" + line, end: "")
  }

  private func closeLine() {
    if isLineOpen { Reporter.write("\r\u{1B}[2K", end: "") }
    isLineOpen = false
  }

  /// A number of seconds, or of inputs per second, with as few digits as are useful.
  private static func short(_ number: Double) -> String {
    number < 10 ? String((number * 10).rounded() / 10) : String(Int(min(number, 1e9).rounded()))
  }
}
