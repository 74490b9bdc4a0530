import Testing
@testable import YusuanPlatform

@Suite struct DigestTests {
  /// As `sha256sum` of coreutils prints them.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (String(repeating: "a", count: 1_000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
  ])
  func isThatOfCoreutils(text: String, digest: String) {
    #expect(Digest.of(Array(text.utf8)) == digest)
    #expect(Digest.of(text.utf8) == digest)
    var pieces = Digest()
    for byte in text.utf8 { pieces.update([byte]) }
    #expect(pieces.finish() == digest)
  }
}
