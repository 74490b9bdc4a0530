/// One thing in which two profiles differ (版式的一处差异).
public struct ProfileDifference: Sendable, Hashable {
  /// What became of it; the raw value is the wire name.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// Only the later profile has it.
    case added
    /// Only the earlier profile has it.
    case removed
    /// Both have it, and it is another one.
    case changed
  }

  /// What differs; the raw value is the wire name.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// Whose tables they are (级次).
    case level
    /// The money unit of the profile or of a table (金额单位).
    case amountUnit
    /// The years it is known to be right for (年度).
    case years
    /// The words of a kind around tables (用语).
    case words
    /// A table (表).
    case table
    /// The id of a table (表的名称).
    case tableID
    /// The printed number of a table (表号).
    case number
    /// The title of a table (标题).
    case title
    /// Further titles, labels or groups that are read (其他写法).
    case spellings
    /// What is printed above a title (标题之上的标注).
    case printLabel
    /// The note of a table without data (空表说明).
    case emptyNote
    /// The row of column numbers (列号行).
    case columnNumbers
    /// The order of tables, columns or rows (次序).
    case order
    /// A panel of a table (栏).
    case panel
    /// The name of a panel (栏名).
    case panelLabel
    /// A column (列).
    case column
    /// The labels above a column, down to its own (表头).
    case header
    /// What a column or a row is (种类).
    case kind
    /// A fixed row (固定行).
    case row
    /// The label of a row (行名).
    case label
    /// The depth of a row (层级).
    case rowLevel
    /// The class that a row stands for (行的编码).
    case rowCode
    /// Whether a table without the row is incomplete (必有).
    case required
    /// The row of the panel before that a row is printed beside (并列的行).
    case beside
    /// The code tree or the list of a panel (开放行).
    case openRows
    /// A code list (代码表).
    case codeList
    /// A code of a list (科目).
    case code
    /// The name of a code (科目名称).
    case codeName
    /// A rule (规则).
    case rule
    /// How much a failure of a rule weighs (规则的轻重).
    case severity
    /// The title, the explanation or the expectation of a rule (规则的说明).
    case ruleWords
    /// A formula, a statement or another part of a rule (规则的内容).
    case rulePart
  }

  /// What became of it.
  public var change: Change
  /// What differs.
  public var part: Part
  /// The table's number and id, such as `3 expenditureSummary`; nil where it is not of a table.
  public var table: String?
  /// The panel's id; nil where it is not of a panel.
  public var panel: String?
  /// Which one: the id of a column, the path of a row, the id of a rule, the kind of words; nil where there is only one.
  public var subject: String?
  /// What the earlier profile has; nil for nothing.
  public var before: String?
  /// What the later profile has; nil for nothing.
  public var after: String?
}
