internal import Synchronization
internal import YusuanFindings
internal import YusuanFormats
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRules

/// Finds the totals that tie with their parts, by the rules of each profile (相符的合计). The rules are read once.
final class TiedTotals: Sendable {
  private let profiles: ProfileSet
  private let checkers = Mutex<[String: Checker]>([:])

  /// Finds them by the rules of `profiles`.
  init(_ profiles: ProfileSet) { self.profiles = profiles }

  /// The totals of `printout`. Throws the errors of its profile's rules.
  func sums(of printout: Printout) throws(Diagnostic) -> [PrintedSum] {
    try checker(printout.profile).tiedSums(printout.document).map { sum in
      func place(_ cell: TiedSum.Cell) -> CellPlace {
        CellPlace(table: sum.table, panel: cell.panel, row: cell.row, column: cell.column)
      }
      return PrintedSum(total: place(sum.total), parts: sum.parts.map(place))
    }
  }

  private func checker(_ profile: Profile) throws(Diagnostic) -> Checker {
    if let known = checkers.withLock({ $0[profile.id] }) { return known }
    let checker = Checker(try RuleSet(profile))
    checkers.withLock { $0[profile.id] = checker }
    return checker
  }
}
