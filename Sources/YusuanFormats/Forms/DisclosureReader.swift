public import YusuanFindings
public import YusuanModel
public import YusuanProfiles
public import YusuanSheets

/// Finds the profile that a disclosure names. Throws `.profileUnknown` where there is none.
public typealias ProfileFinder = (String) throws(Diagnostic) -> Profile

/// What reads disclosures back that were written in a form (读回写出的公开文件).
public protocol DisclosureReader: Sendable {
  /// The formats of inputs that it reads.
  var formats: [InputFormat] { get }
  /// The disclosures in `bytes`, the content of `input`. Throws for what is not the form, or not the profile's.
  func read(_ bytes: [UInt8], input: String, profiles: @escaping ProfileFinder) throws(Diagnostic) -> [Document]
}

/// The readers there are. The long form is found among texts by its header (``LongCSVReader``).
public enum DisclosureReaders {
  /// All of them. A new one is added here.
  static let all: [any DisclosureReader] = [JSONFormReader(), XMLFormReader()]

  /// The reader of `format`; nil for spreadsheets and text, whose tables are recognised.
  public static func reader(of format: InputFormat) -> (any DisclosureReader)? {
    all.first { $0.formats.contains(format) }
  }
}
