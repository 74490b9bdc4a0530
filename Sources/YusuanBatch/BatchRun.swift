internal import Synchronization
public import YusuanFindings
internal import YusuanPlatform

/// Runs a batch (批量转换): converts many inputs, several at once. It can be interrupted at any time.
public struct BatchRun: Sendable {
  /// How a batch ended.
  public struct End: Sendable {
    /// How far it came.
    public var progress: BatchProgress
    /// The error that stopped it, or nil if there is none.
    public var failure: Diagnostic?
    /// A finding for each unit that is expected and has not handed in.
    public var missing: [Diagnostic] = []
    /// Whether every input was finished and the manifest and the report are written.
    public var isComplete: Bool
  }

  private let options: BatchOptions
  private let inputs: BatchInputList

  /// A batch of `inputs`.
  public init(_ options: BatchOptions, _ inputs: BatchInputList) {
    self.options = options
    self.inputs = inputs
  }

  /// Converts all inputs, then writes the manifest and the report. Reports each input to `listener`, in order.
  ///
  /// `isInterrupted` is called before each input, by the threads that convert; inputs already begun are finished.
  /// `listener` is called on the caller's thread. Throws `.folderBusy`, `.outputRefused` or `.outputFailed` if the
  /// batch cannot begin.
  public func run(
    isInterrupted: @escaping @Sendable () -> Bool = { false }, listener: (BatchEvent) -> Void
  ) throws(Diagnostic) -> End {
    let folder = try BatchFolder(options.folder)
    let committer: Mutex<BatchCommitter>
    do throws(Diagnostic) { committer = Mutex(try BatchCommitter(options, inputs, folder)) } catch {
      folder.giveUp()
      throw error
    }
    let jobs = max(min(options.jobs, inputs.count), 1)
    let queue = BatchQueue(inputs, jobs: jobs, isInterrupted: isInterrupted)
    // One thread publishes results and mostly waits for the disk, while the others convert. A single job does both.
    let threads = Threads(jobs > 1 ? jobs : 0) { convert(queue, folder, committer, isInterrupted) }
    if threads.isEmpty {
      convert(queue, folder, committer, isInterrupted) { finish(queue, committer, waits: false, listener) }
    }
    finish(queue, committer, waits: true, listener)
    threads.join()
    return end(queue, committer)
  }

  /// Converts inputs until there is none, and calls `next` after each.
  private func convert(
    _ queue: BatchQueue, _ folder: BatchFolder, _ committer: borrowing Mutex<BatchCommitter>,
    _ isInterrupted: @escaping @Sendable () -> Bool, then next: () -> Void = {}
  ) {
    let worker = BatchWorker(options, folder, isInterrupted: isInterrupted)
    while let (number, input) = queue.next() {
      let earlier = options.resumes ? committer.withLock { $0.earlier(input) } : nil
      queue.put(worker.convert(input, number: number, earlier: earlier), of: number)
      next()
    }
  }

  /// Publishes the results that are ready; with `waits` also those still to come.
  private func finish(
    _ queue: BatchQueue, _ committer: borrowing Mutex<BatchCommitter>, waits: Bool, _ listener: (BatchEvent) -> Void
  ) {
    while let group = queue.group(waits: waits) {
      var events: [BatchEvent] = []
      let verdict = committer.withLock { $0.commit(group, &events) }
      events.forEach(listener)
      queue.finish(group.count, verdict)
    }
  }

  private func end(_ queue: BatchQueue, _ committer: borrowing Mutex<BatchCommitter>) -> End {
    var end = End(
      progress: committer.withLock { $0.progress }, failure: queue.failure, isComplete: queue.isComplete)
    guard end.isComplete else { return end }
    end.failure = committer.withLock { committer in
      do throws(Diagnostic) { try committer.complete() } catch { return error }
      return nil
    }
    end.isComplete = end.failure == nil
    end.missing = committer.withLock { $0.missing }
    return end
  }
}
