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
    if plain.contains(UInt8(ascii: "%")) { style.traits.insert(.percent) }
    if quoted.contains("元") {
      let isTenThousand = zip(quoted, quoted.dropFirst()).contains { $0 == "万" && $1 == "元" }
      style.traits.insert(isTenThousand ? .tenThousandYuan : .yuan)
      if isScaled(code, plain) { style.traits.insert(.scaled) }
    } else {
      style.isDate = plain.contains(where: isDatePart) && !plain.elementsEqual("General".utf8)
    }
    return style
  }

  private static func isDatePart(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "y"), UInt8(ascii: "m"), UInt8(ascii: "d"), UInt8(ascii: "h"), UInt8(ascii: "s"): true
    default: false
    }
  }

  /// A format that shows another number than the cell has: a comma behind the digits divides by a thousand, and a point
  /// that is only printed moves the others.
  private static func isScaled(_ code: String, _ plain: [UInt8]) -> Bool {
    if plain.last(where: "0#?.,".utf8.contains) == UInt8(ascii: ",") { return true }
    var mark: UInt8 = 0
    for byte in code.utf8 {
      if byte == UInt8(ascii: "."), mark == UInt8(ascii: "!") || mark == UInt8(ascii: "\\") { return true }
      mark = byte
    }
    return false
  }

  /// The first section of a code (positive numbers): its ASCII, and what else is printed, quoted, escaped or beyond ASCII; what
  /// stands in brackets is neither.
  private static func parts(_ code: String) -> (plain: [UInt8], quoted: [Unicode.Scalar]) {
    var (plain, quoted): ([UInt8], [Unicode.Scalar]) = ([], [])
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for scalar in code.unicodeScalars {
      if isEscaped {
        quoted.append(scalar)
        isEscaped = false
      } else if isQuoted {
        if scalar == "\"" { isQuoted = false } else { quoted.append(scalar) }
      } else if isBracketed {
        if scalar == "]" { isBracketed = false }
      } else {
        switch scalar {
        case "\"": isQuoted = true
        case "[": isBracketed = true
        case "\\", "!", "_", "*": isEscaped = true
        case ";": return (plain, quoted)
        default: if scalar.isASCII { plain.append(UInt8(scalar.value)) } else { quoted.append(scalar) }
        }
      }
    }
    return (plain, quoted)
  }
}
