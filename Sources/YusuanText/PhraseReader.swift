internal import YusuanFindings
internal import YusuanRules
internal import YusuanXML

/// Reads a text with placeholders in braces: 收入总计{T1.revenue[grandTotal, amount]} (占位符的读取).
///
/// ```
/// placeholder = sum | "share" sum "of" sum | "change" id "of" sum [ "from" sum ] | "count" domain
///             | ( "name" | "fullName" | "number" ) variable | "year" | "lastYear" | "unit" | "level"
///             | "difference" | "rate"                        the last two in the words of a change
/// ```
struct PhraseReader {
  let language: FigureLanguage
  let notes: FileMistakes
  let variables: FigureVariables
  let changes: [String: TextTemplate.Change]
  /// Whether the text is one of the words for a change.
  let isChange: Bool

  /// The words of `text`, whose first character stands at `line` and `column`.
  func words(_ text: String, line: Int, column: Int) -> [TextTemplate.Words] {
    var words: [TextTemplate.Words] = []
    var (line, column) = (line, column)
    var rest = text.unicodeScalars[...]
    var literal = ""
    while let scalar = rest.first {
      guard scalar == "{" || scalar == "}" else {
        literal.unicodeScalars.append(scalar)
        (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        rest.removeFirst()
        continue
      }
      let inside = rest.dropFirst().prefix { $0 != "}" && $0 != "{" }
      guard scalar == "{", inside.endIndex < rest.endIndex, rest[inside.endIndex] == "}" else {
        notes.note(
          .formulaWrong, at: Location(input: notes.input, line: line, column: column),
          [.expected: "{…}", .found: String(scalar)])
        return words
      }
      words.append(.literal(Self.joined(literal)))
      literal = ""
      placeholder(String(inside), line, column + 1).map { words.append($0) }
      for scalar in inside { (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1) }
      column += 2
      rest = rest[inside.endIndex...].dropFirst()
    }
    words.append(.literal(Self.joined(literal)))
    return words.filter { if case .literal("") = $0 { false } else { true } }
  }

  /// `text` without its line breaks and the white space around them: lines of a Chinese text join without a space.
  private static func joined(_ text: String) -> String {
    guard text.contains("\n") else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      var line = line
      if index > 0 { line = line.drop { $0 == " " || $0 == "\t" } }
      if index < lines.count - 1 { while let last = line.last, last == " " || last == "\t" { line.removeLast() } }
      return String(line)
    }.joined()
  }

  // MARK: Placeholders

  private func placeholder(_ text: String, _ line: Int, _ column: Int) -> TextTemplate.Words? {
    var reader = language.reader(text, in: notes.input, line: line, column: column, variables: variables)
    do throws(Diagnostic) {
      let words = try read(&reader)
      try reader.end()
      return words
    } catch {
      notes.all.add(meant(error, text))
      return nil
    }
  }

  private static let words = [
    "share", "change", "count", "name", "fullName", "number", "year", "lastYear", "unit", "level", "difference", "rate",
  ]

  /// `error`, with the placeholder that was probably meant if the first word of `text` is unknown and like one.
  private func meant(_ error: Diagnostic, _ text: String) -> Diagnostic {
    let first = text.prefix { $0.isLetter }
    guard error.code == .nameUnknown, let found = error.facts[.found], found == first,
      let meant = Likeness.nearest(to: found, of: Self.words), meant != found
    else { return error }
    var error = error
    error.facts[.name] = meant
    error.facts[.expected] = nil
    return error
  }

  private func read(_ reader: inout FigureReader) throws(Diagnostic) -> TextTemplate.Words {
    if reader.accept("share") {
      let part = try reader.sum()
      try reader.expect("of")
      return .share(part, of: try reader.sum())
    }
    if reader.accept("change") { return try change(&reader) }
    if reader.accept("count") { return .count(try reader.domain()) }
    if reader.accept("name") { return .name(variable: try variable(&reader), isFull: false) }
    if reader.accept("fullName") { return .name(variable: try variable(&reader), isFull: true) }
    if reader.accept("number") { return .number(variable: try variable(&reader)) }
    if reader.accept("year") { return .year(before: 0) }
    if reader.accept("lastYear") { return .year(before: 1) }
    if reader.accept("unit") { return .unit }
    if reader.accept("level") { return .level }
    if isChange, reader.accept("difference") { return .difference }
    if isChange, reader.accept("rate") { return .rate }
    return .amount(try reader.sum())
  }

  private func change(_ reader: inout FigureReader) throws(Diagnostic) -> TextTemplate.Words {
    let id = try reader.name(.change, among: changes.keys.sorted())
    try reader.expect("of")
    let now = try reader.sum()
    let before = reader.accept("from") ? try reader.sum() : now.ofYearBefore
    guard let change = changes[id] else { return .literal("") }
    return .change(change, now, from: before)
  }

  private func variable(_ reader: inout FigureReader) throws(Diagnostic) -> Int {
    let name = try reader.name(.variable, among: variables.allNames)
    return variables.place(of: name) ?? 0
  }
}
