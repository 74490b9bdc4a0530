extension String {
  /// The text of `scalars`, one appended after another: what a view does to take them all at once is not specialised, and
  /// costs several times as much.
  @inlinable public init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    for scalar in scalars { view.append(scalar) }
    self.init(view)
  }
}
