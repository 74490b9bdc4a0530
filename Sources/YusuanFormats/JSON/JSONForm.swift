internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanSheets

/// Writes disclosures as JSON (`json`): one object, or an array of several.
struct JSONForm: FormWriter {
  /// A writer of this form.
  init() {}

  var name: String { "json" }
  var schema: String? { "disclosure.schema.json" }
  var fileExtension: String { "json" }
  func saysSources(_ options: FormOptions) -> Bool { options.writesSources }

  func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8] {
    let writer = JSONWriter(.pretty, amountUnit: options.amountUnit, writesSources: options.writesSources)
    if let only = printouts.first, printouts.count == 1 { return writer.write(only.document, checks: only.checks) }
    return writer.write(printouts.map(\.document), checks: printouts.compactMap(\.checks))
  }
}

/// Writes disclosures as JSON Lines (`jsonl`), one a line.
struct JSONLinesForm: FormWriter {
  /// A writer of this form.
  init() {}

  var name: String { "jsonl" }
  var fileExtension: String { "jsonl" }
  var knownExtensions: [String] { ["jsonl", "ndjson"] }
  var mergedName: String? { "disclosures.jsonl" }
  func saysSources(_ options: FormOptions) -> Bool { options.writesSources }

  func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8] {
    let writer = JSONWriter(.line, amountUnit: options.amountUnit, writesSources: options.writesSources)
    return printouts.flatMap { writer.write($0.document, checks: $0.checks) }
  }
}

/// Reads JSON and JSON Lines.
struct JSONFormReader: DisclosureReader {
  var formats: [InputFormat] { [.json, .jsonLines] }

  func read(_ bytes: [UInt8], input: String, profiles: @escaping ProfileFinder) throws(Diagnostic) -> [Document] {
    try JSONReader(input: input, profiles: profiles).read(bytes)
  }
}

extension OutputForm {
  /// JSON.
  public static let json = OutputForm(JSONForm())
  /// JSON Lines.
  public static let jsonl = OutputForm(JSONLinesForm())
}
