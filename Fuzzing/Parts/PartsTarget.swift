import Glibc
import Synchronization
@testable import BothWays

/// How many inputs there were, and how many of them the scanner read itself: the others prove nothing of it.
private let inputs = Atomic(0)
private let scanned = Atomic(0)

/// Reads the bytes as a part of a workbook, and traps where the scanner and libxml2 differ.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParts(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let check = PartCheck(UnsafeBufferPointer(start: bytes, count: count))
  inputs.add(1, ordering: .relaxed)
  if check.isScanned { scanned.add(1, ordering: .relaxed) }
  if let difference = check.difference { fatalError(difference) }
  return 0
}

/// Says at the end how many inputs the scanner read itself.
@_cdecl("LLVMFuzzerInitialize")
public func startParts(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
  atexit {
    print("scanned: \(scanned.load(ordering: .relaxed)) of \(inputs.load(ordering: .relaxed)) inputs")
  }
  return 0
}
