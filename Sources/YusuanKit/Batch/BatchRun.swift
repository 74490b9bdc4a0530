public import Diagnostics

/// Runs a batch (批量转换): many inputs, several at once, interrupted at will.
public struct BatchRun: Sendable {
  /// How a batch ended.
  public struct End: Sendable {
    /// How far it came.
    public var progress: BatchProgress
    /// What kept it from going on; nil where nothing did.
    public var failure: Diagnostic?
    /// Every input was finished, and manifest and report are written.
    public var isComplete: Bool
  }

  private let options: BatchOptions
  private let inputs: BatchInputList

  /// A batch of `inputs`.
  public init(_ options: BatchOptions, _ inputs: BatchInputList) {
    self.options = options
    self.inputs = inputs
  }

  /// Converts all inputs, tells `listener` of each in their order, and writes manifest and report.
  ///
  /// `isInterrupted` is asked before each input; what was begun is finished. Throws `.folderBusy`, `.outputRefused` or
  /// `.outputFailed` where it cannot begin.
  public func run(
    isInterrupted: @escaping @Sendable () -> Bool = { false }, listener: @escaping @Sendable (BatchEvent) -> Void
  ) async throws(Diagnostic) -> End {
    let folder = try BatchFolder(options.folder)
    let committer = try BatchCommitter(options, inputs, folder, listener: listener)
    let jobs = max(options.jobs, 1)
    let seats = (0..<jobs).map { _ in BatchSeat(options, folder) }
    let queue = BatchQueue(inputs, seats, isInterrupted: isInterrupted)
    let resumes = options.resumes
    // One more than convert at a time, so that all go on converting while one waits for the disk; one job does both.
    let (count, executor) = jobs > 1 ? (jobs + 1, nil) : (1, committer.executor)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<count {
        group.addTask(executorPreference: executor) {
          while let (number, input, seat) = await queue.take() {
            let earlier = resumes ? await committer.earlier(input) : nil
            let result = await seat.convert(input, number: number, earlier: earlier)
            await Self.finish(await queue.put(result, of: number, from: seat), queue, committer)
          }
          await Self.finish(await queue.rest(), queue, committer)
        }
      }
    }
    return try await finish(queue, committer)
  }

  /// Finishes `group` and what comes meanwhile.
  private static func finish(_ group: [BatchQueue.Ready]?, _ queue: BatchQueue, _ committer: BatchCommitter) async {
    var group = group
    while let ready = group { group = await queue.settle(ready.count, await committer.commit(ready)) }
  }

  private func finish(_ queue: BatchQueue, _ committer: BatchCommitter) async throws(Diagnostic) -> End {
    var end = End(
      progress: await committer.progress, failure: await queue.failure, isComplete: await queue.isComplete)
    guard end.isComplete else { return end }
    do throws(Diagnostic) {
      try await committer.complete()
    } catch {
      end.failure = error
      end.isComplete = false
    }
    return end
  }
}
