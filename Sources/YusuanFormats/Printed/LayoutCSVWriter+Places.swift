public import YusuanFindings
public import YusuanModel

extension LayoutCSVWriter {
  /// Checks that the profile has a place for everything in `disclosure`, which may have been read with another profile.
  ///
  /// Throws `.canonicalWrong` with the path of the first table, panel, row or column that would be lost.
  public func checkPlaces(in disclosure: Disclosure, input: String) throws(Diagnostic) {
    let guide = ProfileGuide(profile)
    let path = WirePath(input: input, path: "$.tables")
    var last: TableGuide?
    for (index, table) in disclosure.tables.enumerated() {
      let path = path.element(index)
      let known = try guide.table(table.id, number: table.number, after: last, at: path)
      last = known
      var lastPanel: PanelGuide?
      for (index, panel) in table.panels.enumerated() {
        let path = path.member("panels").element(index)
        let known = try known.panel(panel.id, after: lastPanel, at: path.member("id"))
        lastPanel = known
        try known.checkPlaces(of: panel.rows, at: path.member("rows"))
      }
    }
  }
}

extension PanelGuide {
  /// Checks that there is a column for every value of `rows`, and in a panel without labels a place for every row.
  fileprivate func checkPlaces(of rows: [BudgetRow], at path: WirePath) throws(Diagnostic) {
    for index in rows.indices {
      for fact in rows[index].amounts {
        _ = try valueKind(
          of: fact.column, among: [.amount], at: path.element(index).member("amounts").member(fact.column))
      }
      for value in rows[index].values {
        _ = try valueKind(
          of: value.column, among: [value.kind], at: path.element(index).member(value.kind.member).member(value.column))
      }
      try checkPlace(of: rows, index, at: path.element(index))
    }
  }

  /// Rows of a panel without labels are identified by their position: none may be missing.
  private func checkPlace(
    of rows: [BudgetRow], _ index: Int, at path: @autoclosure () -> WirePath
  ) throws(Diagnostic) {
    guard layout.isUnlabelled else { return }
    try check(rows[index], at: path())
    guard index < layout.rows.count, layout.rows[index].path == rows[index].path else {
      let expected = index < layout.rows.count ? layout.rows[index].path : ""
      throw path().member("path").wrong(expected: expected, found: rows[index].path)
    }
  }
}

extension ValueKind {
  /// The member of a JSON row that has values of the kind.
  fileprivate var member: String {
    switch self {
    case .amount: "amounts"
    case .count: "counts"
    case .percent: "percents"
    case .text, .date: "texts"
    }
  }
}
