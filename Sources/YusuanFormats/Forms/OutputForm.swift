/// A form that disclosures are written in (输出形式), by its name on the command line.
public struct OutputForm: RawRepresentable, Sendable, Hashable, CaseIterable {
  /// What writes it.
  public let writer: any FormWriter

  /// All forms there are. A new one is added here, and nowhere else.
  public static let allCases: [OutputForm] = [csv, long, json, jsonl, xml]

  /// The form that `writer` writes.
  public init(_ writer: any FormWriter) { self.writer = writer }

  /// The form with the name `rawValue`, or nil.
  public init?(rawValue: String) {
    guard let form = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = form
  }

  /// The form meant by the extension of a file's name, or nil.
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

  /// The names of all forms in a sentence, with what they are.
  public static var list: String {
    allCases.map { $0.writer.summary.isEmpty ? $0.rawValue : "\($0.rawValue) (\($0.writer.summary))" }
      .joined(separator: ", ")
  }

  /// Forms are equal by their names.
  public static func == (a: OutputForm, b: OutputForm) -> Bool { a.rawValue == b.rawValue }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
