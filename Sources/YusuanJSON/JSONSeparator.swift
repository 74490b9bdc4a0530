/// The separator between members or elements: a comma, and a new line with spaces, or one space.
struct JSONSeparator {
  let isFirst: Bool
  /// How many spaces the new line begins with. Nil if there is no new line.
  let spaces: Int?

  /// How many bytes it has at most.
  @inline(__always) var longest: Int { 2 + (spaces ?? 0) }

  /// Writes it to `room`, which has ``longest`` bytes. Returns how many were written.
  @inline(__always) func write(to room: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var written = 0
    if !isFirst {
      room[0] = UInt8(ascii: ",")
      written = 1
    }
    if let spaces {
      room[written] = 0x0A
      for index in 0..<spaces { room[written + 1 + index] = 0x20 }
      return written + 1 + spaces
    }
    if isFirst { return 0 }
    room[1] = 0x20
    return 2
  }
}
