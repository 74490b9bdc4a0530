/// Reads disclosures, and gives what it read and found as values (读取).
///
/// ```swift
/// let reader = BudgetReader(ConversionOptions(profiles: try ProfileSet()))
/// let reading = try reader.read([.path("disclosure.xlsx")])
/// for document in reading.documents { print(document.disclosure.unitName ?? "") }
/// ```
public struct BudgetReader: Sendable {
  /// How inputs are read.
  public var options: ConversionOptions

  /// A reader that reads as `options` say.
  public init(_ options: ConversionOptions) { self.options = options }

  /// Reads `inputs`, which belong together: tables of one unit and year become one disclosure, whichever input they stand
  /// in. What cannot be read is a finding, and does not stop the others.
  ///
  /// `isCancelled` is asked before each input and now and then within one, so that a task can pass
  /// `{ Task.isCancelled }`. Throws `CancellationError` once it says yes; an input's own finding is never thrown.
  public func read(
    _ inputs: [BudgetInput], isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Reading {
    var options = options
    options.isCancelled = isCancelled
    var findings: [Diagnostic] = []
    let conversion = Conversion(options) { findings.append($0) }
    for input in inputs {
      if isCancelled() { throw CancellationError() }
      conversion.read(input)
    }
    if isCancelled() { throw CancellationError() }
    let documents = conversion.finish()
    return Reading(documents: documents, findings: findings, summary: conversion.summary)
  }
}

/// What was read (读取结果).
public struct Reading: Sendable {
  /// The disclosures, with where their figures stood.
  public var documents: [Document]
  /// What was found, in the order it was met.
  public var findings: [Diagnostic]
  /// What became of every input and cell.
  public var summary: Conversion.Summary

  /// Every input was read whole: there is no error among the findings.
  public var isComplete: Bool { !findings.contains { $0.severity == .error } }
}
