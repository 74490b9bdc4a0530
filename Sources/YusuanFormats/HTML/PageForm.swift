internal import YusuanFindings
internal import YusuanModel

/// Writes disclosures as pages (`html`): one file that needs nothing else, a disclosure each, with an index where there are several.
struct PageForm: FormWriter {
  /// A writer of this form.
  init() {}

  var name: String { "html" }
  var summary: String { "a page with tables, findings and charts" }
  var fileExtension: String { "html" }
  var knownExtensions: [String] { ["html", "htm"] }
  var showsFindings: Bool { true }

  func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8] {
    for printout in printouts { try check(printout) }
    return try DisclosurePage(printouts, options).write()
  }

  /// A page for each disclosure, and where there are several `index.html`, which leads to them.
  func files(
    _ printouts: [Printout], names: [String], _ options: FormOptions
  ) throws(Diagnostic) -> [FormFile] {
    var files: [FormFile] = []
    for (printout, name) in zip(printouts, names) {
      files.append(FormFile(path: "\(name).html", bytes: try text([printout], options)))
    }
    if printouts.count > 1 {
      let taken = names.contains { $0.lowercased() == "index" }
      let index = PageIndex(Array(zip(printouts, names)), options.language)
      files.append(FormFile(path: taken ? "_index.html" : "index.html", bytes: try index.write()))
    }
    return files
  }

  /// Throws `.canonicalWrong` if the profile has no place for one of the figures: the page would lack it.
  private func check(_ printout: Printout) throws(Diagnostic) {
    let disclosure = printout.document.disclosure
    try LayoutCSVWriter(profile: printout.profile).checkPlaces(in: disclosure, input: disclosure.unitName ?? "-")
  }
}

extension OutputForm {
  /// A page with tables, findings and charts.
  public static let html = OutputForm(PageForm())
}
