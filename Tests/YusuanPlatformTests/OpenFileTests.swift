import TestSupport
import Testing
@testable import YusuanPlatform

/// What files are opened for, and what is read and written.
@Suite struct OpenFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path + "/a" }

  private func content(_ path: String, chunk: Int = 64) throws -> [UInt8] {
    let file = try OpenFile(path, for: .reading)
    var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: chunk))
    while true {
      let count = try file.read(into: &buffer)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private func error(_ path: String, _ purpose: OpenFile.Purpose) -> String? {
    do throws(SystemError) { _ = try OpenFile(path, for: purpose) } catch { return error.text }
    return nil
  }

  @Test func whatIsThereDecidesWhatCanBeOpened() throws {
    #expect(error(path, .reading) == "No such file or directory")
    #expect(error(path, .new) == nil)
    #expect(error(path, .new) == "File exists")
    #expect(error(path, .folder) == "Not a directory")
    #expect(error(folder.path, .folder) == nil)
    #expect(error(folder.path, .replacing) == "Is a directory")
    let link = folder.path + "/link"
    #expect(try ProcessResult.run("/bin/ln", ["-s", path, link]).status == 0)
    #expect(error(link, .reading) == nil)
    for purpose in [OpenFile.Purpose.readingOwn, .replacing, .keeping, .anew] {
      #expect(error(link, purpose) == "Too many levels of symbolic links")
    }
  }

  @Test(arguments: [1, 3, 64])
  func whatIsWrittenIsRead(chunk: Int) throws {
    let file = try OpenFile(path, for: .new)
    try file.write(Array("预算".utf8))
    try file.write(Array("表".utf8))
    try file.write([])
    #expect(file.status?.size == 9)
    try file.close()
    #expect(try content(path, chunk: chunk) == Array("预算表".utf8))
  }

  @Test func purposesKeepOrDropWhatStandsThere() throws {
    try OpenFile(path, for: .new).write([1, 2, 3])
    let kept = try OpenFile(path, for: .keeping)
    try kept.write([9], at: 1)
    #expect(try content(path) == [1, 9, 3])
    try kept.cut(to: 2)
    #expect(try content(path) == [1, 9])
    _ = try OpenFile(path, for: .anew)
    #expect(try content(path) == [])
  }

  @Test func readingAtAPlaceMovesNothing() throws {
    try OpenFile(path, for: .new).write([1, 2, 3, 4])
    let file = try OpenFile(path, for: .reading)
    var two: [UInt8] = [0, 0]
    #expect(try file.read(into: &two) == 2)
    #expect(two == [1, 2])
    #expect(try file.read(into: &two, at: 0) == 2)
    #expect(two == [1, 2])
    #expect(try file.read(into: &two, at: 3) == 1)
    #expect(two == [4, 2])
    #expect(try file.read(into: &two) == 2)
    #expect(two == [3, 4])
    #expect(try file.read(into: &two, at: 4) == 0)
    file.rewind()
    #expect(try file.read(into: &two) == 2)
    #expect(two == [1, 2])
  }

  @Test func aFileWithoutANameIsNowhere() throws {
    let file = try OpenFile.nameless()
    try file.write([7, 8])
    file.rewind()
    var bytes: [UInt8] = [0, 0, 0]
    #expect(try file.read(into: &bytes) == 2)
    #expect(bytes == [7, 8, 0])
  }

  @Test func anotherFileIsAppendedFromWhereItWasRead() throws {
    let source = try OpenFile.nameless()
    try source.write([1, 2, 3])
    source.rewind()
    let target = try OpenFile(path, for: .new)
    try target.write([0])
    target.append(source)
    target.append(source)
    #expect(try content(path) == [0, 1, 2, 3])
  }

  @Test func oneOwnerHoldsTheLock() throws {
    let first = try OpenFile(path, for: .keeping)
    #expect(first.lock())
    let second = try OpenFile(path, for: .keeping)
    #expect(!second.lock())
    try first.close()
    #expect(second.lock())
  }

  @Test func aFileThatIsClosedCannotBeWritten() throws {
    let file = try OpenFile(path, for: .new)
    try file.close()
    let finding = #expect(throws: SystemError.self) { try file.write([1]) }
    #expect(finding?.text == "Bad file descriptor")
    #expect(try content(path) == [])
  }

  @Test func noTerminalIsTakenForOne() throws { #expect(!(try OpenFile(path, for: .new)).isTerminal) }
}
