import TestSupport
import Testing
@testable import YusuanPlatform

/// Files and folders by names that are any bytes, with what the system says of them.
@Suite struct FileSystemTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Names as old archives of Windows leave them, too: bytes that are no UTF-8.
  static let names: [[UInt8]] = [
    Array("表3.csv".utf8), [0xB1, 0xED, 0x33, 0x2E, 0x63, 0x73, 0x76], Array(" -\n".utf8), [0xFF],
  ]

  private func path(_ name: [UInt8]) -> String { "\(folder.path)/\(PathText.decode(name))" }

  private func write(_ bytes: [UInt8], at path: String) throws {
    let file = try OpenFile(path, for: .new)
    try file.write(bytes)
    try file.close()
  }

  @Test(arguments: names)
  func aFileIsFoundByTheBytesOfItsName(name: [UInt8]) throws {
    let path = path(name)
    #expect(!FileSystem.exists(path))
    #expect(FileStatus(path) == nil)
    try write([1, 2, 3], at: path)
    #expect(FileSystem.exists(path))
    let status = try #require(FileStatus(path))
    #expect(status.kind == .file)
    #expect(status.size == 3)
    let entries = try FileSystem.entries(folder.path)
    #expect(entries.map { PathText.bytes($0.name) } == [name])
    FileSystem.remove(path)
    #expect(!FileSystem.exists(path))
  }

  @Test func aFolderIsMadeOnceAndRemovedOnlyWhenEmpty() throws {
    let path = path(Array("夹".utf8))
    try FileSystem.makeFolder(path)
    #expect(FileStatus(path)?.kind == .folder)
    let taken = #expect(throws: SystemError.self) { try FileSystem.makeFolder(path) }
    #expect(taken?.isNameTaken == true)
    try write([], at: path + "/a")
    #expect(!FileSystem.removeFolder(path))
    #expect(FileSystem.exists(path))
    FileSystem.remove(path + "/a")
    #expect(FileSystem.removeFolder(path))
    #expect(!FileSystem.exists(path))
  }

  @Test func aRenamedFileTakesThePlaceOfAnother() throws {
    let (old, new) = (path(Array("old".utf8)), path(Array("new".utf8)))
    try write([1], at: old)
    try write([2, 2], at: new)
    let identity = FileStatus(old)?.identity
    try FileSystem.rename(old, to: new)
    #expect(!FileSystem.exists(old))
    #expect(FileStatus(new)?.identity == identity)
    #expect(FileStatus(new)?.size == 1)
    let missing = #expect(throws: SystemError.self) { try FileSystem.rename(old, to: new) }
    #expect(missing?.text == "No such file or directory")
    #expect(FileStatus(new)?.size == 1)
  }

  @Test func whoMayReadAFileIsSaid() throws {
    let path = path(Array("a".utf8))
    try write([], at: path)
    for mode: UInt32 in [0o600, 0o644, 0o400] {
      FileSystem.setMode(of: path, mode)
      #expect(FileStatus(path)?.mode == mode)
    }
  }

  @Test func aLinkIsFollowedOrNot() throws {
    let (path, link) = (path(Array("a".utf8)), path(Array("link".utf8)))
    try write([1, 2], at: path)
    #expect(try ProcessResult.run("/bin/ln", ["-s", path, link]).status == 0)
    #expect(FileStatus(link)?.kind == .file)
    #expect(FileStatus(link)?.identity == FileStatus(path)?.identity)
    #expect(FileStatus(link, followsLinks: false)?.kind == .other)
    #expect(FileSystem.realPath(link) == FileSystem.realPath(path))
    FileSystem.remove(path)
    #expect(FileStatus(link) == nil)
    #expect(FileSystem.realPath(link) == nil)
    #expect(FileStatus(link, followsLinks: false)?.kind == .other)
  }

  @Test func aStampChangesWhenBytesAreWritten() throws {
    let path = path(Array("a".utf8))
    try write([1], at: path)
    let before = try #require(FileStamp(path: path))
    #expect(FileStamp(path: path) == before)
    try OpenFile(path, for: .replacing).write([1, 2])
    #expect(FileStamp(path: path) != before)
    #expect(FileStamp(path: path + "b") == nil)
  }

  @Test(arguments: [
    ("表3.csv", "*.csv", true), ("表3.csv", "表?.csv", true), ("表3.csv", "*.xlsx", false), ("a", "[!a]", false),
  ])
  func patternsAreThoseOfAShell(text: String, pattern: String, matches: Bool) {
    #expect(FileSystem.matches(text, pattern: pattern) == matches)
  }

  @Test func anUnreadableFolderIsAnError() {
    let finding = #expect(throws: SystemError.self) { try FileSystem.entries(path(Array("none".utf8))) }
    #expect(finding?.text == "No such file or directory")
  }
}
