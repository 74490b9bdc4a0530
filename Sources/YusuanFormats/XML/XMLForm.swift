internal import YusuanFindings
internal import YusuanModel
internal import YusuanSheets

/// Writes disclosures as XML: `xml`.
struct XMLForm: FormWriter {
  /// A writer of this form.
  init() {}

  var name: String { "xml" }
  var schema: String? { "disclosure.xsd" }
  var fileExtension: String { "xml" }

  func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8] {
    try XMLDisclosureWriter(amountUnit: options.amountUnit).write(printouts.map(\.document))
  }
}

/// Reads disclosures as XML.
struct XMLFormReader: DisclosureReader {
  var formats: [InputFormat] { [.disclosureXML] }

  func read(_ bytes: [UInt8], input: String, profiles: @escaping ProfileFinder) throws(Diagnostic) -> [Document] {
    try XMLDisclosureReader(input: input, profiles: profiles).read(bytes)
  }
}

extension OutputForm {
  /// XML.
  public static let xml = OutputForm(XMLForm())
}
