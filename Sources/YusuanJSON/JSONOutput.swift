/// Writes JSON (RFC 8259): adds commas, indentation and nesting. Members keep the order in which they are written.
public struct JSONOutput: ~Copyable {
  private var buffer: ByteBuffer
  private var isPretty: Bool
  private var depth = 0
  private var isFirst = true

  /// An empty output. Pretty output has lines and indentation; otherwise everything is on one line. There is room for
  /// `capacity` bytes at first.
  public init(isPretty: Bool, capacity: Int = 1 << 12) {
    self.isPretty = isPretty
    buffer = ByteBuffer(capacity: capacity)
  }

  /// The bytes written so far.
  public var bytes: [UInt8] { buffer.bytes }

  /// The text written so far.
  public var text: String { String(decoding: buffer.bytes, as: UTF8.self) }

  // MARK: Objects and arrays

  /// Writes an object with the members that `members` writes.
  @inlinable public mutating func object(_ members: (inout JSONOutput) -> Void) {
    open(UInt8(ascii: "{"))
    members(&self)
    close(UInt8(ascii: "}"))
  }

  /// Writes an array, with `write` called for each element.
  @inlinable public mutating func list<Elements: RandomAccessCollection>(
    _ elements: Elements, _ write: (inout JSONOutput, Elements.Element) -> Void
  ) {
    open(UInt8(ascii: "["))
    for index in elements.indices {
      separate()
      write(&self, elements[index])
    }
    close(UInt8(ascii: "]"))
  }

  /// Writes `content` on one line.
  @inlinable public mutating func compact(_ content: (inout JSONOutput) -> Void) {
    let outer = setPretty(false)
    content(&self)
    _ = setPretty(outer)
  }

  @usableFromInline mutating func setPretty(_ value: Bool) -> Bool {
    defer { isPretty = value }
    return isPretty
  }

  @usableFromInline mutating func open(_ bracket: UInt8) {
    put(bracket)
    depth += 1
    isFirst = true
  }

  @usableFromInline mutating func close(_ bracket: UInt8) {
    depth -= 1
    if isPretty, !isFirst { newLine() }
    isFirst = false
    put(bracket)
  }

  @usableFromInline mutating func separate() {
    let separator = nextSeparator()
    buffer.append(separator.longest) { separator.write(to: $0) }
  }

  /// The separator before the next member or element. It is no longer the first.
  @inline(__always) private mutating func nextSeparator() -> JSONSeparator {
    defer { isFirst = false }
    return JSONSeparator(isFirst: isFirst, spaces: isPretty ? 2 * depth : nil)
  }

  private mutating func newLine() {
    let separator = JSONSeparator(isFirst: true, spaces: 2 * depth)
    buffer.append(separator.longest) { separator.write(to: $0) }
  }

  // MARK: Members and values

  /// Writes the name of the next member. It must need no escapes.
  public mutating func key(_ name: StaticString) {
    let count = name.utf8CodeUnitCount
    key(longest: count + 2) { room in
      room[0] = UInt8(ascii: "\"")
      for index in 0..<count { room[1 &+ index] = name.utf8Start[index] }
      room[count + 1] = UInt8(ascii: "\"")
      return count + 2
    }
  }

  /// Writes the name of the next member, which is known only at run time.
  public mutating func key(named name: String) {
    name.withBytes { name in key(longest: 6 * name.count + 2) { JSONText.write(name, to: $0) } }
  }

  /// Writes a name as a string. `write` writes it into a room of `longest` bytes and returns how many it wrote.
  @inline(__always) private mutating func key(
    longest: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) {
    let separator = nextSeparator()
    buffer.append(separator.longest + longest + 2) { room in
      var written = separator.write(to: room)
      written += write(UnsafeMutableBufferPointer(rebasing: room[written...]))
      room[written] = UInt8(ascii: ":")
      room[written + 1] = 0x20
      return written + 2
    }
  }

  /// Writes a member with a string.
  public mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member with a number.
  public mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    number(value)
  }

  /// Writes a member that is true. A mark that is not set has no member.
  public mutating func mark(_ name: StaticString) {
    key(name)
    raw("true")
  }

  /// Writes a member with a string. Its name is known only at run time.
  public mutating func member(named name: String, _ value: String) {
    key(named: name)
    string(value)
  }

  /// Writes a member with a number. Its name is known only at run time.
  public mutating func member(named name: String, _ value: Int) {
    key(named: name)
    number(value)
  }

  /// Writes a string. Non-ASCII characters are not escaped.
  public mutating func string(_ value: String) {
    value.withBytes { string($0) }
  }

  /// Writes a string of UTF-8.
  public mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    buffer.append(6 * text.count + 2) { JSONText.write(text, to: $0) }
  }

  /// Writes a whole number.
  public mutating func number(_ value: Int) {
    buffer.append(20) { room in
      var (rest, start) = (value.magnitude, 20)
      repeat {
        start -= 1
        room[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if value < 0 {
        start -= 1
        room[start] = UInt8(ascii: "-")
      }
      for index in start..<20 { room[index - start] = room[index] }
      return 20 - start
    }
  }

  /// Writes text that is JSON already.
  public mutating func raw(_ text: String) {
    text.withBytes { text in buffer.append(text.count) { $0.update(fromContentsOf: text) } }
  }

  /// Writes JSON. `write` writes it into a room of `capacity` bytes and returns how many it wrote.
  public mutating func raw(_ capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    buffer.append(capacity, write)
  }

  /// Ends a line.
  public mutating func endLine() { put(0x0A) }

  private mutating func put(_ byte: UInt8) {
    buffer.append(1) { room in
      room[0] = byte
      return 1
    }
  }
}

extension String {
  /// Calls `body` with the text's UTF-8, without a copy of the text.
  @inline(__always) fileprivate func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if utf8.withContiguousStorageIfAvailable(body) != nil { return }
    var text = self
    text.withUTF8(body)
  }
}
