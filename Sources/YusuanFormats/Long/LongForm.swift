public import YusuanFindings
public import YusuanModel

/// CSV with one fact a line (长表): `long`.
public struct LongForm: FormWriter {
  /// The only writer of this form.
  public init() {}

  public var name: String { "long" }
  public var summary: String { "one fact a line" }
  public var schema: String? { "long.schema.json" }
  public var fileExtension: String { "csv" }
  /// `.csv` means tables as printed.
  public var knownExtensions: [String] { [] }
  public var mergedName: String? { "facts.csv" }
  public var recordsAreFacts: Bool { true }
  public func saysSources(_ options: FormOptions) -> Bool { true }

  /// The facts of all, in one money unit.
  public func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8] {
    var writer = LongCSVWriter(style: options.style)
    let unit = Self.unit(of: printouts.map(\.document), asked: options.amountUnit)
    for printout in printouts { writer.append(printout.document, profile: printout.profile, in: unit) }
    return try options.encoded(writer.drain())
  }

  /// The money unit of one file with `documents`: the one asked for, 万元 where all print it, else 元. 千元 and 亿元 are
  /// written in 元, which every program knows.
  public static func unit(of documents: [Document], asked: AmountUnit?) -> AmountUnit {
    if let asked { return asked }
    let units = Set(documents.map(\.disclosure.amountUnit))
    return units == [.tenThousandYuan] ? .tenThousandYuan : .yuan
  }

  public func appender(_ options: FormOptions) -> any FormAppender { Appender(options) }

  /// Knows the labels of the profiles it met.
  private struct Appender: FormAppender {
    private let options: FormOptions
    private var writer: LongCSVWriter

    init(_ options: FormOptions) {
      self.options = options
      writer = LongCSVWriter(style: options.style)
      _ = writer.drain()
    }

    /// The line of column names.
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
