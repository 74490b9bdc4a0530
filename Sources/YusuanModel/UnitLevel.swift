/// Whose budget it is (预算级次): a department's with its units, or a single unit's. The raw value is the name written to
/// files.
public enum UnitLevel: String, Sendable, Hashable, CaseIterable {
  /// 部门: the department with all its units.
  case department
  /// 单位: one unit; it may be the department's own.
  case unit
}
