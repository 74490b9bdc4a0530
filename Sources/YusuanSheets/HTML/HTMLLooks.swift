internal import YusuanFindings

/// How the open elements change their text: struck out, hidden, superscript, or not text at all. Styles are taken from
/// the element, and by class name from `style` elements.
struct HTMLLooks {
  /// How a text looks.
  struct Look {
    var isSilent = false
    var isHidden = false
    var isStruckOut = false
    var isComment = false
    var isRaised = false

    /// Why the text does not count, or nil if it does.
    var reason: Phrase? {
      if isComment { return .comment }
      if isHidden { return .hidden }
      if isStruckOut { return .struckOut }
      return isRaised ? .struckOutOrRaised : nil
    }
  }

  private var open: [Look] = []
  private var classes: [String: Look] = [:]
  /// The content of the open `style` element.
  private var sheet: [UInt8]?

  /// How text looks at this place.
  var current: Look { open.last ?? Look() }

  /// Begins an element. What is raised or lowered after a figure is not part of the figure.
  mutating func begin(_ name: String, _ attributes: [String: String], isBehindFigure: @autoclosure () -> Bool) {
    var look = current
    if Self.silent.contains(name) { look.isSilent = true }
    if ["s", "strike", "del"].contains(name) { look.isStruckOut = true }
    if Self.isMoved(name, attributes["style"]), isBehindFigure() { look.isRaised = true }
    if name == "comment" { look.isComment = true }
    if attributes["hidden"] != nil { look.isHidden = true }
    if let style = attributes["style"] { Self.apply(style, to: &look) }
    if let names = attributes["class"], !classes.isEmpty || names.contains("msocom") {
      for name in names.split(separator: " ") {
        guard let other = classes[name.lowercased()] else { continue }
        if other.isHidden { look.isHidden = true }
        if other.isStruckOut { look.isStruckOut = true }
      }
      if names.contains("msocom") { look.isComment = true }
    }
    if name == "style" { sheet = [] }
    open.append(look)
  }

  /// Begins a cell. A hidden element hides the whole cell, so its text is not marked as hidden too.
  mutating func beginCell() {
    guard let last = open.indices.last else { return }
    open[last].isHidden = false
  }

  /// Ends the innermost element.
  mutating func end() {
    _ = open.popLast()
    guard let sheet, !current.isSilent else { return }
    self.sheet = nil
    read(String(decoding: sheet, as: UTF8.self))
  }

  /// Reads text of a `style` element. Returns false if none is open.
  mutating func readStyle(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let sheet else { return false }
    if sheet.count < 1 << 20 { self.sheet?.append(contentsOf: bytes) }
    return true
  }

  /// Keeps the classes of a style sheet that strike out or hide.
  private mutating func read(_ sheet: String) {
    for rule in sheet.split(separator: "}") {
      let parts = rule.split(separator: "{", maxSplits: 1)
      guard parts.count == 2 else { continue }
      var look = Look()
      Self.apply(String(parts[1]), to: &look)
      guard look.reason != nil else { continue }
      for selector in parts[0].split(separator: ",") {
        let name = selector.split(separator: ".", omittingEmptySubsequences: false).last.map {
          $0.lowercased().filter { !$0.isWhitespace }
        }
        if let name, selector.contains("."), classes.count < 10_000 { classes[name] = look }
      }
    }
  }

  /// Whether an element stands above or below the line.
  private static func isMoved(_ name: String, _ style: String?) -> Bool {
    if name == "sup" || name == "sub" { return true }
    guard name == "span" || name == "font", let style else { return false }
    let plain = style.lowercased().filter { !$0.isWhitespace }
    return plain.contains("vertical-align:super") || plain.contains("vertical-align:sub")
  }

  private static func apply(_ style: String, to look: inout Look) {
    let plain = style.lowercased().filter { !$0.isWhitespace }
    if ["display:none", "visibility:hidden", "visibility:collapse", "mso-hide:all"].contains(where: plain.contains) {
      look.isHidden = true
    }
    if plain.contains("line-through") { look.isStruckOut = true }
    if plain.contains("mso-element:comment") { look.isComment = true }
  }

  private static let silent: Set<String> = [
    "style", "script", "title", "noscript", "template", "button", "xml", "datalist", "iframe", "object",
    "rt", "rp", "rtc",
  ]
}

/// The form elements of an HTML document (HTML 5, 4.10). Their shown values are text.
struct HTMLForm {
  private var options: [(text: [UInt8], isSelected: Bool)] = []
  private var isInSelect = false
  private var area: [UInt8]?

  /// Begins an element. Returns the text of an `input`.
  mutating func begin(_ name: String, _ attributes: [String: String]) -> String? {
    switch name {
    case "input":
      let isText = !Self.noText.contains(attributes["type"]?.lowercased() ?? "text")
      return isText ? attributes["value"] : nil
    case "select": (isInSelect, options) = (true, [])
    case "option": if isInSelect { options.append(([], attributes["selected"] != nil)) }
    case "textarea": area = []
    default: break
    }
    return nil
  }

  private static let noText: Set<String> = [
    "hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file", "password", "color", "range",
  ]

  /// Reads text inside a form element. Returns false if none is open.
  mutating func readText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if area != nil {
      area?.append(contentsOf: bytes)
    } else if isInSelect {
      if let last = options.indices.last { options[last].text.append(contentsOf: bytes) }
    } else {
      return false
    }
    return true
  }

  /// Ends an element. Returns the text of a `textarea`, or of the selected options of a `select`, or of its first
  /// option.
  mutating func end(_ name: String) -> String? {
    switch name {
    case "textarea":
      defer { area = nil }
      return area.map { String(decoding: $0, as: UTF8.self) }
    case "select":
      isInSelect = false
      let selected = options.filter(\.isSelected)
      return (selected.isEmpty ? Array(options.prefix(1)) : selected)
        .map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: " ")
    default: return nil
    }
  }
}
