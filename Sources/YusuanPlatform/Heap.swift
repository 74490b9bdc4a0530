internal import CMalloc

/// The memory of the whole process (堆内存).
public enum Heap {
  /// From now on threads give back what they needed for a large input as soon as they are done with it, and do not come to hold
  /// each as much as its largest.
  public static func giveBackSooner() { yusuan_trim_heaps(1 << 15) }
}
