package import YusuanFindings
internal import YusuanPlatform

extension MemoryRefusal {
  /// Begins to read the input `name`. Throws `.memoryRefused` if it demanded too much memory before.
  package static func enter(_ name: String) throws(Diagnostic) {
    if !begin(name) { throw Diagnostic(.memoryRefused, at: Location(input: name)) }
  }
}
