internal import YusuanXML

/// The styles of an XML Spreadsheet 2003, by their ids: number formats and struck-out text.
struct SpreadsheetMLStyles {
  private struct Style {
    var parent: String?
    var format: String?
    var isStruckOut: Bool?
  }

  private var read: [String: Style] = [:]
  private var current: String?
  private var known: [String: CellStyles.Style] = [:]
  private var styles = CellStyles()
  /// The last style that was asked for, and its id. Most cells have the style of the cell before.
  private var last: (id: [UInt8], style: CellStyles.Style)?

  /// Begins a `Style` element.
  mutating func begin(_ element: SAXElement) {
    guard let id = element.value("ID") else { return }
    current = id
    read[id] = Style(parent: element.value("Parent"))
  }

  /// Begins an element inside `Style`.
  mutating func beginElement(_ element: SAXElement) {
    guard let current else { return }
    if element.isNamed("NumberFormat") {
      read[current]?.format = element.value("Format") ?? "General"
    } else if element.isNamed("Font"), let value = element.value("StrikeThrough") {
      read[current]?.isStruckOut = value == "1"
    }
  }

  /// Ends the `Style` element.
  mutating func end() { current = nil }

  /// The style `id`. The default one if there is none.
  mutating func style(_ id: UnsafeBufferPointer<UInt8>?) -> CellStyles.Style {
    let id = id ?? UnsafeBufferPointer(start: nil, count: 0)
    if let last, last.id.elementsEqual(id) { return last.style }
    let style = style(named: id.isEmpty ? Self.defaultID : String(decoding: id, as: UTF8.self))
    last = (Array(id), style)
    return style
  }

  private static let defaultID = "Default"

  private mutating func style(named id: String) -> CellStyles.Style {
    if let style = known[id] { return style }
    var (format, isStruckOut): (String?, Bool?) = (nil, nil)
    var next: String? = id
    var visited: Set<String> = []
    while let id = next, visited.insert(id).inserted, let style = read[id] {
      format = format ?? style.format
      isStruckOut = isStruckOut ?? style.isStruckOut
      next = style.parent ?? Self.defaultID
    }
    var style = styles.style(Self.code(format ?? ""))
    style.isStruckOut = isStruckOut ?? false
    known[id] = style
    return style
  }

  /// How the format of `style` shows the number `text`.
  func look(_ style: CellStyles.Style, of text: some Sequence<UInt8>) -> NumberFormat.Look {
    styles.look(style, of: text)
  }

  /// The code of a format. Some formats are given by name.
  private static func code(_ format: String) -> String { codes[format.lowercased()] ?? format }

  private static let codes = [
    "general number": "General", "general date": "yyyy", "long date": "yyyy", "medium date": "yyyy",
    "short date": "yyyy",
    "long time": "h", "medium time": "h", "short time": "h", "currency": "¥0.00", "euro currency": "[$€]0.00",
    "fixed": "0.00", "standard": "#,##0.00", "percent": "0.00%", "scientific": "0.00E+00", "yes/no": "\"是\"",
    "true/false": "\"真\"", "on/off": "\"开\"",
  ]
}
