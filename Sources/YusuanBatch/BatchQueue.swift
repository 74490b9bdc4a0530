internal import YusuanFindings
internal import YusuanPlatform

/// Hands out the inputs of a batch to workers, and returns their results in the order of the inputs (任务队列).
final class BatchQueue: Sendable {
  /// A result whose turn it is.
  struct Ready: Sendable {
    /// The index of the input.
    var number: Int
    var result: BatchResult
  }

  /// Whether a batch goes on after a group of results.
  enum Verdict: Sendable {
    case goOn
    /// It stops: because of this error, or, without one, because the user asked for it.
    case stop(Diagnostic?)
  }

  private let inputs: BatchInputList
  private let isInterrupted: @Sendable () -> Bool
  private let state: Monitor<State>

  /// A queue of `inputs` for `jobs` workers.
  init(_ inputs: BatchInputList, jobs: Int, isInterrupted: @escaping @Sendable () -> Bool) {
    (self.inputs, self.isInterrupted) = (inputs, isInterrupted)
    state = Monitor(State(count: inputs.count, jobs: jobs))
  }

  /// Whether every input was finished.
  var isComplete: Bool { state.withLock { $0.isComplete } }

  /// The error that stopped the batch, or nil if there is none.
  var failure: Diagnostic? { state.withLock { $0.failure } }

  /// The next input, or nil if there is none. Waits while workers are too far ahead of the first unfinished input.
  func next() -> (number: Int, input: BatchInput)? {
    let number = state.withLock(when: \.isOpen) { state in
      if state.hasNext, isInterrupted() { state.isStopped = true }
      return state.takeNext()
    }
    // Threads that wait for more inputs can stop waiting.
    if number == nil { state.wake() }
    return number.map { ($0, inputs[$0]) }
  }

  /// Adds the result of the input `number`.
  func put(_ result: BatchResult, of number: Int) {
    let isDue = state.withLock { state in
      state.ready[number] = result
      return state.isDue
    }
    if isDue { state.wake() }
  }

  /// The next results in order, or nil if there are none.
  ///
  /// Results are handed out in groups: when there are many, when the first has waited long, or when no more will come.
  /// With `waits`, the call waits for such a group, and nil means that none will come any more.
  func group(waits: Bool) -> [Ready]? {
    state.withLock(when: { !waits || $0.isDue || $0.isOver }) { $0.isDue ? $0.group() : nil }
  }

  /// Counts a published group of `count` results, and stops the queue if `verdict` says so.
  func finish(_ count: Int, _ verdict: Verdict) {
    state.withLock { $0.finish(count, verdict) }
    state.wake()
  }
}

extension BatchQueue {
  /// The state of the queue.
  private struct State {
    private let count: Int
    private let jobs: Int
    private var next = 0
    private var finished = 0
    var ready: [Int: BatchResult] = [:]
    var isStopped = false
    private(set) var failure: Diagnostic?
    private var lastFinish = ContinuousClock.now

    /// How many inputs a worker may be ahead of the first unfinished one.
    private static let lead = 12
    /// How many results for each worker make a group.
    private static let share = 8
    /// How long results may wait for more, so that folders are flushed once for a whole group.
    private static let patience = Duration.milliseconds(100)

    init(count: Int, jobs: Int) { (self.count, self.jobs) = (count, jobs) }

    var isComplete: Bool { finished == count && failure == nil && !isStopped }

    var hasNext: Bool { !isStopped && next < count }

    /// Whether a worker need not wait: an input may be handed out, or there is none left.
    var isOpen: Bool { !hasNext || next < finished + Self.lead * jobs }

    mutating func takeNext() -> Int? {
      guard hasNext else { return nil }
      defer { next += 1 }
      return next
    }

    mutating func finish(_ count: Int, _ verdict: Verdict) {
      finished += count
      lastFinish = ContinuousClock.now
      if case .stop(let finding) = verdict {
        failure = failure ?? finding
        isStopped = true
      }
    }

    /// Whether the first unfinished result is there and need not wait for more.
    var isDue: Bool {
      guard failure == nil, ready[finished] != nil else { return false }
      return !hasNext || next >= finished + Self.share * jobs || ContinuousClock.now - lastFinish >= Self.patience
    }

    /// Whether no result will come any more, or nothing can be written.
    var isOver: Bool { failure != nil || !hasNext && next == finished }

    mutating func group() -> [Ready] {
      var group: [Ready] = []
      while let result = ready.removeValue(forKey: finished + group.count) {
        group.append(Ready(number: finished + group.count, result: result))
      }
      return group
    }
  }
}
