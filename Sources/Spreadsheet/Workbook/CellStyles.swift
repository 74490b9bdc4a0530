internal import Diagnostics

/// What the number formats of a workbook say of its cells (ECMA-376 part 1, 18.8.30): by the style index of a cell.
struct CellStyles {
  struct Style {
    var isDate = false
    var traits: CellTraits = []
  }

  private var styles: [Style] = []

  /// No styles: every cell is plain.
  init() {}

  /// Reads the part `part`.
  init(_ part: String, of store: some PartStore, limits: ReadLimits) throws(Diagnostic) {
    let handler = try PartParser.parse(part, of: store, limits: limits, upTo: limits.smallPart, into: Handler())
    var known: [Int: Style] = [:]
    styles = handler.formats.map { id in
      if let style = known[id] { return style }
      let style = handler.codes[id].map(Self.style(code:)) ?? Self.style(builtIn: id)
      known[id] = style
      return style
    }
  }

  /// Gathers the format codes (18.8.31) and, for each style of cells, the id of its format (18.8.10).
  private struct Handler: MarkupHandler {
    private(set) var codes: [Int: String] = [:]
    private(set) var formats: [Int] = []
    private var depth = 0
    private var list = List.other

    private enum List { case codes, formats, other }

    mutating func start(_ element: some MarkupElement) throws(Diagnostic) {
      depth += 1
      if depth == 2 {
        list = element.isNamed("numFmts") ? .codes : element.isNamed("cellXfs") ? .formats : .other
      } else if depth == 3, list != .other {
        let id = element.text("numFmtId", hasNamespace: false).flatMap { Int($0) }
        if list == .codes {
          if let id { codes[id] = element.text("formatCode", hasNamespace: false) }
        } else if element.isNamed("xf") {
          formats.append(id ?? 0)
        }
      }
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {}

    mutating func end() throws(Diagnostic) { depth -= 1 }
  }

  /// The style at `index`; a plain one where there is none.
  subscript(_ index: Int) -> Style { styles.indices.contains(index) ? styles[index] : Style() }

  /// The formats that have no code in the file (18.8.30; 27 to 36 and 50 to 58 are dates in Chinese).
  private static func style(builtIn id: Int) -> Style {
    switch id {
    case 9, 10: Style(traits: .percent)
    case 14...22, 27...36, 45...47, 50...58: Style(isDate: true)
    default: Style()
    }
  }

  /// What a format code says, such as `#,##0.00"万元"` or `yyyy"年"m"月"`.
  static func style(code: String) -> Style {
    let (plain, quoted) = parts(code)
    var style = Style()
    if plain.contains("%") { style.traits.insert(.percent) }
    if quoted.contains("元") {
      style.traits.insert(quoted.contains("万元") ? .tenThousandYuan : .yuan)
      if isScaled(code, plain) { style.traits.insert(.scaled) }
    }
    style.isDate =
      quoted.contains("元") ? false : plain.utf8.contains(where: "ymdhsYMDHS".utf8.contains) && plain != "General"
    return style
  }

  /// A format that shows another number than the cell has: a comma behind the digits divides by a thousand, and a point
  /// that is only printed moves the others.
  private static func isScaled(_ code: String, _ plain: String) -> Bool {
    let digits = plain.filter { "0#?.,".contains($0) }
    return digits.utf8.last == UInt8(ascii: ",")
      || zip(code.utf8, code.utf8.dropFirst()).contains { mark, point in
        point == UInt8(ascii: ".") && (mark == UInt8(ascii: "!") || mark == UInt8(ascii: "\\"))
      }
  }

  /// The first section of a code (positive numbers) without and with only what is quoted, escaped or in brackets.
  private static func parts(_ code: String) -> (plain: String, quoted: String) {
    var (plain, quoted) = ("", "")
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code {
      if isEscaped {
        quoted.append(character)
        isEscaped = false
      } else if isQuoted {
        if character == "\"" { isQuoted = false } else { quoted.append(character) }
      } else if isBracketed {
        if character == "]" { isBracketed = false }
      } else {
        switch character {
        case "\"": isQuoted = true
        case "[": isBracketed = true
        case "\\", "!", "_", "*": isEscaped = true
        case ";": return (plain, quoted)
        default: if character.isASCII { plain.append(character) } else { quoted.append(character) }
        }
      }
    }
    return (plain, quoted)
  }
}
