/// What a page that yusuan wrote adds to its tables (自己网页中的附加内容): findings, charts, marks. These elements have the attribute
/// `data-yusuan`, and are left out and counted. Pages of others may have it as well, so it counts only behind
/// `<meta name="generator" content="yusuan">`.
struct HTMLBeside {
  /// How many such elements there are.
  private(set) var count = 0
  private var isOwnPage = false
  /// How many elements are open, from the outermost such element on.
  private var depth = 0

  /// Whether an element that is left out is open.
  var isInside: Bool { depth > 0 }

  /// Begins an element. Returns whether it is left out.
  mutating func begin(_ name: String, _ attributes: [String: String]) -> Bool {
    if depth == 0 {
      if name == "meta", attributes["name"] == "generator", attributes["content"] == "yusuan" { isOwnPage = true }
      guard isOwnPage, attributes["data-yusuan"] != nil else { return false }
      count += 1
    }
    depth += 1
    return true
  }

  /// Ends an element. Returns whether it is left out.
  mutating func end() -> Bool {
    if depth == 0 { return false }
    depth -= 1
    return true
  }
}
