import Testing

@testable import Hashing

@Suite struct DigestTests {
  /// As `b2sum -l 256` of coreutils prints them.
  @Test(arguments: [
    ("", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"),
    ("abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"),
  ])
  func isThatOfCoreutils(text: String, digest: String) {
    #expect(Digest.of(Array(text.utf8)) == digest)
    #expect(Digest.of(text.utf8) == digest)
    var pieces = Digest()
    for byte in text.utf8 { pieces.update([byte]) }
    #expect(pieces.finish() == digest)
  }
}
