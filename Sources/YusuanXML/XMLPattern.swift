internal import CLibXML2

/// The owner of a compiled regular expression of XML Schema (XML Schema 1.0 part 2, appendix F), such as
/// `[A-Za-z][A-Za-z0-9\-]{0,63}`.
final class XMLPattern {
  private let expression: xmlRegexpPtr

  /// Compiles `pattern`; nil where it is none.
  init?(_ pattern: String) {
    _ = Library.isReady
    guard let expression = xmlRegexpCompile(pattern) else { return nil }
    self.expression = expression
  }

  deinit { xmlRegFreeRegexp(expression) }

  /// Whether the whole of `text` is as the pattern says.
  func matches(_ text: String) -> Bool { xmlRegexpExec(expression, text) == 1 }
}
