public import Checking
public import Diagnostics

/// How far a batch is (进度).
public struct BatchProgress: Sendable, Hashable {
  /// How many inputs there are.
  public let total: Int
  /// How many are finished, by outcome.
  public private(set) var outcomes: [BatchRecord.Outcome: Int] = [:]
  /// How many of them an earlier run had finished.
  public private(set) var kept = 0

  init(total: Int) { self.total = total }

  /// How many inputs are finished.
  public var done: Int { outcomes.values.reduce(0, +) }

  /// How many could not be converted, or not whole.
  public var failures: Int { self[.failed] + self[.partly] }

  /// How many had `outcome`.
  public subscript(_ outcome: BatchRecord.Outcome) -> Int { outcomes[outcome, default: 0] }

  mutating func count(_ result: BatchResult) {
    outcomes[result.record.outcome, default: 0] += 1
    if result.isKept { kept += 1 }
  }
}

/// What happens in a batch, in the order of the inputs.
public enum BatchEvent: Sendable {
  /// An input is finished: what became of it, what was found in it, and how far the batch is.
  case finished(BatchRecord, [Diagnostic], [CheckReport], BatchProgress)
}
