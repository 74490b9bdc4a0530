/// A buffer that grows line by line. It keeps its memory when the bytes are taken out.
struct LineBytes {
  private var storage: [UInt8] = []
  private var count = 0

  /// Appends bytes that `write` writes into a room of `capacity` bytes.
  @inline(__always) mutating func append(_ capacity: Int, _ write: (inout LineRoom) -> Void) {
    if storage.count &- count < capacity { grow(capacity) }
    let start = count
    count = storage.withUnsafeMutableBufferPointer { bytes in
      var room = LineRoom(bytes, start)
      write(&room)
      return room.count
    }
  }

  private mutating func grow(_ capacity: Int) {
    storage.append(contentsOf: repeatElement(0, count: max(storage.count, capacity, 1 << 12)))
  }

  /// Removes and returns the bytes appended since the last call.
  mutating func drain() -> [UInt8] {
    defer { count = 0 }
    return Array(storage[..<count])
  }
}

/// The room for a line.
struct LineRoom {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes are written, with those of earlier lines.
  private(set) var count: Int

  init(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int) { (self.bytes, self.count) = (bytes, count) }

  @inline(__always) mutating func put(_ byte: UInt8) {
    bytes[count] = byte
    count &+= 1
  }

  @inline(__always) mutating func put(_ piece: [UInt8]) {
    piece.withUnsafeBufferPointer { put($0) }
  }

  @inline(__always) mutating func put(_ piece: UnsafeBufferPointer<UInt8>) {
    guard let source = piece.baseAddress, let target = bytes.baseAddress else { return }
    (target + count).update(from: source, count: piece.count)
    count &+= piece.count
  }

  /// Appends bytes that `write` writes into `longest` bytes of the room. `write` returns how many it wrote.
  @inline(__always) mutating func put(_ longest: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    count &+= write(UnsafeMutableBufferPointer(rebasing: bytes[count..<(count &+ longest)]))
  }
}
