internal import Glibc
internal import Synchronization

/// The signal that asked the process to end (中断): the first is taken note of, the second ends the process.
package enum Interruption {
  private static let caught = Atomic<Int32>(0)

  /// The signal that came, or nil if none did.
  package static var signal: Int32? {
    let number = caught.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Starts to catch the signals that ask a process to end. Unblocks them, in case the parent process had blocked them.
  package static func watch() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      sigaddset(&signals, number)
      Glibc.signal(number) { number in
        Interruption.caught.store(number, ordering: .relaxed)
        Glibc.signal(number, SIG_DFL)
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
