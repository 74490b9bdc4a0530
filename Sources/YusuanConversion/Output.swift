public import YusuanFindings
public import YusuanFormats
public import YusuanModel
internal import YusuanProfiles
internal import YusuanReports
public import YusuanRules
public import YusuanSheets

/// The forms that disclosures are written in (输出形式).
public enum OutputForm: String, Sendable, Hashable, CaseIterable {
  /// CSV as the bureau prints the tables.
  case csv
  /// CSV, one fact a line.
  case long
  /// JSON.
  case json
  /// JSON Lines.
  case jsonl
  /// XML.
  case xml

  /// The extension of its files.
  public var fileExtension: String {
    switch self {
    case .csv, .long: "csv"
    case .json: "json"
    case .jsonl: "jsonl"
    case .xml: "xml"
    }
  }

  /// The form meant by a file's name, or nil.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "csv": self = .csv
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    case "xml": self = .xml
    default: return nil
    }
  }
}

/// Writes disclosures in a form (写出).
public struct Output: Sendable {
  /// The form.
  public var form: OutputForm
  /// The profiles that disclosures are printed by.
  public var profiles: ProfileSet
  /// The money unit to write in; nil for each disclosure's own.
  public var amountUnit: AmountUnit?
  /// How CSV is laid out.
  public var style = CSVStyle()
  /// The encoding of CSV; JSON and XML are always UTF-8.
  public var encoding = TextEncoding.utf8
  /// CSV begins with a byte-order mark.
  public var writesMark = false
  /// No field of CSV is a formula for a spreadsheet program.
  public var isSafe = false
  /// JSON gets the member `sources`: where each figure stood.
  public var writesSources = false

  /// Writing in `form` by `profiles`.
  public init(form: OutputForm, profiles: ProfileSet) {
    self.form = form
    self.profiles = profiles
  }

  /// All disclosures as one text. Throws `.textNotEncodable`, and `.canonicalWrong` for a figure that the profile has no
  /// place for.
  ///
  /// JSON gets the outcome of rules from `checks`, one report a disclosure or none at all.
  public func text(_ documents: [Document], checks: [CheckReport] = []) throws(Diagnostic) -> [UInt8] {
    let checks = zip(documents, checks).map(self.checks)
    switch form {
    case .json:
      let writer = JSONWriter(.pretty, amountUnit: amountUnit, writesSources: writesSources)
      if let only = documents.first, documents.count == 1 { return writer.write(only, checks: checks.first) }
      return writer.write(documents, checks: checks)
    case .jsonl:
      let writer = JSONWriter(.line, amountUnit: amountUnit, writesSources: writesSources)
      return documents.indices.flatMap { writer.write(documents[$0], checks: $0 < checks.count ? checks[$0] : nil) }
    case .xml: return try XMLDisclosureWriter(amountUnit: amountUnit).write(documents)
    case .long:
      var writer = LongCSVWriter(style: style)
      let unit = Self.unit(of: documents, asked: amountUnit)
      for document in documents { writer.append(document, profile: try profile(document), in: unit) }
      return try encoded(writer.take())
    case .csv:
      var bytes: [UInt8] = []
      for document in documents {
        if !bytes.isEmpty { bytes += style.lineEnd == .crlf ? [0x0D, 0x0A] : [0x0A] }
        bytes += try printer(document).write(document)
      }
      return try encoded(bytes)
    }
  }

  /// The money unit of one file with `documents`: the one asked for, 万元 where all print it, else 元.
  static func unit(of documents: [Document], asked: AmountUnit?) -> AmountUnit {
    let units = Set(documents.map(\.disclosure.amountUnit))
    if let asked { return asked }
    // 千元 and 亿元 are written in 元, which every program knows.
    guard let unit = units.first, units.count == 1, unit == .tenThousandYuan else { return .yuan }
    return unit
  }

  /// The profile that a document was read by. Throws `.profileUnknown`.
  func profile(_ document: Document) throws(Diagnostic) -> Profile {
    try profiles.profile(document.disclosure.profile)
  }

  /// What prints a document, whose figures all have a place. Throws `.profileUnknown` and `.canonicalWrong`.
  private func printer(_ document: Document) throws(Diagnostic) -> LayoutCSVWriter {
    let writer = LayoutCSVWriter(profile: try profile(document), style: style, amountUnit: amountUnit)
    try writer.checkPlaces(in: document.disclosure, input: document.disclosure.unitName ?? "-")
    return writer
  }

  /// What writes the outcome of rules into a disclosure's JSON: facts alone, so that the same figures give the same bytes.
  private func checks(_ document: Document, _ report: CheckReport) -> JSONWriter.Checks {
    let unit = amountUnit ?? document.disclosure.amountUnit
    return { JSONCheckReport().write(report, in: unit, to: &$0) }
  }

  /// The disclosures as files in `folder`: one a disclosure, and for CSV as printed one a table. Throws and takes
  /// `checks` as ``text(_:checks:)``.
  public func files(
    _ documents: [Document], checks: [CheckReport] = [], in folder: String
  ) throws(Diagnostic) -> OutputSet {
    var set = OutputSet()
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let names = Self.names(documents)
    for (index, (document, name)) in zip(documents, names).enumerated() {
      guard form == .csv else {
        let report = checks.isEmpty ? [] : [checks[index]]
        set.add("\(prefix)\(name).\(form.fileExtension)", try text([document], checks: report))
        continue
      }
      let writer = try printer(document)
      let below = documents.count > 1 ? "\(prefix)\(name)/" : prefix
      for (index, table) in document.disclosure.tables.enumerated() {
        set.add(below + LayoutCSVWriter.fileName(table), try encoded(writer.write(tableAt: index, of: document)))
      }
    }
    return set
  }

  /// A name for each disclosure, by unit, level and year; a second of the same name gets `-2`.
  package static func names(_ documents: [Document]) -> [String] {
    var seen: [UInt64: Int] = [:]
    return documents.map { document in
      let name = Self.name(document.disclosure)
      let key = FileName.key(name)
      seen[key, default: 0] += 1
      return seen[key] == 1 ? name : "\(name)-\(seen[key] ?? 0)"
    }
  }

  /// The name of a disclosure's file, without extension. A department's says so, since its own unit has the same name.
  package static func name(_ disclosure: Disclosure) -> String {
    name(unit: disclosure.unitName, level: disclosure.unitLevel, year: disclosure.fiscalYear)
  }

  /// The name of the file of a disclosure of `unit` and `year`, without extension.
  package static func name(unit: String?, level: UnitLevel?, year: Int?) -> String {
    let unit = (unit ?? "未知单位") + (level == .department ? "（部门）" : "")
    return FileName.safe(year.map { "\(unit)-\($0)" } ?? unit)
  }

  /// `documents` as files whose names are still to come: what stands behind the name, and the bytes. Throws and takes
  /// `checks` as ``text(_:checks:)``.
  package func parts(
    _ documents: [Document], checks: [CheckReport]
  ) throws(Diagnostic) -> [(suffix: String, bytes: [UInt8])] {
    guard form == .csv else { return [(".\(form.fileExtension)", try text(documents, checks: checks))] }
    var parts: [(suffix: String, bytes: [UInt8])] = []
    for (document, name) in zip(documents, Self.names(documents)) {
      let writer = try printer(document)
      let below = documents.count > 1 ? "/\(name)/" : "/"
      for (index, table) in document.disclosure.tables.enumerated() {
        parts.append((below + LayoutCSVWriter.fileName(table), try encoded(writer.write(tableAt: index, of: document))))
      }
    }
    return parts
  }

  /// What a file of all inputs begins with: a byte-order mark, and the line of column names. Throws `.textNotEncodable`.
  package func head() throws(Diagnostic) -> [UInt8] {
    guard form == .long else { return [] }
    var writer = LongCSVWriter(style: style)
    return try encoded(writer.take())
  }

  /// What a file of all inputs gets of some disclosures; `writer` is kept from input to input, since it knows the labels of
  /// their profiles. Throws and takes `checks` as ``text(_:checks:)``.
  package func piece(
    _ documents: [Document], checks: [CheckReport], writer: inout LongCSVWriter?
  ) throws(Diagnostic) -> [UInt8] {
    guard form == .long else { return try text(documents, checks: checks) }
    var long = writer ?? LongCSVWriter(style: style)
    if writer == nil { _ = long.take() }
    // What other inputs print is not known here: a file of all has 元.
    for document in documents { long.append(document, profile: try profile(document), in: amountUnit ?? .yuan) }
    let bytes = long.take()
    writer = long
    return try encodedPiece(bytes)
  }

  private func encoded(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    (writesMark ? encoding.mark : []) + (try encodedPiece(bytes))
  }

  /// A piece of CSV in the encoding asked for, without a byte-order mark. Throws `.textNotEncodable`.
  func encodedPiece(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    let bytes = isSafe ? CSVSafety.protected(bytes) : bytes
    guard let encoded = Encoder(encoding, mark: false).encode(bytes) else {
      throw Diagnostic(.textNotEncodable, at: Location(input: "-"), [.name: encoding.rawValue])
    }
    return encoded
  }
}
