/// A kind of finding, by its stable code (诊断代码). A code never changes its meaning and is never used again.
///
/// Each module has its own codes in its file `Codes.swift`; their words stand in ``Catalogue``. `Documentation/diagnostics.md`
/// lists them all, and a test keeps that page, the codes and their words equal.
public struct Code: RawRepresentable, Hashable, Sendable {
  /// The code as it is written, such as `Y0012`.
  public let rawValue: String
  /// The severity this kind has where nothing else is said.
  public let severity: Severity

  /// The code `rawValue`: an error, unless said otherwise.
  public init(_ rawValue: String, _ severity: Severity = .error) {
    self.rawValue = rawValue
    self.severity = severity
  }

  /// The code `rawValue`, if there are words for it; its severity is not known here, and is an error.
  public init?(rawValue: String) {
    guard Catalogue.words(rawValue) != nil else { return nil }
    self.init(rawValue)
  }

  /// Codes are equal by what is written.
  public static func == (a: Code, b: Code) -> Bool { a.rawValue == b.rawValue }

  /// Hashes what is written.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
