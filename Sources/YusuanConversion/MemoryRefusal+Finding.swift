package import YusuanFindings
internal import YusuanPlatform

extension MemoryRefusal {
  /// The input `name` is read now. Throws `.memoryRefused` where it asked for too much memory before.
  package static func enter(_ name: String) throws(Diagnostic) {
    if !begin(name) { throw Diagnostic(.memoryRefused, at: Location(input: name)) }
  }
}
