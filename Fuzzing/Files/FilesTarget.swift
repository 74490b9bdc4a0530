import Foundation
@testable import AnyBytes

/// What is asked of every file; it keeps the profiles and the rules from one input to the next.
private struct State {
  var check: AnyBytes
  var inputs = 0
  let path = FileManager.default.temporaryDirectory.appending(path: "yusuan-fuzz-\(getpid())").path
}

nonisolated(unsafe) private var state: State?

/// Converts the bytes as a whole file, and traps where something does not hold that must hold of any bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFiles(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard var current = state else { fatalError("LLVMFuzzerInitialize was not called") }
  state = nil
  let file = fopen(current.path, "w")
  guard let file, fwrite(bytes, 1, count, file) == count, fclose(file) == 0 else { fatalError("cannot write") }
  current.inputs += 1
  if let fault = current.check.fault(at: current.path) { fatalError(fault) }
  state = current
  return 0
}

/// Reads the profiles and the rules, and says at the end how many inputs held a disclosure.
@_cdecl("LLVMFuzzerInitialize")
public func startFiles(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
  do { state = State(check: try AnyBytes()) } catch { fatalError("\(error)") }
  atexit {
    guard let state else { return }
    unlink(state.path)
    print("converted: \(state.check.converted) of \(state.inputs) inputs")
  }
  return 0
}
