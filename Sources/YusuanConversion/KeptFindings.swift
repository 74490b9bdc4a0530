public import YusuanFindings

/// What reading found, kept for forms that show it (留存的诊断). Their number is bounded for any input; each is reported as it
/// comes, all the same.
public struct KeptFindings {
  /// How many findings are kept.
  public static let limit = 10_000

  /// The first of the findings. Empty if they are not needed.
  public private(set) var list: [Diagnostic] = []
  private let isNeeded: Bool

  /// Keeps findings, if they are needed.
  public init(isNeeded: Bool) { self.isNeeded = isNeeded }

  /// Keeps `finding`.
  public mutating func keep(_ finding: Diagnostic) {
    if isNeeded, list.count < Self.limit { list.append(finding) }
  }
}
