/// A list of plain values with room for so many and no more; whoever makes one frees it.
package struct BoundedList<Element: BitwiseCopyable> {
  private let capacity: Int
  /// Nothing before the first value: many lists stay empty.
  private var storage = UnsafeMutableBufferPointer<Element>(start: nil, count: 0)
  package private(set) var count = 0

  /// An empty list with room for `capacity` values, which take 1 KiB at best: glibc gives and takes more at several times the
  /// cost.
  package init(capacity: Int) { self.capacity = capacity }

  /// Frees the list's memory; it must not be used any more.
  package func free() { storage.deallocate() }

  /// Appends `element`; false where there is no room.
  @inline(__always) package mutating func append(_ element: Element) -> Bool {
    guard count < storage.count || begin() else { return false }
    storage.initializeElement(at: count, to: element)
    count &+= 1
    return true
  }

  /// Allocates the memory, if that was not done; false where it is full.
  @inline(never) private mutating func begin() -> Bool {
    guard storage.isEmpty else { return false }
    storage = .allocate(capacity: capacity)
    return true
  }

  /// Puts `element` in the place of the first value, where there is one.
  @inline(__always) package mutating func replaceFirst(by element: Element) {
    if count > 0 { storage[0] = element }
  }

  /// Removes the last value and gives it; nil where there is none.
  @inline(__always) package mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count &-= 1
    return storage[count]
  }

  /// Removes the last value, where there is one.
  @inline(__always) package mutating func removeLast() { count = max(count &- 1, 0) }

  /// Removes all values.
  @inline(__always) package mutating func removeAll() { count = 0 }

  /// The values.
  @inline(__always) package var values: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: storage.baseAddress, count: count)
  }
}
