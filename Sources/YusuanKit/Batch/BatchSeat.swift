/// Where one input is converted at a time, by whatever task has it (工位): there are as many as jobs, since each holds labels.
actor BatchSeat {
  private let worker: BatchWorker

  init(_ options: BatchOptions, _ folder: BatchFolder) { worker = BatchWorker(options, folder) }

  /// What becomes of `input`, as ``BatchWorker/convert(_:number:earlier:)`` has it.
  func convert(_ input: BatchInput, number: Int, earlier: BatchRecord?) -> BatchResult {
    worker.convert(input, number: number, earlier: earlier)
  }
}
