public import Budget
public import Checking
public import Diagnostics
public import Exchange
internal import Reporting
public import TextEncoding

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
  /// The layout of CSV as the bureau prints it.
  public var layout: Layout
  /// The money unit to write in; nil for each disclosure's own.
  public var amountUnit: AmountUnit?
  /// How CSV is laid out.
  public var style = CSVStyle()
  /// The encoding of CSV; JSON and XML are always UTF-8.
  public var encoding = TextEncoding.utf8
  /// CSV begins with a byte-order mark.
  public var writesMark = false
  /// The ids and versions of the rules whose outcome JSON gets.
  public var ruleVersions: [String] = []

  /// Writing in `form` by `layout`.
  public init(form: OutputForm, layout: Layout) {
    self.form = form
    self.layout = layout
  }

  /// All disclosures as one text. Throws `.textNotEncodable`, and `.canonicalWrong` for a figure that the layout has no
  /// place for.
  ///
  /// JSON gets the outcome of rules from `checks`, one report a disclosure or none at all.
  public func text(_ disclosures: [Disclosure], checks: [CheckReport] = []) throws(Diagnostic) -> [UInt8] {
    let checks = zip(disclosures, checks).map(self.checks)
    switch form {
    case .json:
      let writer = JSONWriter(.pretty, amountUnit: amountUnit)
      if let only = disclosures.first, disclosures.count == 1 { return writer.write(only, checks: checks.first) }
      return writer.write(disclosures, checks: checks)
    case .jsonl:
      let writer = JSONWriter(.line, amountUnit: amountUnit)
      return disclosures.indices.flatMap { writer.write(disclosures[$0], checks: $0 < checks.count ? checks[$0] : nil) }
    case .xml: return try XMLDisclosureWriter(amountUnit: amountUnit).write(disclosures)
    case .long:
      var writer = LongCSVWriter(style: style, amountUnit: amountUnit)
      for disclosure in disclosures { writer.append(disclosure) }
      return try encoded(writer.take())
    case .csv:
      let writer = LayoutCSVWriter(layout: layout, style: style, amountUnit: amountUnit)
      for disclosure in disclosures { try writer.checkPlaces(in: disclosure, input: disclosure.unitName ?? "-") }
      let blank: [UInt8] = style.lineEnd == .crlf ? [0x0D, 0x0A] : [0x0A]
      return try encoded(Array(disclosures.map { writer.write($0) }.joined(separator: blank)))
    }
  }

  /// What writes the outcome of rules into a disclosure's JSON: facts alone, so that the same figures give the same bytes.
  private func checks(_ disclosure: Disclosure, _ report: CheckReport) -> JSONWriter.Checks {
    let (versions, unit) = (ruleVersions, amountUnit ?? disclosure.amountUnit)
    return { JSONCheckReport().write(report, versions: versions, in: unit, to: &$0) }
  }

  /// The disclosures as files in `folder`: one a disclosure, and for CSV as printed one a table. Throws and takes
  /// `checks` as ``text(_:checks:)``.
  public func files(
    _ disclosures: [Disclosure], checks: [CheckReport] = [], in folder: String
  ) throws(Diagnostic) -> OutputSet {
    var set = OutputSet()
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let names = Self.names(disclosures)
    for (index, (disclosure, name)) in zip(disclosures, names).enumerated() {
      guard form == .csv else {
        let report = checks.isEmpty ? [] : [checks[index]]
        set.add("\(prefix)\(name).\(form.fileExtension)", try text([disclosure], checks: report))
        continue
      }
      let writer = LayoutCSVWriter(layout: layout, style: style, amountUnit: amountUnit)
      try writer.checkPlaces(in: disclosure, input: disclosure.unitName ?? "-")
      let below = disclosures.count > 1 ? "\(prefix)\(name)/" : prefix
      for table in disclosure.tables {
        set.add(below + LayoutCSVWriter.fileName(table), try encoded(writer.write(table, of: disclosure)))
      }
    }
    return set
  }

  /// A name for each disclosure, by unit and year; a second of the same name gets `-2`.
  static func names(_ disclosures: [Disclosure]) -> [String] {
    var seen: [String: Int] = [:]
    return disclosures.map { disclosure in
      let name = Self.name(unit: disclosure.unitName, year: disclosure.fiscalYear)
      seen[name, default: 0] += 1
      return seen[name] == 1 ? name : "\(name)-\(seen[name] ?? 0)"
    }
  }

  /// The name of a disclosure's file, without extension.
  static func name(unit: String?, year: Int?) -> String {
    let unit = unit ?? "未知单位"
    return FileName.safe(year.map { "\(unit)-\($0)" } ?? unit)
  }

  /// `disclosures` as files whose names are still to come: what stands behind the name, and the bytes. Throws and takes
  /// `checks` as ``text(_:checks:)``.
  func parts(
    _ disclosures: [Disclosure], checks: [CheckReport]
  ) throws(Diagnostic) -> [(suffix: String, bytes: [UInt8])] {
    guard form == .csv else { return [(".\(form.fileExtension)", try text(disclosures, checks: checks))] }
    let writer = LayoutCSVWriter(layout: layout, style: style, amountUnit: amountUnit)
    var parts: [(suffix: String, bytes: [UInt8])] = []
    for (disclosure, name) in zip(disclosures, Self.names(disclosures)) {
      try writer.checkPlaces(in: disclosure, input: disclosure.unitName ?? "-")
      let below = disclosures.count > 1 ? "/\(name)/" : "/"
      for table in disclosure.tables {
        parts.append((below + LayoutCSVWriter.fileName(table), try encoded(writer.write(table, of: disclosure))))
      }
    }
    return parts
  }

  /// What a file of all inputs begins with: a byte-order mark, and the line of column names. Throws `.textNotEncodable`.
  func head() throws(Diagnostic) -> [UInt8] {
    guard form == .long else { return [] }
    var writer = LongCSVWriter(style: style, amountUnit: amountUnit)
    return try encoded(writer.take())
  }

  /// What a file of all inputs gets of some disclosures. Throws and takes `checks` as ``text(_:checks:)``.
  func piece(_ disclosures: [Disclosure], checks: [CheckReport]) throws(Diagnostic) -> [UInt8] {
    guard form == .long else { return try text(disclosures, checks: checks) }
    var writer = LongCSVWriter(style: style, amountUnit: amountUnit)
    _ = writer.take()
    for disclosure in disclosures { writer.append(disclosure) }
    return try encodedPiece(writer.take())
  }

  private func encoded(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    (writesMark ? encoding.mark : []) + (try encodedPiece(bytes))
  }

  /// A piece of CSV in the encoding asked for, without a byte-order mark. Throws `.textNotEncodable`.
  func encodedPiece(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    guard let encoded = Encoder(encoding, mark: false).encode(bytes) else {
      throw Diagnostic(.textNotEncodable, at: Location(input: "-"), [.name: encoding.rawValue])
    }
    return encoded
  }
}
