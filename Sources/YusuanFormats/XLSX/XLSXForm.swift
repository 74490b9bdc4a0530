internal import YusuanFindings
internal import YusuanModel
internal import YusuanXLSXWriter

/// Writes workbooks as the bureau prints the tables (版式工作簿): `xlsx`. A sheet a table, then the charts, then what was found.
struct XLSXForm: FormWriter {
  /// A writer of this form.
  init() {}

  var name: String { "xlsx" }
  var summary: String { "a workbook as the bureau prints the tables" }
  var fileExtension: String { "xlsx" }
  var showsFindings: Bool { true }

  func showsSums(_ options: FormOptions) -> Bool { options.writesFormulas }

  /// All of `printouts` in one workbook.
  func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8] {
    let path = printouts.first.map { DisclosureName.name($0.document.disclosure) + ".xlsx" } ?? "-"
    var book = DisclosureBook(options, isShared: printouts.count > 1)
    for printout in printouts { try book.add(printout) }
    return try book.workbook.bytes(for: path)
  }
}

extension OutputForm {
  /// A workbook as the bureau prints the tables.
  public static let xlsx = OutputForm(XLSXForm())
}
