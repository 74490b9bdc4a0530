internal import Dispatch

/// Runs what waits for the disk on a thread of its own (磁盘线程): a thread of the common pool that waits is one less that
/// converts.
///
/// As a task executor it runs a whole task there, so that one job keeps to one thread.
final class DiskExecutor: SerialExecutor, TaskExecutor {
  private let queue = DispatchQueue(label: "disk")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async {
      job.runSynchronously(isolatedTo: self.asUnownedSerialExecutor(), taskExecutor: self.asUnownedTaskExecutor())
    }
  }
}
