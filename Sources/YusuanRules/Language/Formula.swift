internal import YusuanModel

/// A formula of a rule with its names resolved against a profile (公式). The language is described in
/// `Documentation/profiles.md`.
final class Formula: Sendable {
  /// The formula is skipped if this does not hold. Nil for a formula that always runs.
  let condition: Condition?
  /// The loops around the assertion, from the outermost. Each binds the variable with the same index.
  let loops: [Loop]
  /// What has to hold.
  let assertion: Assertion
  /// Whether the formula uses the units' disclosures.
  let needsUnits: Bool
  /// Whether the formula uses the disclosure of the year before.
  let needsPrevious: Bool

  init(_ assertion: Assertion, loops: [Loop], if condition: Condition?, looksInto documents: [DocumentSelector]) {
    (self.condition, self.loops, self.assertion) = (condition, loops, assertion)
    (needsUnits, needsPrevious) = (documents.contains(.units), documents.contains(.previous))
  }
}

/// The disclosure that a reference is about.
enum DocumentSelector: Sendable, Hashable {
  /// The checked disclosure.
  case own
  /// All units of the checked department, added up.
  case units
  /// The same unit's disclosure of the year before.
  case previous
}

/// A loop of a formula (循环).
enum Loop: Sendable {
  /// Over columns, by id. A reference holds the index of each in its own panel.
  case columns([String])
  /// Over the rows of a set.
  case rows(panel: Int, RowSet)
  /// Over all classes (类) in any of the panels, by code or as a fixed item that stands for a class.
  case classes([PanelSelector])
  /// Over all open rows of the panels, by code, or by name if they have no code.
  case keys([PanelSelector])
}

/// A panel of a table in one of the disclosures.
struct PanelSelector: Sendable, Hashable {
  /// The number of the panel among all panels of the profile.
  var panel: Int
  /// The disclosure.
  var document = DocumentSelector.own
}

/// A set of rows of a panel.
enum RowSet: Sendable, Hashable {
  /// All rows.
  case all
  /// The fixed rows of the profile.
  case fixed
  /// The fixed items, and the unknown rows that are not part (其中) of another row.
  case items
  /// The rows that are not fixed.
  case open
  /// Open rows without rows below them: by their codes or, if they have none, by the names of a code list.
  case leaves(list: String?)
  /// Rows of the code tree with rows below them, and the total above the roots.
  case parents
  /// The rows directly below the row of a variable. Below the total these are the roots.
  case children(variable: Int)
}

/// The row that a reference means.
enum RowSelector: Sendable {
  /// The fixed row with this index in the profile.
  case fixed(Int)
  /// The first of these fixed rows that is present.
  case firstOf([Int])
  /// The open rows with this folded name; there may be several. `label` is the name as text.
  case named([Unicode.Scalar], label: String)
  /// The row with this code. Nil for an invalid code, which no row has.
  case code(CodeNumber?)
  /// The row to which a variable is bound.
  case variable(Int)
  /// The row of the class or key to which a variable is bound.
  case key(variable: Int)
  /// Several rows.
  case set(RowSet)
}

/// The column that a reference means.
enum ColumnSelector: Sendable {
  /// A column by its index in the panel.
  case fixed(Int)
  /// The column of a variable: the index in the panel for each of the loop's columns.
  case variable(Int, [Int])
}

/// One or several figures of a table (单元格). A class, so that terms can share it cheaply.
final class Reference: Sendable {
  /// The number of the panel among all panels of the profile.
  let panel: Int
  let scope: RuleScope.Panel
  let document: DocumentSelector
  let row: RowSelector
  let column: ColumnSelector

  init(
    panel: Int, _ scope: RuleScope.Panel, document: DocumentSelector = .own, row: RowSelector,
    column: ColumnSelector
  ) {
    (self.panel, self.scope, self.document, self.row, self.column) = (panel, scope, document, row, column)
  }

  /// The same figure in another disclosure.
  func `in`(_ document: DocumentSelector) -> Reference {
    Reference(panel: panel, scope, document: document, row: row, column: column)
  }

  /// Whether several figures are meant, which have to be added up.
  var isSet: Bool {
    if case .set = row { return true }
    return document == .units
  }
}

/// A term of a sum: a figure, or the sum of several.
struct Term: Sendable {
  let isSubtracted: Bool
  let reference: Reference

  init(isSubtracted: Bool = false, reference: Reference) {
    (self.isSubtracted, self.reference) = (isSubtracted, reference)
  }
}

/// A sum of terms.
struct Expression: Sendable {
  var terms: [Term]

  init(_ terms: [Term]) { self.terms = terms }

  /// The figure or figures of `reference` alone.
  init(_ reference: Reference) { terms = [Term(reference: reference)] }

  /// Whether the sum is a single figure as printed.
  var isFigure: Bool { terms.count == 1 && !terms[0].reference.isSet && !terms[0].isSubtracted }
}

/// Two expressions to compare: they must be equal, or the left must be at most the right. Two single figures must be
/// exactly equal; sums, within the rounding of their terms.
struct Comparison: Sendable {
  var left: Expression
  var right: Expression
  var isUpperBound = false
}

/// What a formula asserts.
enum Assertion: Sendable {
  /// The comparison holds, or else one of the others. If none holds, the finding is about the first. A figure that
  /// should be blank or zero is compared with an empty sum.
  case compare(Comparison, or: [Comparison])
  /// The table has the note that it has no data if and only if it has no figure.
  case noteTies(table: Int)
  /// A test of each code of a panel.
  case codes(CodeTest, panel: Int)
}

/// What must hold for codes.
enum CodeTest: Sendable, Hashable {
  /// The 类 and 款 above each code are in the panel.
  case rooted
  /// No code occurs twice.
  case distinct
  /// Codes ascend.
  case ascending
  /// The number of digits is one of the profile's.
  case shaped
  /// The code is in the list.
  case listed(String)
  /// A code in the list has the name that the list gives.
  case titled(String)
}

/// The condition under which a formula runs.
indirect enum Condition: Sendable {
  /// The figure is blank or zero.
  case zero(Expression)
  /// The figure is printed, even if it is zero.
  case printed(Expression)
  /// The table has the note that it has no data.
  case noted(table: Int)
  /// The table has no figure.
  case empty(table: Int)
  case not(Condition)
  case and(Condition, Condition)
  case or(Condition, Condition)
}
