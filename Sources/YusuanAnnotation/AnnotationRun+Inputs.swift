internal import YusuanConversion
public import YusuanFindings
internal import YusuanFormats
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanSheets

/// Inputs of any format.
extension AnnotationRun {
  /// The input at `path` annotated, for the file `output`: a workbook itself, anything else as `convert --to xlsx` prints
  /// it. Throws as ``annotate(_:named:applies:)``, and the errors of reading and writing.
  public func annotate(_ path: String, output: String, applies: Bool) throws(Diagnostic) -> Result {
    let input = try SpreadsheetInput(path, format: options.format)
    if input.format == .xlsx, let source = input.source {
      return try annotate(try source.readAll(limit: ByteSource.memoryLimit), named: path, applies: applies)
    }
    if applies { throw Diagnostic(.noMendTicked, at: Location(input: path)) }
    return try annotatePrinted(path, input, output: output)
  }

  /// Annotates `input` in the workbook of `--to xlsx`. Its findings keep their words; their cells are those of that workbook.
  private func annotatePrinted(
    _ path: String, _ input: SpreadsheetInput, output: String
  ) throws(Diagnostic) -> Result {
    var options = options
    options.keepsNarrative = true
    var kept = KeptFindings(isNeeded: true)
    let documents = try self.documents(options, { kept.keep($0) }) { $0.read(inputs: [path], source: input.source) }
    guard !documents.isEmpty, let form = OutputForm(rawValue: "xlsx") else {
      throw kept.list.first { $0.severity == .error }
        ?? Diagnostic(.notAnnotated, at: Location(input: path), because: .noWorkbookPart)
    }
    var printed = Output(form: form, profiles: options.profiles)
    printed.options.language = language
    let bytes = try printed.text(documents.map(\.0))
    options.format = .xlsx
    let again = try self.documents(of: bytes, named: output, options)
    var findings = try FindingList(rules).findings(documents, reading: kept.list, profiles: options.profiles) {
      FindingRelocation(from: $0, $1, to: again).relocated($2)
    }
    findings.removeAll { !listsInformation && $0.severity == .info }
    var workbook = try WorkbookAnnotator.annotate(
      bytes, named: output, findings: findings, language: language, limits: options.limits)
    let note = Diagnostic(.annotatedAsPrinted, at: Location(input: path), [.found: input.format.rawValue])
    workbook.notes.insert(note, at: 0)
    return Result(workbook: workbook, findings: findings, offered: [], mended: [])
  }

  private func documents(
    of bytes: [UInt8], named input: String, _ options: ConversionOptions
  ) throws(Diagnostic) -> [Document] {
    try self.documents(options, { _ in }) { $0.read(ByteSource(name: input, memory: bytes)) }.map(\.0)
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
