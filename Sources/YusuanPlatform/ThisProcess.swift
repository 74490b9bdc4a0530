internal import Glibc

/// This process and its machine (进程).
package enum ThisProcess {
  /// Its number.
  package static var id: Int32 { getpid() }

  /// Whether there is no process of the number `id`.
  package static func isOver(_ id: Int32) -> Bool { kill(id, 0) != 0 && errno == ESRCH }

  /// The number of processors.
  package static var processors: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }

  /// Ends the process at once, without giving memory back piece by piece.
  package static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}

/// The environment of the process (环境变量).
package enum Environment {
  /// The value of the variable `name`, or nil if it is not set.
  package static func value(_ name: String) -> String? { getenv(name).map { PathText.decode($0) } }
}

/// Times (时间).
package enum Time {
  /// Seconds that only ever rise, from some moment on.
  package static var rising: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Today where the machine stands, such as `2026-03-01`.
  package static var today: String {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return "" }
    var text = [CChar](repeating: 0, count: 16)
    let count = strftime(&text, text.count, "%Y-%m-%d", &parts)
    return String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Seconds since 1970 as a date and time of ISO 8601 in UTC; empty for a year that has no date.
  package static func utc(_ seconds: Int) -> String {
    var time = time_t(seconds)
    var parts = tm()
    guard gmtime_r(&time, &parts) != nil else { return "" }
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
