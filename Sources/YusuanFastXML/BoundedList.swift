/// Owns a list of plain values that has a fixed capacity.
public struct BoundedList<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline let capacity: Int
  /// Nothing before the first value: many lists stay empty.
  @usableFromInline var storage = UnsafeMutableBufferPointer<Element>(start: nil, count: 0)
  @usableFromInline var count = 0

  /// An empty list with room for `capacity` values. Keep that below 1 KiB: glibc allocates and frees larger blocks at
  /// several times the cost.
  @inlinable public init(capacity: Int) { self.capacity = capacity }

  @inlinable deinit { storage.deallocate() }

  /// Appends `element`. Returns false if the list is full.
  @inlinable @inline(__always) public mutating func append(_ element: Element) -> Bool {
    guard count < storage.count || begin() else { return false }
    storage.initializeElement(at: count, to: element)
    count &+= 1
    return true
  }

  /// Allocates the memory at the first value. Returns false if the list is full.
  @inlinable @inline(never) public mutating func begin() -> Bool {
    guard storage.isEmpty else { return false }
    storage = .allocate(capacity: capacity)
    return true
  }

  /// Replaces the first value, if there is one.
  @inlinable @inline(__always) public mutating func replaceFirst(by element: Element) {
    if count > 0 { storage[0] = element }
  }

  /// Removes and returns the last value, or nil if there is none.
  @inlinable @inline(__always) public mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count &-= 1
    return storage[count]
  }

  /// Removes the last value, if there is one.
  @inlinable @inline(__always) public mutating func removeLast() { count = max(count &- 1, 0) }

  /// Removes all values.
  @inlinable @inline(__always) public mutating func removeAll() { count = 0 }

  /// The values.
  @inlinable @inline(__always) public var values: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: storage.baseAddress, count: count)
  }
}
