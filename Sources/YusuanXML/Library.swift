internal import CLibXML2

/// libxml2 as a whole.
enum Library {
  /// Prepares libxml2, once: every parser asks for it before anything else. It prints nothing from then on; what it has to
  /// say comes as structured errors.
  static let isReady: Void = yusuan_initialise()
}
