internal import YusuanFindings

/// Writes CSV as the bureau prints the tables (版式 CSV): `csv`.
struct PrintedForm: FormWriter {
  /// A writer of this form.
  init() {}

  var name: String { "csv" }
  var summary: String { "as the bureau prints the tables" }
  var fileExtension: String { "csv" }
  var writesFolders: Bool { true }

  /// All tables, with blank lines between them.
  func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    for printout in printouts {
      if !bytes.isEmpty { bytes += options.style.lineEnd == .crlf ? [0x0D, 0x0A] : [0x0A] }
      bytes += try printer(printout, options).write(printout.document)
    }
    return try options.encoded(bytes)
  }

  /// One file a table. If there are several disclosures, each has a folder.
  func files(
    _ printouts: [Printout], names: [String], _ options: FormOptions
  ) throws(Diagnostic) -> [FormFile] {
    var files: [FormFile] = []
    for (printout, name) in zip(printouts, names) {
      let printer = try printer(printout, options)
      let folder = printouts.count > 1 ? "\(name)/" : ""
      for (index, table) in printout.document.disclosure.tables.enumerated() {
        let bytes = try options.encoded(printer.write(tableAt: index, of: printout.document))
        files.append(FormFile(path: folder + LayoutCSVWriter.fileName(table), bytes: bytes))
      }
    }
    return files
  }

  /// A writer for a disclosure. Throws `.canonicalWrong` if the profile has no place for one of its figures.
  private func printer(_ printout: Printout, _ options: FormOptions) throws(Diagnostic) -> LayoutCSVWriter {
    let writer = LayoutCSVWriter(profile: printout.profile, style: options.style, amountUnit: options.amountUnit)
    let disclosure = printout.document.disclosure
    try writer.checkPlaces(in: disclosure, input: disclosure.unitName ?? "-")
    return writer
  }
}

extension OutputForm {
  /// CSV as the bureau prints the tables. This is the default form.
  public static let csv = OutputForm(PrintedForm())
}
