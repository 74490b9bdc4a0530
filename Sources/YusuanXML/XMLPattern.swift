internal import CLibXML2

/// Owns a compiled regular expression of XML Schema (XML Schema 1.0 part 2, appendix F), such as
/// `[A-Za-z][A-Za-z0-9\-]{0,63}`.
final class XMLPattern {
  private let expression: xmlRegexpPtr

  /// Compiles `pattern`. Nil if it is not a regular expression.
  init?(_ pattern: String) {
    _ = Library.isReady
    guard let expression = xmlRegexpCompile(pattern) else { return nil }
    self.expression = expression
  }

  deinit { xmlRegFreeRegexp(expression) }

  /// Whether the whole of `text` matches.
  func matches(_ text: String) -> Bool { xmlRegexpExec(expression, text) == 1 }
}
