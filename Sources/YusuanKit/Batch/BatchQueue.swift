internal import Diagnostics

/// Hands out the inputs of a batch to workers, and gives what they made back in the inputs' order (任务队列), to one of them
/// at a time: while one finishes results, the others convert.
actor BatchQueue {
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
  private let jobs: Int
  private let isInterrupted: @Sendable () -> Bool

  /// The seats where nothing is being converted.
  private var free: [BatchSeat]

  private var next = 0
  private var finished = 0
  private var ready: [Int: BatchResult] = [:]
  private var isFinishing = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var isStopped = false
  /// What keeps the batch from going on; nil where nothing does.
  private(set) var failure: Diagnostic?

  private var lastFinish = ContinuousClock.now

  /// How many inputs may be ahead of the first that is not finished, for each worker.
  private static let lead = 12
  /// How many of them, for each worker, are finished together.
  private static let share = 8
  /// How long results may wait for others, so that folders are put on the disk once for all of them.
  private static let patience = Duration.milliseconds(100)

  /// A queue of `inputs` for `seats`, one a job.
  init(_ inputs: BatchInputList, _ seats: [BatchSeat], isInterrupted: @escaping @Sendable () -> Bool) {
    (self.inputs, jobs, free, self.isInterrupted) = (inputs, seats.count, seats, isInterrupted)
  }

  /// Every input was finished.
  var isComplete: Bool { finished == inputs.count && failure == nil && !isStopped }

  /// The next input, once there is a seat to convert it at and the others are not too far behind; nil where there is none.
  func take() async -> (number: Int, input: BatchInput, seat: BatchSeat)? {
    while !isStopped, next < inputs.count, free.isEmpty || next >= finished + Self.lead * jobs {
      await withCheckedContinuation { waiting.append($0) }
    }
    guard !isStopped, next < inputs.count else { return nil }
    if isInterrupted() {
      isStopped = true
      return nil
    }
    guard let seat = free.popLast() else { return nil }
    defer { next += 1 }
    return (next, inputs[next], seat)
  }

  /// Takes what was made at `seat` of the input `number`. Gives the results that come next, which the caller must finish, unless
  /// another worker is at it.
  func put(_ result: BatchResult, of number: Int, from seat: BatchSeat) -> [Ready]? {
    ready[number] = result
    free.append(seat)
    let group = group()
    // The caller goes on converting unless it has results to finish.
    if group != nil { resumeWaiting() }
    return group
  }

  /// The caller has finished the results it was given. Gives those that came meanwhile.
  func settle(_ count: Int, _ verdict: Verdict) -> [Ready]? {
    finished += count
    isFinishing = false
    lastFinish = ContinuousClock.now
    if case .stop(let finding) = verdict {
      failure = failure ?? finding
      isStopped = true
    }
    resumeWaiting()
    return group()
  }

  private func resumeWaiting() {
    let waiters = waiting
    waiting = []
    for waiter in waiters { waiter.resume() }
  }

  /// No input is left for the caller. Gives the results that come next, unless another worker is at it.
  func rest() -> [Ready]? { group() }

  private var isDue: Bool {
    next == inputs.count || isStopped || next >= finished + Self.share * jobs
      || ContinuousClock.now - lastFinish >= Self.patience
  }

  /// The results that come next, once they are many, or have waited long, or nothing more is to be waited for.
  private func group() -> [Ready]? {
    guard !isFinishing, failure == nil, isDue else { return nil }
    var group: [Ready] = []
    while let result = ready.removeValue(forKey: finished + group.count) {
      group.append(Ready(number: finished + group.count, result: result))
    }
    isFinishing = !group.isEmpty
    return group.isEmpty ? nil : group
  }
}
