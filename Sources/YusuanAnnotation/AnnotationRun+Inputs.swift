internal import YusuanConversion
public import YusuanFindings
internal import YusuanFormats
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanSheets

/// Inputs of any format.
extension AnnotationRun {
  /// The input at `path` annotated, for the file `output`: a workbook itself, anything else as `convert --to xlsx` prints
  /// it. Throws as ``annotate(_:named:applies:beside:)``, and the errors of reading and writing.
  public func annotate(_ path: String, output: String, applies: Bool) throws(Diagnostic) -> Result {
    let input = try SpreadsheetInput(path, format: options.format)
    if input.format == .xlsx, let source = input.source {
      return try annotate(try source.readAll(limit: ByteSource.memoryLimit), named: path, applies: applies)
    }
    if applies { throw Diagnostic(.noMendTicked, at: Location(input: path)) }
    var kept = KeptFindings(isNeeded: true)
    let conversion = Conversion(options) { kept.keep($0) }
    conversion.read(inputs: [path], source: input.source)
    let documents = conversion.finish()
    guard !documents.isEmpty, let form = OutputForm(rawValue: "xlsx") else {
      throw kept.list.first { $0.severity == .error }
        ?? Diagnostic(.notAnnotated, at: Location(input: path), because: .noWorkbookPart)
    }
    var printed = Output(form: form, profiles: options.profiles)
    printed.options.language = language
    let bytes = try printed.text(documents)
    // What reading found stands in the input, so it has no cell of the printed workbook.
    let reading = FindingList(rules).printed(kept.list, profiles: options.profiles)
      .filter { listsInformation || $0.severity != .info }
    var result = try annotate(bytes, named: output, beside: reading)
    let note = Diagnostic(.annotatedAsPrinted, at: Location(input: path), [.found: input.format.rawValue])
    result.workbook.notes.insert(note, at: 0)
    return result
  }

  /// What was done, in one line.
  public static func summary(_ result: Result, _ output: String, _ language: Language) -> String {
    let (findings, cells) = (result.findings.count, result.workbook.markedCells)
    let offered = result.offered.count
    if language == .zh {
      let mends = offered > 0 ? "，\(offered) 项可代为改正" : ""
      return "\(output)：\(findings) 处发现，\(cells) 个单元格已标注\(mends)"
    }
    let mends = offered > 0 ? ", \(offered) mends offered" : ""
    return "\(output): \(findings) findings, \(cells) cells marked\(mends)"
  }
}
