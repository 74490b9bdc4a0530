/// JSON as it is written: keeps commas, indentation and nesting.
public struct JSONOutput {
  /// What was written so far.
  public var bytes: [UInt8] = []
  private var isPretty: Bool
  private var depth = 0
  private var isFirst = true

  /// Nothing yet; pretty with lines and indentation, else all on one line.
  public init(isPretty: Bool) { self.isPretty = isPretty }

  /// An object with the members that `members` writes.
  public mutating func object(_ members: (inout JSONOutput) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  /// An array of what `write` writes for each element.
  public mutating func list<Element>(_ elements: [Element], _ write: (inout JSONOutput, Element) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]")) { output in
      for element in elements {
        output.separate()
        write(&output, element)
      }
    }
  }

  /// What `content` writes, on one line.
  public mutating func compact(_ content: (inout JSONOutput) -> Void) {
    let outer = isPretty
    isPretty = false
    content(&self)
    isPretty = outer
  }

  /// The name of the member whose value comes next.
  public mutating func key(_ name: String) {
    separate()
    JSONText.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(0x20)
  }

  /// A member that is a string.
  public mutating func member(_ name: String, _ value: String) {
    key(name)
    JSONText.append(value, to: &bytes)
  }

  /// A member that is a number.
  public mutating func member(_ name: String, _ value: Int) {
    key(name)
    raw(String(value))
  }

  /// Text that is JSON already.
  public mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ content: (inout JSONOutput) -> Void) {
    bytes.append(open)
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if isPretty, !isFirst { newLine() }
    isFirst = false
    bytes.append(close)
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if isPretty { newLine() } else if !isFirst { bytes.append(0x20) }
    isFirst = false
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    for _ in 0..<2 * depth { bytes.append(0x20) }
  }
}
