import Synchronization
import Testing
@testable import YusuanPlatform

/// Threads end when their work is done, and share values one at a time.
@Suite struct ThreadTests {
  @Test(arguments: [0, 1, 2, 8])
  func everyThreadDoesTheWorkOnce(count: Int) {
    let done = Monitor(0)
    let threads = Threads(count) { done.withLock { $0 += 1 } }
    #expect(threads.isEmpty == (count == 0))
    threads.join()
    #expect(done.withLock { $0 } == count)
  }

  /// Without the lock, threads that add one at the same time lose some.
  @Test func oneHasTheValueAtATime() {
    let inside = Atomic(0)
    let most = Monitor((sum: 0, inside: 0))
    let threads = Threads(4) {
      for _ in 0..<5_000 {
        most.withLock { value in
          value.inside = max(value.inside, inside.add(1, ordering: .relaxed).newValue)
          value.sum += 1
          inside.subtract(1, ordering: .relaxed)
        }
      }
    }
    threads.join()
    #expect(most.withLock { $0.sum } == 20_000)
    #expect(most.withLock { $0.inside } == 1)
  }

  /// One puts numbers in, two take them out: each number comes out once, and nobody takes from an empty place.
  @Test func whoWaitsIsWokenByAChange() {
    struct Place {
      var number: Int?
      var isClosed = false
      var taken: [Int] = []
    }
    let place = Monitor(Place())
    let takers = Threads(2) {
      while true {
        let wasClosed = place.withLock(when: { $0.number != nil || $0.isClosed }) { place in
          guard let number = place.number else { return true }
          place.taken.append(number)
          place.number = nil
          return false
        }
        place.wake()
        if wasClosed { return }
      }
    }
    for number in 1...200 {
      place.withLock(when: { $0.number == nil }) { $0.number = number }
      place.wake()
    }
    place.withLock(when: { $0.number == nil }) { $0.isClosed = true }
    place.wake()
    takers.join()
    #expect(place.withLock { $0.taken } == Array(1...200))
  }

  @Test func theResultOfTheWorkIsGiven() {
    let value = Monitor("a")
    #expect(
      value.withLock {
        $0 += "b"; return $0.utf8.count
      } == 2)
    #expect(value.withLock(when: { $0 == "ab" }) { $0 } == "ab")
  }
}
