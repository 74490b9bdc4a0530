internal import Glibc

/// What the system says of its errors (系统出错信息).
public enum SystemMessage {
  /// The number of the last error of this thread (`errno`).
  public static var last: Int32 { errno }

  /// The words of the C library for the error `number`, in English.
  public static func text(_ number: Int32) -> String { String(cString: strerror(number)) }
}
