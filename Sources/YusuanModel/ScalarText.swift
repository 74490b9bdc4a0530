extension String {
  /// The text of `scalars`. They are appended one by one: `append(contentsOf:)` of the view is not specialised and
  /// takes several times as long.
  @inlinable public init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    for scalar in scalars { view.append(scalar) }
    self.init(view)
  }
}
