internal import YusuanFindings

/// How the elements that are open make their text look: struck out, hidden, raised, or no text at all. Styles count where they
/// stand in the element, or in a `style` by the name of its class.
struct HTMLLooks {
  /// How text looks.
  struct Look {
    var isSilent = false
    var isHidden = false
    var isStruckOut = false
    var isComment = false
    var isRaised = false

    /// Why the text does not count; nil where it does.
    var reason: Phrase? {
      if isComment { return .comment }
      if isHidden { return .hidden }
      if isStruckOut { return .struckOut }
      return isRaised ? .struckOutOrRaised : nil
    }
  }

  private var open: [Look] = []
  private var classes: [String: Look] = [:]
  /// The content of the `style` that is open.
  private var sheet: [UInt8]?

  /// How text looks that comes now.
  var current: Look { open.last ?? Look() }

  /// An element begins; a raised one behind a figure is no part of it.
  mutating func begin(_ name: String, _ attributes: [String: String], isBehindFigure: @autoclosure () -> Bool) {
    var look = current
    if Self.silent.contains(name) { look.isSilent = true }
    if ["s", "strike", "del"].contains(name) { look.isStruckOut = true }
    if name == "sup", isBehindFigure() { look.isRaised = true }
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

  /// What hides a cell is said of the cell, not of its text.
  mutating func beginCell() {
    guard let last = open.indices.last else { return }
    open[last].isHidden = false
  }

  /// The element that began last ends.
  mutating func end() {
    _ = open.popLast()
    guard let sheet, !current.isSilent else { return }
    self.sheet = nil
    read(String(decoding: sheet, as: UTF8.self))
  }

  /// Takes text of a `style`; false where none is open.
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
  ]
}

/// The form elements of an HTML document (HTML 5, 4.10): what they show is text.
struct HTMLForm {
  private var options: [(text: [UInt8], isSelected: Bool)] = []
  private var isInSelect = false
  private var area: [UInt8]?

  /// An element begins; the text of an `input`.
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

  /// Takes text that stands in a form element; false where it does not.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if area != nil {
      area?.append(contentsOf: bytes)
    } else if isInSelect {
      if let last = options.indices.last { options[last].text.append(contentsOf: bytes) }
    } else {
      return false
    }
    return true
  }

  /// An element ends; the text of a `textarea`, and the selected options of a `select`, else its first.
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
