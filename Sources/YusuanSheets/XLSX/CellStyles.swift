internal import YusuanFindings
internal import YusuanXML

/// The styles of a workbook, by the style index of a cell: how the number format shows numbers (ECMA-376 part 1,
/// 18.8.30), and whether text is struck out (18.8.22).
struct CellStyles {
  struct Style {
    /// How the number format shows a number.
    var look = NumberFormat.Look()
    /// The text is struck out.
    var isStruckOut = false
    /// The index in ``CellStyles/varied`` plus one, if the look depends on the number. Otherwise 0.
    fileprivate var varied = 0

    /// Whether the look depends on the number.
    var isVaried: Bool { varied > 0 }
  }

  private var styles: [Style] = []
  private var varied: [NumberFormat] = []
  /// Whether any style strikes text out.
  private(set) var strikesOut = false

  /// No styles: every cell is plain.
  init() {}

  /// Reads the part `part`. Throws the errors of ``PartParser``.
  init(_ part: String, of store: some PartStore, limits: ReadLimits) throws(Diagnostic) {
    let handler = try PartParser.parse(part, of: store, limits: limits, upTo: limits.smallPart, into: Handler())
    var known: [Int: Style] = [:]
    for (format, font) in handler.styles {
      var style = known[format] ?? self.style(handler.codes[format] ?? Self.code(builtIn: format))
      known[format] = style
      style.isStruckOut = handler.struckFonts.contains(font)
      if style.isStruckOut { strikesOut = true }
      styles.append(style)
    }
  }

  /// The style at `index`. A plain one if there is none.
  subscript(_ index: Int) -> Style { styles.indices.contains(index) ? styles[index] : Style() }

  /// How the format of `style` shows the number `text`.
  func look(_ style: Style, of text: some Sequence<UInt8>) -> NumberFormat.Look {
    guard style.isVaried else { return style.look }
    guard let value = Double(String(decoding: Array(text), as: UTF8.self)) else { return NumberFormat.Look() }
    return varied[style.varied - 1].look(of: value)
  }

  /// The style of cells with the format `code`.
  mutating func style(_ code: String) -> Style {
    let format = NumberFormat(code)
    if let look = format.look { return Style(look: look) }
    varied.append(format)
    return Style(varied: varied.count)
  }

  /// Collects the format codes (18.8.31), the fonts that strike out (18.8.22), and the format and font of each cell
  /// style (18.8.10).
  private struct Handler: PartHandler {
    private(set) var codes: [Int: String] = [:]
    private(set) var styles: [(format: Int, font: Int)] = []
    private(set) var struckFonts: Set<Int> = []
    private var fontCount = 0
    private var depth = 0
    private var list = List.other

    private enum List { case codes, fonts, styles, other }

    mutating func start(_ element: some MarkupElement) throws(Diagnostic) {
      depth += 1
      switch (depth, list) {
      case (2, _):
        list =
          element.isNamed("numFmts")
          ? .codes : element.isNamed("fonts") ? .fonts : element.isNamed("cellXfs") ? .styles : .other
      case (3, .codes):
        if let id = Self.number(element, "numFmtId") { codes[id] = element.text("formatCode", hasNamespace: false) }
      case (3, .fonts): fontCount += 1
      case (4, .fonts): if element.isNamed("strike"), RichText.isOn(element) { struckFonts.insert(fontCount - 1) }
      case (3, .styles):
        if element.isNamed("xf") {
          styles.append((Self.number(element, "numFmtId") ?? 0, Self.number(element, "fontId") ?? 0))
        }
      default: break
      }
    }

    private static func number(_ element: some MarkupElement, _ name: StaticString) -> Int? {
      element.text(name, hasNamespace: false).flatMap { Int($0) }
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {}

    mutating func end() throws(Diagnostic) { depth -= 1 }
  }

  /// Codes for the formats that have none in the file (18.8.30). 27 to 36 and 50 to 58 are dates in Chinese; 67, 68 and
  /// 71 to 81 are percentages and dates in Thai.
  private static func code(builtIn id: Int) -> String {
    switch id {
    case 9, 10, 67, 68: "0%"
    case 14...22, 27...36, 45...47, 50...58, 71...81: "yyyy"
    default: ""
    }
  }
}

/// Rich text (ECMA-376 part 1, 18.4.4).
enum RichText {
  /// Whether a toggle such as `strike` is on. Without `val` it is (18.8.22).
  static func isOn(_ element: some MarkupElement) -> Bool {
    guard let value = element.bytes("val") else { return true }
    return !(value.elementsEqual("0".utf8) || value.elementsEqual("false".utf8))
  }
}
