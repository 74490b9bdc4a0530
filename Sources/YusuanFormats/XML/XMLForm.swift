public import YusuanFindings
internal import YusuanModel
internal import YusuanSheets

/// Disclosures as XML: `xml`.
public struct XMLForm: FormWriter {
  /// The only writer of this form.
  public init() {}

  public var name: String { "xml" }
  public var schema: String? { "disclosure.xsd" }
  public var fileExtension: String { "xml" }

  public func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8] {
    try XMLDisclosureWriter(amountUnit: options.amountUnit).write(printouts.map(\.document))
  }
}

/// Reads it back.
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
