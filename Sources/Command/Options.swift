public import ArgumentParser
public import YusuanConversion
public import YusuanFindings
public import YusuanFormats
import YusuanMigration
public import YusuanModel
import YusuanPlatform
internal import YusuanProfiles
import YusuanRecognition
import YusuanRegister
public import YusuanReports
import YusuanSheets

/// The inputs, and how they are read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "Files, folders (all files in them and below), or - for standard input.", completion: .file())
  var inputs: [String]

  @OptionGroup var reading: ReadingOptions

  /// The requested profiles. Throws as ``ProfileSet/init(_:)``.
  func profiles() throws(Diagnostic) -> ProfileSet { try ProfileSet(reading.profile) }

  /// The options of the conversion. Throws a usage error for an unknown word.
  func conversion(_ profiles: ProfileSet) throws -> ConversionOptions { try reading.conversion(profiles) }
}

/// The options of all commands that read tables.
struct ReadingOptions: ParsableArguments {
  @Option(
    help:
      "What the inputs are: auto, csv (any delimited or running text), xlsx, worksheet (one part of it), xml2003, html, json, jsonl, xml."
  )
  var from = "auto"

  @Option(
    help: ArgumentHelp(
      "The profile of the tables: a name that `yusuan profiles` lists, a profile file or its folder, or auto, which finds that of each input by its content. It may be given again: each input finds its profile among these.",
      valueName: "name|file|auto"))
  var profile: [String] = [ProfileSet.auto]

  @Option(help: "The unit's name, where the inputs print none.")
  var unitName: String?

  @Option(help: "The fiscal year, where the inputs print none.")
  var year: Int?

  @Option(
    help: ArgumentHelp("Whose budget it is: department (部门) or unit (单位).", valueName: "department|unit"))
  var level: UnitLevel?

  @Option(
    help:
      "The encoding of text inputs: auto, utf-8, gb18030 (also gbk), utf-16le, utf-16be, utf-32le, utf-32be, big5, shift_jis, euc-jp, euc-kr, windows-1252, windows-1251."
  )
  var encoding = "auto"

  @Option(help: "The delimiter of text inputs: auto, comma, tab, semicolon, bar, or a sign such as ^.")
  var delimiter = "auto"

  @Option(help: ArgumentHelp("The money unit of tables that print none.", valueName: "元|千元|万元|亿元"))
  var assumeUnit: AmountUnit?

  @Flag(help: "Leave out hidden sheets, rows and columns.")
  var skipHidden = false

  @Option(
    help: ArgumentHelp(
      "The register of units (单位名册), CSV or a workbook: names, codes, regions and kinds of units are taken from it.",
      valueName: "file"), completion: .file(extensions: ["csv", "xlsx"]))
  var register: String?

  /// The options of the conversion. Throws a usage error for an unknown word.
  func conversion(_ profiles: ProfileSet) throws -> ConversionOptions {
    var options = ConversionOptions(profiles: profiles)
    if let year, !(1900...2999).contains(year) { throw ValidationError("--year: 1900…2999") }
    options.supplement = Assembler.Supplement(unitName: unitName, fiscalYear: year, level: level)
    options.format = try Self.word(from, "--from", InputFormat.init(rawValue:))
    options.encoding = try Self.word(encoding, "--encoding", TextEncoding.init(name:))
    options.delimiter = try Self.word(delimiter, "--delimiter", Self.delimiterByte)
    options.assumedUnit = assumeUnit
    options.skipsHidden = skipHidden
    options.register = try register.map { path throws(Diagnostic) in try Register.read(path) }
    return options
  }

  /// The file of the register, if there is one, by a path that no name inside the program has.
  var registerFiles: [String] { register.map { [$0.contains("/") ? $0 : "./" + $0] } ?? [] }

  /// The options as one text, to distinguish runs.
  var words: String {
    let supplement = "\(unitName ?? "")\t\(year.map(String.init) ?? "")\t\(level?.rawValue ?? "")"
    return "\(from) \(encoding) \(delimiter) \(assumeUnit?.rawValue ?? "") \(skipHidden) \(supplement)"
  }

  static let delimiters: [String: UInt8] = [
    "comma": 0x2C, ",": 0x2C, "tab": 0x09, "\t": 0x09, "semicolon": 0x3B, ";": 0x3B, "bar": 0x7C, "|": 0x7C,
  ]

  /// The delimiter that `word` names or is: an ASCII character that does not occur in figures and names.
  static func delimiterByte(_ word: String) -> UInt8? {
    if let named = delimiters[word] { return named }
    guard word.utf8.count == 1, let byte = word.utf8.first, "^#~@!$%&*=\\`:/".utf8.contains(byte) else { return nil }
    return byte
  }

  static func word<Value>(_ word: String, _ option: String, _ value: (String) -> Value?) throws -> Value? {
    if word == "auto" { return nil }
    guard let value = value(word) else { throw ValidationError("\(option): unknown value “\(word)”") }
    return value
  }
}

/// The options of all commands that write disclosures.
struct WritingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The money unit to write. By default that of the inputs, 元 where they differ, and 元 in the long file of all inputs of a batch; each disclosure of its jsonl file keeps its own.",
      valueName: "元|千元|万元|亿元"))
  var amountUnit: AmountUnit?

  @Option(help: "The encoding of CSV that is written: utf-8, gb18030, utf-16le.")
  var csvEncoding = "utf-8"

  @Flag(help: "Begin CSV with a byte-order mark, which spreadsheet programs look for.")
  var bom = false

  @Option(help: ArgumentHelp("How lines of CSV end.", valueName: "lf|crlf"))
  var lineEnd = CSVLineEnd.lf

  @Flag(help: "JSON says where each figure stood: file, sheet and cell.")
  var sources = false

  @Flag(
    help:
      "Put an apostrophe before CSV fields that a spreadsheet program would take for formulas: those that begin with =, +, -, @, a tab or full-width forms, unless they are numbers."
  )
  var csvSafe = false

  @Flag(
    help:
      "A workbook has the totals as formulas that add up their parts, with the printed figure as result. A total that does not tie stays a figure."
  )
  var formulas = false

  /// The output in `form` with the options. Throws a usage error for an unknown encoding.
  func output(_ form: OutputForm, _ profiles: ProfileSet) throws -> Output {
    guard let encoding = TextEncoding(name: csvEncoding) else {
      throw ValidationError("--csv-encoding: unknown value “\(csvEncoding)”")
    }
    var output = Output(form: form, profiles: profiles)
    output.options.amountUnit = amountUnit
    output.options.style.lineEnd = lineEnd
    output.options.encoding = encoding
    output.options.writesMark = bom
    output.options.isSafe = csvSafe
    output.options.writesSources = sources
    output.options.writesFormulas = formulas
    return output
  }

  /// The options as one text, to distinguish runs.
  var words: String {
    "\(amountUnit?.rawValue ?? "") \(csvEncoding) \(bom) \(lineEnd.rawValue) \(sources) \(csvSafe) \(formulas)"
  }
}

/// The profile that disclosures are turned into.
struct MigrationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write by this profile, whatever profile read the inputs. Figures go where the mappings of the profiles say, else to equal names; each one without a place there is reported.",
      valueName: "name|file"))
  var toProfile: String?

  /// The migration, or nil if none was asked for. Throws the errors of profiles and mappings.
  func migration() throws -> Migration? {
    guard let toProfile else { return nil }
    if toProfile == ProfileSet.auto { throw ValidationError("--to-profile: name one profile") }
    return try ProfileSet([toProfile]).candidates.first.map { profile throws(Diagnostic) in try Migration(to: profile) }
  }
}

/// The options for findings.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The language of messages: zh or en.", valueName: "zh|en"))
  var lang: Language?

  @Option(
    help: ArgumentHelp("How findings are written to standard error: text or json (JSON Lines).", valueName: "text|json")
  )
  var diagnostics = DiagnosticsForm.text

  @Flag(name: .shortAndLong, help: "Also write findings that are mere information.")
  var verbose = false

  /// The writer of findings with the options.
  var reporter: Reporter {
    Reporter(wording: Wording(lang ?? Self.preferred), form: diagnostics, isVerbose: verbose)
  }

  /// The writer of findings without any options.
  static var plain: Reporter { Reporter(wording: Wording(preferred), form: .text, isVerbose: false) }

  /// English if the environment requests it, otherwise Chinese.
  private static var preferred: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = Environment.value(name), !value.isEmpty else { continue }
      return value.hasPrefix("en") ? .en : .zh
    }
    return .zh
  }
}

/// An enumeration of words on the command line. It declares what ArgumentParser would otherwise find out by reflection
/// at every start, which takes longer.
public protocol EnumArgument: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension EnumArgument {
  /// The value of the word `argument`, or nil if there is none.
  public init?(argument: String) { self.init(rawValue: argument) }

  /// The word.
  public var defaultValueDescription: String { rawValue }
  /// All words.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  /// None: the words describe themselves.
  public static var allValueDescriptions: [String: String] { [:] }
  /// The words.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// How findings are written.
enum DiagnosticsForm: String, EnumArgument {
  case text
  case json
}

extension AmountUnit: EnumArgument {
  /// 元, 千元, 万元 or 亿元, also as `yuan`, `qianyuan`, `wanyuan` and `yiyuan`.
  public init?(argument: String) {
    switch argument {
    case "yuan": self = .yuan
    case "qianyuan": self = .thousandYuan
    case "wanyuan": self = .tenThousandYuan
    case "yiyuan": self = .hundredMillionYuan
    default: self.init(rawValue: argument)
    }
  }
}

extension CheckFormat: EnumArgument {}
extension UnitLevel: EnumArgument {}
extension Language: EnumArgument {}
extension Severity: EnumArgument {}
extension OutputForm: EnumArgument {}
extension CSVLineEnd: EnumArgument {}
extension CellList.Form: EnumArgument {}
