internal import YusuanFindings
internal import YusuanXML

/// Writes HTML that is well-formed XML as well (网页标记). Texts of inputs are escaped, and what no page can hold is written as
/// its number.
final class PageWriter {
  typealias Attributes = KeyValuePairs<String, String?>

  /// The attribute of everything on a page that is no part of a table. Our own reader leaves such elements out
  /// (`HTMLReader`).
  static let beside = "data-yusuan"

  private let xml: XMLWriter

  /// A writer of a part of a page, or of a whole one. Throws `.outputFailed` if there is no memory.
  init(isWhole: Bool = false) throws(Diagnostic) {
    xml = try XMLWriter(name: "html", isIndented: false)
    if isWhole {
      xml.startHTML()
      line()
    } else {
      xml.startPart()
    }
  }

  /// Writes an element with what `content` writes. Attributes that are nil are left out.
  func element(_ name: String, _ attributes: Attributes = [:], _ content: () -> Void = {}) {
    xml.start(
      name, attributes: attributes.compactMap { name, value in value.map { (name, Self.permitted($0)) } })
    content()
    if Self.void.contains(name) { xml.end() } else { xml.endWithTag() }
  }

  /// Writes an element that holds only `text`, which is the program's or was made safe.
  func element(_ name: String, _ attributes: Attributes = [:], _ text: String) {
    element(name, attributes) { self.text(text) }
  }

  /// Writes an element that is no part of a table.
  func beside(
    _ name: String, class style: String? = nil, id: String? = nil, label: String? = nil, _ content: () -> Void
  ) {
    element(
      name, ["id": id, "class": style, "aria-labelledby": label, Self.beside: "beside"], content)
  }

  /// Writes text in which signs that turn or hide what stands beside them are written as their numbers (``ShownText``).
  func text(_ text: String) { xml.text(Self.permitted(ShownText.line(text))) }

  /// Writes the text of a cell as it is, so that it is read back the same. Signs that no page can hold are written as their
  /// numbers.
  func cellText(_ text: String) {
    xml.text(text.unicodeScalars.contains(where: Self.isRefused) ? Self.permitted(ShownText.line(text)) : text)
  }

  /// Writes a style sheet, which has no sign that is escaped.
  func style(_ sheet: String) { element("style") { xml.text(sheet) } }

  /// Ends a line of the file. It counts as white space.
  func line() { xml.text("\n") }

  /// The bytes. Throws `.outputFailed`.
  func finish() throws(Diagnostic) -> [UInt8] { try xml.finish() }

  /// A text of the input for an attribute or a text.
  static func shown(_ text: String) -> String { permitted(ShownText.line(text)) }

  private static func permitted(_ text: String) -> String { XMLWriter.permitted(text) }

  /// Whether a character is a control character that HTML does not allow (13.2.3.5), or none at all.
  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA: false
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// Elements without an end tag (HTML 5, 13.1.2).
  private static let void: Set<String> = ["meta", "br", "col"]
}

extension PageWriter {
  /// `name` as a relative reference (RFC 3986, 4.2): all but unreserved characters are escaped.
  static func reference(_ name: String) -> String {
    var text = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}
