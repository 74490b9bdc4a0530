import Yusuan

/// The code of the pages in `Sources/Yusuan/Yusuan.docc`: a test compares them line by line.
enum Pages {
  /// The page on reading and writing, with `bytes` of a table, and a folder to write to.
  static func readAndWrite(_ bytes: [UInt8], in folder: String) async throws {
    let profiles = try ProfileSet()
    var options = ConversionOptions(profiles: profiles)
    options.keepsNarrative = true
    let reader = BudgetReader(options)
    let reading = try reader.read([.bytes(bytes, name: "table.csv")])

    for document in reading.documents {
      for table in document.disclosure.tables {
        for row in table.panels.flatMap(\.rows) {
          guard let total = row.amount("total") else { continue }
          print(table.number, row.code ?? "", row.item, total.text(in: .tenThousandYuan))
        }
      }
    }

    let wording = Wording(.en)
    for finding in reading.findings where finding.severity > .info {
      print(wording.line(finding))
      print("  " + wording.advice(finding.code))
    }

    let rules = try RuleChoice(profiles)
    let reports = try reading.documents.map { try rules.check($0) }
    for report in reports {
      for finding in report.findings { print(CheckWording(.zh).line(finding, of: report)) }
    }
    let sarif = try CheckResults(reports, .en).write(.sarif)
    try Client.expect(reports.count == 1 && !sarif.isEmpty, "checking")

    let json = try Output(form: .json, profiles: profiles).text(reading.documents, checks: reports)
    var printed = Output(form: .csv, profiles: profiles)
    printed.options.writesMark = true
    try printed.files(reading.documents, in: folder).write(inputs: [])
    let again = try reader.read([.path(folder), .bytes(json, name: "written.json")])
    try Client.expect(again.documents.count == 2 && again.isComplete, "writing")

    let task = Task.detached {
      try reader.read([.bytes(bytes, name: "table.csv")], isCancelled: { Task.isCancelled })
    }
    task.cancel()
    let result = await task.result
    if case .failure(let error) = result { try Client.expect(error is CancellationError, "cancellation") }
  }

  /// The page on batches: converts all of `source` into `folder`.
  static func batch(_ source: String, into folder: String, _ profiles: ProfileSet) throws {
    let conversion = ConversionOptions(profiles: profiles)
    let outputs = [Output(form: .json, profiles: profiles), Output(form: .long, profiles: profiles)]
    var options = BatchOptions(folder: folder, conversion: conversion, outputs: outputs)
    options.rules = try RuleChoice(profiles)
    let inputs = BatchInputs([source], output: folder)
    let end = try BatchRun(options, inputs.inputs).run { event in
      guard case .finished(let record, let findings, _, let progress) = event else { return }
      print("\(progress.done) of \(progress.total): \(record.input), \(record.outcome.rawValue)")
      for finding in findings where finding.severity == .error { print(Wording(.en).line(finding)) }
    }
    try Client.expect(end.isComplete && end.progress[.converted] == 1, "batch")
  }
}
