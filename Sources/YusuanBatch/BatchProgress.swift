public import YusuanFindings
public import YusuanRules

/// How far a batch is (进度).
public struct BatchProgress: Sendable, Hashable {
  /// How many inputs there are.
  public let total: Int
  private var converted = 0
  private var partly = 0
  private var failed = 0
  /// How many of them were finished by an earlier run.
  public private(set) var kept = 0

  init(total: Int) { self.total = total }

  /// How many inputs are finished.
  public var done: Int { converted + partly + failed }

  /// How many were not converted whole.
  public var failures: Int { failed + partly }

  /// How many ended with `outcome`.
  public subscript(_ outcome: BatchRecord.Outcome) -> Int {
    switch outcome {
    case .converted: converted
    case .partly: partly
    case .failed: failed
    }
  }

  mutating func count(_ result: BatchResult) {
    switch result.record.outcome {
    case .converted: converted += 1
    case .partly: partly += 1
    case .failed: failed += 1
    }
    if result.isKept { kept += 1 }
  }
}

/// What happens in a batch, in the order of the inputs.
public enum BatchEvent: Sendable {
  /// An input is finished: what became of it, what was found in it, and how far the batch is.
  case finished(BatchRecord, [Diagnostic], [CheckReport], BatchProgress)
}
