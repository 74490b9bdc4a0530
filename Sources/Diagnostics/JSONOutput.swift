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
  public mutating func object(_ members: (inout JSONOutput) -> Void) { nest("{", "}", members) }

  /// An array of what `write` writes for each element.
  public mutating func list<Element>(_ elements: [Element], _ write: (inout JSONOutput, Element) -> Void) {
    nest("[", "]") { output in
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
    raw(": ")
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

  private mutating func nest(_ open: String, _ close: String, _ content: (inout JSONOutput) -> Void) {
    raw(open)
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if isPretty, !isFirst { newLine() }
    isFirst = false
    raw(close)
  }

  private mutating func separate() {
    if !isFirst { raw(isPretty ? "," : ", ") }
    isFirst = false
    if isPretty { newLine() }
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    for _ in 0..<depth { raw("  ") }
  }
}
