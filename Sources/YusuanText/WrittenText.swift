public import YusuanFindings

/// The text around the tables of a disclosure, as it was written from them (写成的说明).
public struct WrittenText: Sendable, Hashable {
  /// A part, such as 第三部分.
  public struct Part: Sendable, Hashable {
    /// What the part holds.
    public var kind: TextPartKind
    /// Its heading.
    public var heading: String
    /// Its headings and paragraphs. Tables and forms are not among them.
    public var blocks: [Block]
  }

  /// A heading or a paragraph.
  public enum Block: Sendable, Hashable {
    /// A heading below that of the part; the first level is 1.
    case heading(level: Int, String)
    /// A paragraph.
    case paragraph(String)

    /// The words.
    public var text: String {
      switch self {
      case .heading(_, let text), .paragraph(let text): text
      }
    }
  }

  /// The lines of the cover.
  public var cover: [String]
  /// All parts of the published document, in their order.
  public var parts: [Part]
  /// What is to be told about it: the gaps, and the figures that were not there.
  public var findings: [Diagnostic]

  /// The parts with the text that is written from the tables, without the rest of the document.
  public var explanation: [Part] { parts.filter { $0.kind == .text } }

  /// What stands for what tables do not say.
  public static let gap = "【…】"

  /// How many gaps `parts` have.
  static func gapCount(_ parts: [Part]) -> Int {
    parts.reduce(0) { count, part in
      count + part.blocks.reduce(gapCount(part.heading)) { $0 + gapCount($1.text) }
    }
  }

  private static func gapCount(_ text: String) -> Int { text.unicodeScalars.count { $0 == "【" } }
}
