internal import YusuanFindings
internal import YusuanPlatform

/// Hands out the inputs of a batch to workers, and gives what they made back in the inputs' order (任务队列).
final class BatchQueue: Sendable {
  /// A result whose turn it is.
  struct Ready: Sendable {
    /// The input's place.
    var number: Int
    var result: BatchResult
  }

  /// Whether a batch goes on behind some results.
  enum Verdict: Sendable {
    case goOn
    /// It does not; because of this, or of what was asked for.
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

  /// Every input was finished.
  var isComplete: Bool { state.withLock { $0.isComplete } }

  /// What keeps the batch from going on; nil where nothing does.
  var failure: Diagnostic? { state.withLock { $0.failure } }

  /// The next input, once the first that is not finished is not too far behind; nil where there is none.
  func next() -> (number: Int, input: BatchInput)? {
    let number = state.withLock(when: \.isOpen) { state in
      if state.hasNext, isInterrupted() { state.isStopped = true }
      return state.take()
    }
    // Whoever waits need not any more.
    if number == nil { state.wake() }
    return number.map { ($0, inputs[$0]) }
  }

  /// Takes what was made of the input `number`.
  func put(_ result: BatchResult, of number: Int) {
    let isDue = state.withLock { state in
      state.ready[number] = result
      return state.isDue
    }
    if isDue { state.wake() }
  }

  /// The results that come next, once they are many, or have waited long, or nothing more is to be waited for; nil where they
  /// are not, and it is not to wait, or where none will come any more.
  func group(waits: Bool) -> [Ready]? {
    state.withLock(when: { !waits || $0.isDue || $0.isOver }) { $0.isDue ? $0.group() : nil }
  }

  /// The results of a group are finished.
  func settle(_ count: Int, _ verdict: Verdict) {
    state.withLock { $0.settle(count, verdict) }
    state.wake()
  }
}

extension BatchQueue {
  /// Where the queue is.
  private struct State {
    private let count: Int
    private let jobs: Int
    private var next = 0
    private var finished = 0
    var ready: [Int: BatchResult] = [:]
    var isStopped = false
    private(set) var failure: Diagnostic?
    private var lastFinish = ContinuousClock.now

    /// How many inputs may be ahead of the first that is not finished, for each worker.
    private static let lead = 12
    /// How many of them, for each worker, are finished together.
    private static let share = 8
    /// How long results may wait for others, so that folders are put on the disk once for all of them.
    private static let patience = Duration.milliseconds(100)

    init(count: Int, jobs: Int) { (self.count, self.jobs) = (count, jobs) }

    var isComplete: Bool { finished == count && failure == nil && !isStopped }

    var hasNext: Bool { !isStopped && next < count }

    /// There is something to take, or nothing will be any more.
    var isOpen: Bool { !hasNext || next < finished + Self.lead * jobs }

    mutating func take() -> Int? {
      guard hasNext else { return nil }
      defer { next += 1 }
      return next
    }

    mutating func settle(_ count: Int, _ verdict: Verdict) {
      finished += count
      lastFinish = ContinuousClock.now
      if case .stop(let finding) = verdict {
        failure = failure ?? finding
        isStopped = true
      }
    }

    /// The first that is not finished is ready, and need not wait for more.
    var isDue: Bool {
      guard failure == nil, ready[finished] != nil else { return false }
      return !hasNext || next >= finished + Self.share * jobs || ContinuousClock.now - lastFinish >= Self.patience
    }

    /// Nothing will be ready any more, or nothing can be written.
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
