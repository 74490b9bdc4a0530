public import YusuanFindings
public import YusuanModel
public import YusuanProfiles
public import YusuanSheets

/// Finds the profile that a disclosure names. Throws `.profileUnknown` if there is none.
public typealias ProfileFinder = (String) throws(Diagnostic) -> Profile

/// Reads disclosures that were written in a form (读回写出的公开文件).
public protocol DisclosureReader: Sendable {
  /// The input formats that it reads.
  var formats: [InputFormat] { get }
  /// The disclosures in `bytes`, the content of `input`. Throws an error if `bytes` are not in the form or do not fit
  /// the profile.
  func read(_ bytes: [UInt8], input: String, profiles: @escaping ProfileFinder) throws(Diagnostic) -> [Document]
}

/// The readers of canonical forms. The long form is recognised among texts by its header (``LongCSVReader``).
public enum DisclosureReaders {
  /// All readers. A new one is added here.
  static let all: [any DisclosureReader] = [JSONFormReader(), XMLFormReader()]

  /// The reader of `format`. Nil for spreadsheets and text; their tables are recognised.
  public static func reader(of format: InputFormat) -> (any DisclosureReader)? {
    all.first { $0.formats.contains(format) }
  }
}
