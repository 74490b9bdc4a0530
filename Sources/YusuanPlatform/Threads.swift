internal import Glibc

/// Threads that do the same work side by side (工作线程). Unlike tasks of the common pool they may wait for the disk.
package struct Threads {
  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private let started: [pthread_t]

  /// Starts `count` threads that do `work`; fewer where the system gives no more.
  package init(_ count: Int, _ work: @escaping @Sendable () -> Void) {
    started = (0..<count).compactMap { _ in Self.start(Work(work)) }
  }

  /// There is none.
  package var isEmpty: Bool { started.isEmpty }

  /// Returns when all have done their work.
  package func join() {
    for thread in started { pthread_join(thread, nil) }
  }

  private static func start(_ work: Work) -> pthread_t? {
    let box = Unmanaged.passRetained(work)
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { box in
        guard let box else { return nil }
        Unmanaged<Work>.fromOpaque(box).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    if failure != 0 { box.release() }
    return failure == 0 ? thread : nil
  }
}
