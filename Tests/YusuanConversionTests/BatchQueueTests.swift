import Foundation
import Synchronization
import Testing
import YusuanFindings
@testable import YusuanBatch
@testable import YusuanPlatform

/// The queue of a batch, with results that are made of nothing (任务队列).
@Suite struct BatchQueueTests {
  private func list(_ count: Int) -> BatchInputList {
    var list = BatchInputList()
    for number in 0..<count { list.append("in/\(number).csv", below: 3) }
    return list
  }

  private func queue(_ count: Int, jobs: Int, isInterrupted: @escaping @Sendable () -> Bool = { false }) -> BatchQueue {
    BatchQueue(list(count), jobs: jobs, isInterrupted: isInterrupted)
  }

  private func result(_ number: Int) -> BatchResult { BatchResult(record: BatchRecord(input: "in/\(number).csv")) }

  private func numbers(_ group: [BatchQueue.Ready]?) -> [Int]? { group?.map(\.number) }

  @Test func resultsComeInTheInputsOrder() {
    let queue = queue(3, jobs: 2)
    #expect((0..<3).map { _ in queue.next()?.number } == [0, 1, 2])
    #expect(queue.next() == nil)
    queue.put(result(2), of: 2)
    queue.put(result(1), of: 1)
    #expect(numbers(queue.group(waits: false)) == nil)
    queue.put(result(0), of: 0)
    #expect(numbers(queue.group(waits: true)) == [0, 1, 2])
    #expect(!queue.isComplete)
    queue.finish(3, .goOn)
    #expect(queue.isComplete && queue.failure == nil)
    #expect(numbers(queue.group(waits: true)) == nil)
  }

  @Test func aJobsResultsWaitForSevenOthers() {
    let queue = queue(20, jobs: 1)
    var groups: [[Int]] = []
    while let (number, _) = queue.next() {
      queue.put(result(number), of: number)
      // Without this the test would ask how fast the machine is: results do not wait longer than a tenth of a second.
      queue.finish(0, .goOn)
      while let group = queue.group(waits: false) {
        groups.append(group.map(\.number))
        queue.finish(group.count, .goOn)
      }
    }
    #expect(groups == [Array(0..<8), Array(8..<16), Array(16..<20)])
    #expect(queue.isComplete)
  }

  @Test func anInterruptedQueueFinishesWhatWasBegun() {
    let isInterrupted = Mutex(false)
    let queue = queue(5, jobs: 2) { isInterrupted.withLock { $0 } }
    #expect(queue.next()?.number == 0 && queue.next()?.number == 1)
    isInterrupted.withLock { $0 = true }
    #expect(queue.next() == nil)
    queue.put(result(1), of: 1)
    queue.put(result(0), of: 0)
    #expect(numbers(queue.group(waits: true)) == [0, 1])
    queue.finish(2, .goOn)
    #expect(numbers(queue.group(waits: true)) == nil)
    #expect(!queue.isComplete && queue.failure == nil)
  }

  @Test func whatComesTooLateDoesNotInterrupt() {
    let queue = queue(1, jobs: 1) { true }
    #expect(queue.next() == nil && !queue.isComplete)
    let isInterrupted = Mutex(false)
    let late = self.queue(1, jobs: 1) { isInterrupted.withLock { $0 } }
    #expect(late.next()?.number == 0)
    isInterrupted.withLock { $0 = true }
    late.put(result(0), of: 0)
    #expect(late.next() == nil)
    #expect(numbers(late.group(waits: true)) == [0])
    late.finish(1, .goOn)
    #expect(late.isComplete)
  }

  @Test func aFailureEndsTheQueueAtOnce() {
    let queue = queue(4, jobs: 1)
    let failure = Diagnostic(.outputFailed, at: Location(input: "out"))
    for number in 0..<2 {
      #expect(queue.next()?.number == number)
      queue.put(result(number), of: number)
    }
    queue.finish(1, .stop(failure))
    #expect(queue.next() == nil && numbers(queue.group(waits: true)) == nil)
    #expect(queue.failure == failure && !queue.isComplete)
  }

  /// As many threads as jobs, and whoever finishes: nobody waits for ever, nobody is too far ahead, and each input comes
  /// once, in order.
  @Test(arguments: [1, 2, 3, 8]) func threadsShareAQueue(jobs: Int) {
    let queue = queue(1_000, jobs: jobs)
    let finished = Atomic(0)
    let ahead = Mutex(0)
    let threads = Threads(jobs) {
      while let (number, input) = queue.next() {
        let lead = number - finished.load(ordering: .relaxed)
        ahead.withLock { $0 = max($0, lead) }
        if number % 7 == 0 { usleep(200) }
        queue.put(BatchResult(record: BatchRecord(input: input.name)), of: number)
      }
    }
    var order: [Int] = []
    while let group = queue.group(waits: true) {
      order += group.map(\.number)
      finished.add(group.count, ordering: .relaxed)
      queue.finish(group.count, .goOn)
    }
    threads.join()
    #expect(order == Array(0..<1_000) && queue.isComplete)
    #expect(ahead.withLock { $0 } <= 12 * jobs)
  }

  @Test func everyThreadDoesTheWork() {
    let count = Atomic(0)
    let threads = Threads(5) { count.add(1, ordering: .relaxed) }
    threads.join()
    #expect(count.load(ordering: .relaxed) == 5)
    #expect(Threads(0) {}.isEmpty && !threads.isEmpty)
  }
}
