/// How a cell looks (单元格样式).
public struct XLSXStyle: Sendable, Hashable {
  /// Where the content is from left to right.
  public enum Alignment: Sendable, Hashable {
    /// Text on the left, numbers on the right.
    case general
    case left, centre, right
  }

  /// The font.
  public var font = Self.bodyFont
  /// Its size in points.
  public var size: Double = 10
  /// Whether it is bold.
  public var isBold = false
  /// Whether it is underlined.
  public var isUnderlined = false
  /// The colour of the text. Nil for black.
  public var colour: XLSXColour?
  /// The colour behind the text.
  public var fill: XLSXColour?
  /// Whether there are thin lines around the cell.
  public var hasBorder = false
  /// From left to right.
  public var alignment = Alignment.general
  /// Whether the content stands in the middle of the height; else at the top.
  public var isMiddle = true
  /// Whether long text goes on in the next line.
  public var wraps = false
  /// How many steps the text is indented.
  public var indent: UInt8 = 0
  /// The number format, such as `#,##0.00`; `@` for text. Nil for none.
  public var numberFormat: String?

  /// The font of titles: 黑体.
  public static let titleFont = "黑体"
  /// The font of everything else: 宋体.
  public static let bodyFont = "宋体"

  /// A style; what is not named is plain.
  public init(
    font: String = Self.bodyFont, size: Double = 10, bold: Bool = false, colour: XLSXColour? = nil,
    fill: XLSXColour? = nil, border: Bool = false, _ alignment: Alignment = .general, wraps: Bool = false,
    indent: UInt8 = 0, numberFormat: String? = nil
  ) {
    (self.font, self.size, isBold, self.colour, self.fill) = (font, size, bold, colour, fill)
    (hasBorder, self.alignment, self.wraps, self.indent) = (border, alignment, wraps, indent)
    self.numberFormat = numberFormat
  }

  /// A title across a table.
  public static let title = XLSXStyle(font: titleFont, size: 16, .centre, wraps: true)
  /// A cell of a header.
  public static let header = XLSXStyle(bold: true, border: true, .centre, wraps: true)
  /// A text of a table's body.
  public static let text = XLSXStyle(border: true, .left, wraps: true, numberFormat: "@")
  /// An amount of money with its two decimal places.
  public static let amount = XLSXStyle(border: true, .right, numberFormat: "#,##0.00")
  /// A link.
  public static let link: XLSXStyle = {
    var style = XLSXStyle(colour: XLSXColour(0x0563C1), border: true, .left, wraps: true)
    style.isUnderlined = true
    return style
  }()
}
