/// What kind of unit it is (单位性质). The raw value is the word in the register and in rules files.
public enum UnitKind: String, Sendable, Hashable, CaseIterable {
  /// 行政单位: an agency of the government.
  case agency = "行政"
  /// 参照公务员法管理的事业单位: an institution whose staff is managed like civil servants.
  case managedAsAgency = "参公"
  /// 事业单位: a public institution.
  case institution = "事业"

  /// The words of all kinds, for findings.
  public static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
