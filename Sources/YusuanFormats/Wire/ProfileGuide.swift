internal import YusuanFindings
internal import YusuanProfiles

/// Checks tables against a profile (按版式查对): those that are read, and those that are to be printed.
///
/// All errors are `.canonicalWrong` at the given path. They name what the profile has there.
final class ProfileGuide {
  let profile: Profile
  private var tables: [TableGuide?]

  init(_ profile: Profile) {
    self.profile = profile
    tables = Array(repeating: nil, count: profile.tables.count)
  }

  /// The table `id` with the printed number `number`. It must come after `last`.
  func table(
    _ id: String, number: String, after last: TableGuide?, at path: @autoclosure () -> WirePath
  ) throws(Diagnostic) -> TableGuide {
    let table = try table(id, at: path())
    guard table.layout.number == number else {
      throw path().member("number").wrong(expected: table.layout.number, found: number)
    }
    if let last, last.index >= table.index {
      throw path().member("number").wrong(expected: "> \(last.layout.number)", found: number)
    }
    return table
  }

  /// The table `id` at any position.
  func table(_ id: String, at path: @autoclosure () -> WirePath) throws(Diagnostic) -> TableGuide {
    guard let index = profile.tables.firstIndex(where: { $0.id == id }) else {
      throw path().member("id").wrong(expected: WirePath.list(profile.tables.map(\.id)), found: id)
    }
    if let known = tables[index] { return known }
    let table = TableGuide(profile.tables[index], index: index)
    tables[index] = table
    return table
  }
}

/// A table of a profile, for checks.
final class TableGuide {
  let layout: TableLayout
  /// Its index in the profile.
  let index: Int
  private let panels: [PanelGuide]

  init(_ layout: TableLayout, index: Int) {
    self.layout = layout
    self.index = index
    panels = layout.panels.indices.map { PanelGuide(layout.panels[$0], index: $0) }
  }

  /// The panel `id`. It must come after `last`.
  func panel(
    _ id: String, after last: PanelGuide?, at path: @autoclosure () -> WirePath
  ) throws(Diagnostic) -> PanelGuide {
    guard let panel = panels.first(where: { $0.layout.id == id }) else {
      throw path().wrong(expected: WirePath.list(panels.map(\.layout.id)), found: id)
    }
    if let last, last.index >= panel.index { throw path().wrong(expected: "> \(last.layout.id)", found: id) }
    return panel
  }
}
