internal import CLibXML2

/// The libxml2 library.
enum Library {
  /// Initialises libxml2 once. Every parser asks for it first. From then on libxml2 prints nothing; its errors come as
  /// structures.
  static let isReady: Void = yusuan_initialise()
}
