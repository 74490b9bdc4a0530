public import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanSheets

/// Disclosures as JSON: `json`, one object, or an array of several.
public struct JSONForm: FormWriter {
  /// The only writer of this form.
  public init() {}

  public var name: String { "json" }
  public var schema: String? { "disclosure.schema.json" }
  public var fileExtension: String { "json" }
  public func saysSources(_ options: FormOptions) -> Bool { options.writesSources }

  public func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8] {
    let writer = JSONWriter(.pretty, amountUnit: options.amountUnit, writesSources: options.writesSources)
    if let only = printouts.first, printouts.count == 1 { return writer.write(only.document, checks: only.checks) }
    return writer.write(printouts.map(\.document), checks: printouts.compactMap(\.checks))
  }
}

/// Disclosures as JSON Lines: `jsonl`, one a line.
public struct JSONLinesForm: FormWriter {
  /// The only writer of this form.
  public init() {}

  public var name: String { "jsonl" }
  public var fileExtension: String { "jsonl" }
  public var knownExtensions: [String] { ["jsonl", "ndjson"] }
  public var mergedName: String? { "disclosures.jsonl" }
  public func saysSources(_ options: FormOptions) -> Bool { options.writesSources }

  public func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8] {
    let writer = JSONWriter(.line, amountUnit: options.amountUnit, writesSources: options.writesSources)
    return printouts.flatMap { writer.write($0.document, checks: $0.checks) }
  }
}

/// Reads both back.
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
