import YusuanFormats
import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanSheets

/// Inputs converted as the program does it, and what tests ask of the result.
enum Converting {
  /// What an input holds and what was found in it, files named from the project's folder.
  struct Result {
    var documents: [Document]
    var conversion: Conversion
    var findings: [Diagnostic]

    var disclosures: [Disclosure] { documents.map(\.disclosure) }

    /// The findings in Chinese.
    var words: [String] {
      findings.map { Wording(.zh).line($0).replacing(Project.root.path + "/", with: "") }
    }
  }

  private final class Mailbox { var list: [Diagnostic] = [] }

  /// Converts the inputs at `paths` by `profiles`.
  static func read(
    _ paths: [String], _ profiles: ProfileSet, _ change: (inout ConversionOptions) -> Void = { _ in }
  ) -> Result {
    let findings = Mailbox()
    var options = ConversionOptions(profiles: profiles)
    change(&options)
    let conversion = Conversion(options) { findings.list.append($0) }
    conversion.read(paths)
    return Result(documents: conversion.finish(), conversion: conversion, findings: findings.list)
  }

  /// Converts `text` as a file.
  static func read(
    text: String, _ profiles: ProfileSet, _ change: (inout ConversionOptions) -> Void = { _ in }
  ) throws -> Result {
    let folder = try TemporaryFolder()
    return read([try folder.write(Array(text.utf8), as: "t.csv")], profiles, change)
  }

  /// Writes `documents` in `form`, reads that back, and gives what it holds.
  static func readBack(_ documents: [Document], _ form: OutputForm, _ profiles: ProfileSet) throws -> [Disclosure] {
    let folder = try TemporaryFolder()
    let bytes = try Output(form: form, profiles: profiles).text(documents)
    let back = read([try folder.write(bytes, as: "t.\(form.writer.fileExtension)")], profiles)
    #expect(back.findings.filter { $0.severity == .error } == [])
    return back.disclosures
  }

  /// The lines of the long form in 元 by the names of their columns.
  static func facts(_ documents: [Document], _ profiles: ProfileSet) throws -> [[String: String]] {
    var output = Output(form: .long, profiles: profiles)
    output.options.amountUnit = .yuan
    return try lines(try output.text(documents))
  }

  /// The lines of a CSV with names of columns, by these names.
  static func lines(_ bytes: [UInt8]) throws -> [[String: String]] {
    let records = try Records.read(bytes)
    let names = try #require(records.first)
    return records.dropFirst().map { record in
      var line: [String: String] = [:]
      for (index, name) in names.enumerated() { line[name] = index < record.count ? record[index] : "" }
      return line
    }
  }
}

/// Gathers the records of delimited text.
final class Records: RowSink {
  private var all: [[String]] = []

  /// The records of `bytes` that hold something, without blank fields at their ends.
  static func read(_ bytes: [UInt8]) throws -> [[String]] {
    let records = Records()
    try DelimitedReader(ByteSource(name: "records", memory: bytes)).read(into: records)
    return records.all
  }

  func begin(_ sheet: SheetInfo) {}

  func receive(_ row: borrowing Row) {
    var record: [String] = []
    for cell in row.cells {
      while record.count + 1 < Int(cell.column) { record.append("") }
      record.append(row.text(of: cell))
    }
    if !record.isEmpty { all.append(record) }
  }

  func end(_ sheet: SheetInfo) {}
  func note(_ finding: Diagnostic) {}
}
