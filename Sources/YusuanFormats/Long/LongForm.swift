package import YusuanFindings
package import YusuanModel

/// Writes CSV with one fact a line (长表): `long`.
package struct LongForm: FormWriter {
  /// A writer of this form.
  package init() {}

  package var name: String { "long" }
  package var summary: String { "one fact a line" }
  package var schema: String? { "long.schema.json" }
  package var fileExtension: String { "csv" }
  /// None: `.csv` means tables as printed.
  package var knownExtensions: [String] { [] }
  package var mergedName: String? { "facts.csv" }
  package var recordsAreFacts: Bool { true }
  package func saysSources(_ options: FormOptions) -> Bool { true }

  /// The facts of all printouts, in one money unit.
  package func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8] {
    var writer = LongCSVWriter(style: options.style)
    let unit = Self.unit(of: printouts.map(\.document), asked: options.amountUnit)
    for printout in printouts { writer.append(printout.document, profile: printout.profile, in: unit) }
    return try options.encoded(writer.drain())
  }

  /// The money unit of a file with `documents`: the requested one, else 万元 if all of them print it, else 元. 千元 and 亿元
  /// are written in 元, which every program knows.
  package static func unit(of documents: [Document], asked: AmountUnit?) -> AmountUnit {
    if let asked { return asked }
    let units = Set(documents.map(\.disclosure.amountUnit))
    return units == [.tenThousandYuan] ? .tenThousandYuan : .yuan
  }

  package func appender(_ options: FormOptions) -> any FormAppender { Appender(options) }

  /// Keeps the labels of the profiles it has met.
  private struct Appender: FormAppender {
    private let options: FormOptions
    private var writer: LongCSVWriter

    init(_ options: FormOptions) {
      self.options = options
      writer = LongCSVWriter(style: options.style)
      _ = writer.drain()
    }

    /// The header.
    func head() throws(Diagnostic) -> [UInt8] {
      var writer = LongCSVWriter(style: options.style)
      return try options.encoded(writer.drain())
    }

    mutating func append(_ printout: Printout, in unit: AmountUnit) throws(Diagnostic) -> [UInt8] {
      writer.append(printout.document, profile: printout.profile, in: unit)
      return try options.encoded(writer.drain(), start: false)
    }
  }
}

extension OutputForm {
  /// CSV with one fact a line.
  public static let long = OutputForm(LongForm())
}
