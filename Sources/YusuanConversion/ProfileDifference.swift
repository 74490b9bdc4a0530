/// A difference between two profiles (版式的一处差异).
public struct ProfileDifference: Sendable, Hashable {
  /// How it differs. The raw value is the name in JSON.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// Only the later profile has it.
    case added
    /// Only the earlier profile has it.
    case removed
    /// Both have it, but it is not the same.
    case changed
  }

  /// What differs. The raw value is the name in JSON.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// The level: whose tables they are (级次).
    case level
    /// The money unit of the profile or of a table (金额单位).
    case amountUnit
    /// The years for which it is known to be right (年度).
    case years
    /// Words of one kind around tables (用语).
    case words
    /// A table (表).
    case table
    /// The id of a table (表的名称).
    case tableID
    /// The printed number of a table (表号).
    case number
    /// The title of a table (标题).
    case title
    /// Other titles, labels or groups that are read too (其他写法).
    case spellings
    /// The mark printed above a title (标题之上的标注).
    case printLabel
    /// The note of a table without data (空表说明).
    case emptyNote
    /// The charts of a table (图表).
    case charts
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
    /// The labels above a column and its own (表头).
    case header
    /// The kind of a column or a row (种类).
    case kind
    /// A fixed row (固定行).
    case row
    /// The label of a row (行名).
    case label
    /// The depth of a row (层级).
    case rowLevel
    /// The class that a row stands for (行的编码).
    case rowCode
    /// Whether a table is incomplete without the row (必有).
    case required
    /// The row of the panel before it that a row is printed beside (并列的行).
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
    /// How serious a failure of a rule is (规则的轻重).
    case severity
    /// The title, the explanation or the expectation of a rule (规则的说明).
    case ruleWords
    /// A formula, a statement or another part of a rule (规则的内容).
    case rulePart
  }

  /// How it differs.
  public var change: Change
  /// What differs.
  public var part: Part
  /// The table's number and id, such as `3 expenditureSummary`. Nil if it is not about a table.
  public var table: String?
  /// The panel's id. Nil if it is not about a panel.
  public var panel: String?
  /// Which one: the id of a column, the path of a row, the id of a rule, the kind of words. Nil if there is only one.
  public var subject: String?
  /// What the earlier profile has, or nil for nothing.
  public var before: String?
  /// What the later profile has, or nil for nothing.
  public var after: String?
}
