internal import YusuanAnnotation
internal import YusuanConversion
internal import YusuanFindings
internal import YusuanFormats
internal import YusuanPlatform
internal import YusuanSheets

/// The notices of an input, and its workbook with its findings in it (核对通知与标注的工作簿).
extension BatchWorker {
  /// Writes a notice for each disclosure of which something was found, if notices are asked for.
  func stageNotices(
    of result: inout BatchResult, _ input: BatchInput, _ number: Int, _ leftOut: Set<Int>
  ) throws(Diagnostic) {
    guard let notices = options.notices else { return }
    for shown in result.noted where !shown.forUnit.isEmpty && !leftOut.contains(shown.place) {
      guard options.mirrors || shown.place < result.wishes.count else { continue }
      let bytes = try Notice(options.language, date: options.noticeDate).page(shown, input: input.name)
      let path = try folder.stage(bytes, as: "\(number)-notice-\(shown.place)")
      let isFurther = options.mirrors && shown.place > 0
      result.staged.append(
        BatchResult.Staged(
          disclosure: options.mirrors ? 0 : shown.place, prefix: notices + "/", notice: shown.place,
          suffix: isFurther ? "-\(shown.place + 1).html" : ".html", path: path, count: bytes.count,
          digest: Digest.of(bytes)))
    }
    guard let first = result.staged.first(where: { $0.notice != nil }) else { return }
    let findings = result.noted.filter { !leftOut.contains($0.place) }.flatMap(\.forUnit)
    do throws(Diagnostic) {
      guard let workbook = try annotated(input, findings) else { return }
      let path = try folder.stage(workbook, as: "\(number)-annotated")
      result.staged.append(
        BatchResult.Staged(
          disclosure: first.disclosure, prefix: notices + "/", suffix: Self.annotatedSuffix(input), path: path,
          count: workbook.count, digest: Digest.of(workbook)))
    } catch  where error.code != .outputFailed {
      // The notice is there; that the workbook could not be marked is said.
      result.findings.append(error)
    }
  }

  /// How many bytes of a workbook are annotated at most.
  private static let annotatedLimit = 32 << 20

  /// The workbook of the input with `findings` in it, or nil if it is no .xlsx. Throws the errors of ``WorkbookAnnotator``.
  private func annotated(_ input: BatchInput, _ findings: [PrintedFinding]) throws(Diagnostic) -> [UInt8]? {
    guard input.paths.count == 1, let source = try? ByteSource(path: input.paths[0]),
      source.count <= Self.annotatedLimit, (try? InputFormat.sniff(source)) == .xlsx
    else { return nil }
    return try WorkbookAnnotator.annotate(
      source.readAll(limit: Self.annotatedLimit), named: input.name, findings: findings, language: options.language,
      limits: options.conversion.limits
    ).bytes
  }

  /// What the name of an annotated workbook ends with. One with macros stays one.
  private static func annotatedSuffix(_ input: BatchInput) -> String {
    input.name.lowercased().hasSuffix(".xlsm") ? ".xlsm" : ".xlsx"
  }
}
