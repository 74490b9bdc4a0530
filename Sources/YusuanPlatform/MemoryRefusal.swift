internal import CRefusal
internal import Glibc

/// What becomes of inputs that ask for more memory than the system gives (内存不足): the program starts anew in its own place,
/// with the same arguments, and leaves out the input that it was reading. What it says of the inputs before is said again.
public enum MemoryRefusal {
  /// From now on refused memory starts the program anew. Inputs that are not read `oneByOne` are so from then on.
  public static func watch(oneByOne: Bool) { yusuan_refusal_watch(CommandLine.unsafeArgv, oneByOne ? 1 : 0) }

  /// The names of the inputs that asked for too much before the program started anew, and an empty one where it read several
  /// side by side and was to read them one after another; nil where it did not start anew.
  private static let names: Set<String>? = {
    let list = yusuan_refusal_list()
    guard list >= 0, lseek(list, 0, SEEK_SET) == 0 else { return nil }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 12)
    while true {
      let count = Glibc.read(list, &chunk, chunk.count)
      if count <= 0 { break }
      bytes += chunk[..<count]
    }
    let names = bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
    return Set(names.map { PathText.decode($0) })
  }()

  /// The program started anew because memory was refused.
  public static var isStartedAnew: Bool { names != nil }

  /// The input `name` is read now; false where it asked for too much before, and is not to be read.
  public static func begin(_ name: String) -> Bool {
    if let names, names.contains(name) { return false }
    PathText.withName(name) { yusuan_refusal_input($0) }
    return true
  }

  /// No input is read now.
  public static func end() { yusuan_refusal_input(nil) }

  /// Keeps `bytes`, which were read from standard input, for a program that starts anew.
  package static func putBack(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { yusuan_refusal_put_back($0.baseAddress, $0.count) }
  }
}
