/// How much a finding weighs (严重程度).
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Something a careful reader may want to know; nothing is wrong.
  case info
  /// The result may not be what its author meant; nothing was lost without being named here.
  case warning
  /// A figure or a part of the input could not be converted.
  case error

  /// Information weighs least, an error most.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The language of everything said to people (语言).
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// 中文.
  case zh
  /// English.
  case en
}

/// A text in the languages that there are (双语文字).
public struct Translated: Sendable, Hashable {
  private var zh: String?
  private var en: String?

  /// In no language yet.
  public init() {}

  /// The text in `language`; nil where there is none.
  public subscript(_ language: Language) -> String? {
    get { language == .zh ? zh : en }
    set { if language == .zh { zh = newValue } else { en = newValue } }
  }
}
