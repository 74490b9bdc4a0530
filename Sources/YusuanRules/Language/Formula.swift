internal import YusuanModel

/// A formula of a rule, its names resolved against a profile (公式). The language is described in `Documentation/profiles.md`.
final class Formula: Sendable {
  /// Where it does not hold, the formula says nothing; nil for a formula that always does.
  let condition: Condition?
  /// The loops around the assertion, from the outermost; each binds the variable of its place in the list.
  let loops: [Loop]
  /// What has to hold.
  let assertion: Assertion
  /// The formula looks into the units' disclosures.
  let needsUnits: Bool
  /// The formula looks into the disclosure of the year before.
  let needsPrevious: Bool

  init(_ assertion: Assertion, loops: [Loop], if condition: Condition?, looksInto documents: [DocumentSelector]) {
    (self.condition, self.loops, self.assertion) = (condition, loops, assertion)
    (needsUnits, needsPrevious) = (documents.contains(.units), documents.contains(.previous))
  }
}

/// Which disclosure a reference looks into.
enum DocumentSelector: Sendable, Hashable {
  /// The disclosure that is checked.
  case own
  /// All units of the department that is checked, added up.
  case units
  /// The same unit's disclosure of the year before.
  case previous
}

/// A loop of a formula (循环).
enum Loop: Sendable {
  /// Over columns, by their ids; a reference knows the place of each in its own panel.
  case columns([String])
  /// Over the rows of a set.
  case rows(panel: Int, RowSet)
  /// Over all classes (类) that stand in any of the panels: by code, or as a fixed item that stands for one.
  case classes([PanelSelector])
  /// Over all open rows of the panels, by their codes, or, where they have none, by their names.
  case keys([PanelSelector])
}

/// A side of a table in one of the disclosures.
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
  /// The fixed items, and the rows the profile does not know that are no part (其中) of another.
  case items
  /// The rows that are not fixed.
  case open
  /// Open rows without rows below them, by their codes, and where they have none by the names of a code list.
  case leaves(list: String?)
  /// Rows of the code tree with rows below them, and the total above the roots.
  case parents
  /// The rows directly below the row of a variable; below the total, the roots.
  case children(variable: Int)
}

/// Which rows a reference means.
enum RowSelector: Sendable {
  /// The fixed row of this place in the profile.
  case fixed(Int)
  /// The first of these fixed rows that there is.
  case firstOf([Int])
  /// The open rows with this name, folded; there may be several. The label is the name as text.
  case named([Unicode.Scalar], label: String)
  /// The row with this code; nil for what is no code, and no row has.
  case code(CodeNumber?)
  /// The row that a variable is bound to.
  case variable(Int)
  /// The row of the class or key that a variable is bound to.
  case key(variable: Int)
  /// Several rows.
  case set(RowSet)
}

/// Which column a reference means.
enum ColumnSelector: Sendable {
  /// A column by its index in the panel.
  case fixed(Int)
  /// The column of a variable: for each of the loop's columns its index in the panel.
  case variable(Int, [Int])
}

/// A figure or several of a table (单元格). Terms share it, so that they are cheap to pass on.
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

  /// Several figures are meant, so they have to be added up.
  var isSet: Bool {
    if case .set = row { return true }
    return document == .units
  }
}

/// A term of a sum: a figure, or the sum of several.
struct Term: Sendable {
  let isSubtracted: Bool
  let reference: Reference
  /// The reference in numbers, where it is one of the commonest kind.
  let quick: QuickTerm?

  init(isSubtracted: Bool = false, reference: Reference) {
    (self.isSubtracted, self.reference, quick) = (isSubtracted, reference, QuickTerm(reference))
  }
}

/// A sum of terms.
struct Expression: Sendable {
  var terms: [Term]

  init(_ terms: [Term]) { self.terms = terms }

  /// The figure or figures of `reference` alone.
  init(_ reference: Reference) { terms = [Term(reference: reference)] }

  /// The sum is one figure as it is printed.
  var isFigure: Bool { terms.count == 1 && !terms[0].reference.isSet && !terms[0].isSubtracted }
}

/// Two sums that are equal, two figures exactly, sums within the rounding of their terms; or the left at most the right.
struct Comparison: Sendable {
  var left: Expression
  var right: Expression
  var isUpperBound = false
}

/// What a formula says.
enum Assertion: Sendable {
  /// Two sums compare, or, where the first two do not, any of the others; what does not hold is said of the first. A
  /// figure that should be blank or zero is compared with no terms.
  case compare(Comparison, or: [Comparison])
  /// The table carries the note that it has no data exactly where it has no figure.
  case noteTies(table: Int)
  /// Something about each code of a panel.
  case codes(CodeTest, panel: Int)
}

/// What has to hold for codes.
enum CodeTest: Sendable, Hashable {
  /// The 类 and 款 above stand in the panel.
  case rooted
  /// No code stands twice.
  case distinct
  /// Codes rise.
  case ascending
  /// The number of digits is one that the profile knows.
  case shaped
  /// The code stands in the list.
  case listed(String)
  /// A code that stands in the list has the name the list gives.
  case titled(String)
}

/// When a formula says something.
indirect enum Condition: Sendable {
  /// The figure is not printed, or zero.
  case zero(Expression)
  /// The figure is printed, be it zero.
  case printed(Expression)
  /// The table carries the note that it has no data.
  case noted(table: Int)
  /// The table has no figure.
  case empty(table: Int)
  case not(Condition)
  case and(Condition, Condition)
  case or(Condition, Condition)
}
