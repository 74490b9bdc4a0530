/// A form in which disclosures are written (输出形式), by its name on the command line.
public struct OutputForm: RawRepresentable, Sendable, Hashable, CaseIterable {
  /// The writer of the form.
  public let writer: any FormWriter

  /// All forms. A new one is added here and nowhere else.
  public static let allCases: [OutputForm] = [csv, long, json, jsonl, xml, html, xlsx]

  /// The form of `writer`.
  public init(_ writer: any FormWriter) { self.writer = writer }

  /// The form with the name `rawValue`, or nil if there is none.
  public init?(rawValue: String) {
    guard let form = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = form
  }

  /// The form that the extension of a file name means, or nil if there is none.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    let known = fileName[fileName.index(after: dot)...].lowercased()
    guard let form = Self.allCases.first(where: { $0.writer.knownExtensions.contains(known) }) else { return nil }
    self = form
  }

  /// The name.
  public var rawValue: String { writer.name }

  /// The names of all forms, as `--help` shows them: `csv|long|json`.
  public static var names: String { allCases.map(\.rawValue).joined(separator: "|") }

  /// The names of all forms with their summaries, for a sentence.
  public static var list: String {
    allCases.map { $0.writer.summary.isEmpty ? $0.rawValue : "\($0.rawValue) (\($0.writer.summary))" }
      .joined(separator: ", ")
  }

  /// Forms are equal if their names are.
  public static func == (a: OutputForm, b: OutputForm) -> Bool { a.rawValue == b.rawValue }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
