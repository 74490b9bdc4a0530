/// The result of reading a plain decimal as an amount.
public enum AmountReading: Sendable, Hashable {
  /// An exact amount.
  case amount(Amount)
  /// The amount is out of range.
  case overflow
  /// The number has digits below 分 that are not zero.
  case belowFen
  /// The text is no plain decimal.
  case malformed
}

extension Amount {
  /// Reads a plain decimal in `unit`: an optional sign, digits, an optional fraction. No exponent and no separators are
  /// allowed.
  public static func parse(_ bytes: ArraySlice<UInt8>, unit: AmountUnit) -> AmountReading {
    bytes.withUnsafeBufferPointer { parse($0, unit) }
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ unit: AmountUnit) -> AmountReading {
    guard let first = bytes.first else { return .malformed }
    let isNegative = first == UInt8(ascii: "-")
    var index = isNegative || first == UInt8(ascii: "+") ? 1 : 0
    var value: UInt64 = 0
    // The index at which digits below 分 begin, and that of the point. Both are beyond the end while there is no point.
    var (below, point) = (Int.max, Int.max)
    var (hasDigits, overflow, belowFen) = (false, false, false)
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit > 9 {
        guard bytes[index] == UInt8(ascii: "."), point == .max else { return .malformed }
        (point, below) = (index, index &+ unit.places &+ 1)
      } else {
        hasDigits = true
        if index < below {
          overflow = append(digit, to: &value) || overflow
        } else if digit > 0 {
          belowFen = true
        }
      }
      index &+= 1
    }
    guard hasDigits else { return .malformed }
    let places = min(point == .max ? 0 : bytes.count &- point &- 1, unit.places)
    for _ in places..<unit.places { overflow = append(0, to: &value) || overflow }
    if overflow || value > UInt64(Int64.max) + (isNegative ? 1 : 0) { return .overflow }
    if belowFen { return .belowFen }
    return .amount(Amount(fen: isNegative ? Int64(truncatingIfNeeded: 0 &- value) : Int64(value)))
  }

  /// Appends a digit. Returns true if the result does not fit. Inlined, since it is called for each digit.
  @inline(__always) private static func append(_ digit: UInt8, to value: inout UInt64) -> Bool {
    let (ten, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, carry) = ten.addingReportingOverflow(UInt64(digit))
    value = sum
    return overflow || carry
  }

  /// The exact decimal in `unit`, without an exponent: at least two decimal places, and no zeros after them.
  public func text(in unit: AmountUnit) -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, in: unit)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text of ``text(in:)`` to `bytes`.
  public func write(to bytes: inout [UInt8], in unit: AmountUnit) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest) { room in
      bytes.append(contentsOf: room[..<write(to: room, in: unit)])
    }
  }

  /// The greatest number of bytes of ``text(in:)``: a sign, nineteen digits, a zero and a point.
  package static let longest = 22

  /// Writes the text of ``text(in:)`` into `room`, which has ``longest`` bytes. Returns how many bytes it has.
  package func write(to room: UnsafeMutableBufferPointer<UInt8>, in unit: AmountUnit) -> Int {
    var rest = fen.magnitude
    var (start, places) = (room.count, unit.places)
    while places > 2, rest % 10 == 0 { (rest, places) = (rest / 10, places - 1) }
    func putDigit() {
      start -= 1
      room[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    for _ in 0..<places { putDigit() }
    start -= 1
    room[start] = UInt8(ascii: ".")
    repeat { putDigit() } while rest > 0
    if fen < 0 {
      start -= 1
      room[start] = UInt8(ascii: "-")
    }
    let count = room.count - start
    for index in 0..<count { room[index] = room[start + index] }
    return count
  }
}
