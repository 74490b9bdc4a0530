internal import Glibc

/// Prepares the process for what may have been done to it before it started (标准流).
public enum StandardStreams {
  /// Takes the places of standard input, output and error where they are closed, so that no file gets them and what is meant
  /// for a person; reading and writing there fails. A file that grows too large and a pipe that nobody reads are then errors of
  /// writing, not the end of the process.
  public static func prepare() {
    for (descriptor, flags) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
    where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free one is taken, and those below are open.
      _ = open("/dev/null", flags)
    }
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
  }
}
