public import YusuanFindings

/// A native chart on a sheet (图表), over cells of the workbook.
public struct XLSXChart: Sendable, Hashable {
  /// The kind of chart.
  public enum Kind: Sendable, Hashable {
    /// Shares of a whole (饼图).
    case pie
    /// Bars to the right, one below the other (条形图).
    case bar
    /// Bars to the right whose series are added up (堆积条形图).
    case stackedBar
    /// Columns beside each other (柱形图).
    case column
  }

  /// Values to be drawn.
  public struct Series: Sendable, Hashable {
    /// The name in the legend. Empty for none.
    public var name: String
    /// The sheet with the cells.
    public var sheet: String
    /// The cells with the labels.
    public var categories: XLSXArea
    /// The cells with the numbers.
    public var values: XLSXArea

    /// The numbers in `values` of `sheet`, called as in `categories`.
    public init(name: String, sheet: String, categories: XLSXArea, values: XLSXArea) {
      (self.name, self.sheet, self.categories, self.values) = (name, sheet, categories, values)
    }
  }

  /// The kind of chart.
  public var kind: Kind
  /// The title above it.
  public var title: String
  /// What is drawn.
  public var series: [Series]
  /// The cell at its top left.
  public var position: CellPosition
  /// The width in pixels.
  public var width: Double
  /// The height in pixels.
  public var height: Double

  /// A chart of `series`.
  public init(
    _ kind: Kind, title: String, series: [Series], at position: CellPosition, width: Double = 640, height: Double = 360
  ) {
    (self.kind, self.title, self.series, self.position) = (kind, title, series, position)
    (self.width, self.height) = (width, height)
  }
}
