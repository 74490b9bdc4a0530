/// Owns memory that grows as bytes are appended.
struct ByteBuffer: ~Copyable {
  private var storage: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  /// An empty buffer with room for `capacity` bytes.
  init(capacity: Int) { storage = .allocate(capacity: max(capacity, 1)) }

  deinit { storage.deallocate() }

  /// The bytes.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(rebasing: storage[..<count])) }

  /// Appends bytes that `write` writes into a room of `capacity` bytes. `write` returns how many it wrote.
  @inline(__always) mutating func append(
    _ capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) {
    if storage.count - count < capacity { grow(capacity) }
    count += write(UnsafeMutableBufferPointer(rebasing: storage[count..<(count + capacity)]))
  }

  private mutating func grow(_ capacity: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(storage.count * 2, count + capacity))
    _ = larger.update(fromContentsOf: storage[..<count])
    storage.deallocate()
    storage = larger
  }
}
