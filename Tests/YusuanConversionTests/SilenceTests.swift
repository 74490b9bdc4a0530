import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanRecognition

/// Nothing is wrong in silence: made-up tables of every profile, changed as sheets are, are read right, or something is said.
///
/// With the environment variable `YUSUAN_PROOF` it runs over so many seeds, and writes `Documentation/proof.md`.
@Suite struct SilenceTests {
  private static let proof = ProcessInfo.processInfo.environment["YUSUAN_PROOF"].flatMap { Int($0) }
  /// The first seed, with the environment variable `YUSUAN_PROOF_FROM`.
  private static let start = ProcessInfo.processInfo.environment["YUSUAN_PROOF_FROM"].flatMap { Int($0) } ?? 1

  /// What came of the runs.
  struct Tally: Sendable {
    var runs = 0
    /// Something was wrong.
    var faults = 0
    /// Nothing was said, and every figure is a fact.
    var silent = 0
    /// Something was said, and there are facts.
    var said = 0
    /// Nothing was converted, and that was said.
    var refused = 0
    var facts = 0
    /// Figures that are no facts.
    var named = 0

    mutating func add(_ other: Tally) {
      runs += other.runs
      faults += other.faults
      silent += other.silent
      said += other.said
      refused += other.refused
      facts += other.facts
      named += other.named
    }

    /// The page that tells the numbers.
    func report(from start: Int) -> String {
      let date = Date().formatted(.iso8601.year().month().day())
      return """
        # Nothing wrong in silence (没有不声不响的错误)

            make proof PROOF_SEEDS=\(runs)

        prints made-up tables of every profile inside the program, changes each in one to three ways (rows, columns, figures, headers,
        titles, units, pages; `Tests/YusuanConversionTests/Silence/GridMutator.swift`), types their cells (numbers with formats, dates,
        percentages, truth values, errors, formulas with and without a value, text), cuts them into sheets and files, hides rows,
        columns and sheets, merges cells, writes them as CSV, HTML, XML Spreadsheet 2003 or XLSX, and reads them, some as a stream, some
        without their hidden parts. No run may end without a warning or an error and with a fact that is not in the source, or with a
        figure that is not in the result. Whatever is said, a fact has the value of its cell, no two facts have one key, a hidden cell is
        said to be hidden, the ledger balances, and the place of a finding covers each figure that is no fact
        (`Tests/YusuanConversionTests/Silence/Silence.swift`). `make test` does the same for fewer seeds; this page is written by the run.

        | on \(date), seeds \(start) to \(start + runs - 1) | |
        |---|---|
        | runs | \(runs) |
        | nothing said, every figure a fact | \(silent) |
        | a warning or an error, and facts | \(said) |
        | a warning or an error, and no fact | \(refused) |
        | facts compared with their cells | \(facts) |
        | figures that are no facts, within what was named | \(named) |
        | runs with a fault | \(faults) |

        """
    }
  }

  @Test func nothingIsWrongInSilence() async throws {
    let seeds = Self.proof ?? 300
    let workers = 2
    let start = Self.start
    let tally = try await withThrowingTaskGroup(of: Tally.self) { group in
      for worker in 0..<workers {
        group.addTask {
          var run = try SilenceRun()
          for seed in stride(from: start + worker, to: start + seeds, by: workers) { try run.read(UInt64(seed)) }
          return run.tally
        }
      }
      return try await group.reduce(into: Tally()) { $0.add($1) }
    }
    #expect(tally.runs == seeds)
    // The property would hold of a program that converts nothing, or always says something.
    #expect(tally.silent > seeds / 10 && tally.said > seeds / 10)
    if Self.proof != nil {
      try tally.report(from: start).write(toFile: Project.path(Self.page), atomically: true, encoding: .utf8)
    }
  }

  private static let page = "Documentation/proof.md"

  /// Without changes every figure is a fact, and nothing is said.
  @Test func unchangedTablesAreReadInSilence() throws {
    var run = try SilenceRun()
    for seed in 1...30 { try run.read(UInt64(seed), isChanged: false) }
    #expect(run.tally.silent == 30 && run.tally.named == 0)
  }
}

/// Makes, changes and reads grids, one after another.
private struct SilenceRun {
  /// Where the inputs of runs with a fault are kept, with the environment variable `YUSUAN_PROOF_KEEP`.
  private static let kept = ProcessInfo.processInfo.environment["YUSUAN_PROOF_KEEP"]
  private let options: ConversionOptions
  private let memory: LabelCache
  private let folder: TemporaryFolder
  private(set) var tally = SilenceTests.Tally()

  init() throws {
    let bureau = Project.path("Tests/YusuanConversionTests/Fixtures/invented-bureau/profile.xml")
    options = ConversionOptions(profiles: try ProfileSet(try ProfileSet().candidates.map(\.id) + [bureau]))
    memory = LabelCache(options.profiles.candidates)
    folder = try TemporaryFolder()
  }

  /// The grid of `seed`, read and checked.
  mutating func read(_ seed: UInt64, isChanged: Bool = true) throws {
    let profile = options.profiles.candidates[Int(seed % UInt64(options.profiles.candidates.count))]
    var mutator = GridMutator(GridMaker.make(profile, seed: seed), profile: profile, seed: seed &+ 1 << 32)
    if isChanged { mutator.mutate() }
    let forms = Book.Form.allCases
    let form = forms[Int(seed / UInt64(options.profiles.candidates.count) % UInt64(forms.count))]
    var typer = CellTyper(seed: seed &+ 2 << 32)
    if form.hasSheets { typer.type(&mutator.grid, isChanged: isChanged) }
    var maker = BookMaker(mutator.grid, form, seed: seed &+ 3 << 32)
    maker.make(isChanged: isChanged)
    let book = maker.book
    var random = SeededRandom(seed: seed &+ 4 << 32)
    let isStream = Int.random(in: 0..<4, using: &random) == 0
    var options = options
    options.skipsHidden = book.skipsHidden
    options.partRows = Int.random(in: 3...9, using: &random)
    let mailbox = Mailbox()
    let conversion = Conversion(
      options, memory: memory, onDocument: isStream ? { mailbox.documents.append($0) } : nil
    ) { mailbox.findings.append($0) }
    conversion.read(try (0..<book.fileCount).map { try folder.write(book.bytes($0), as: book.fileName($0)) })
    let documents = conversion.finish() + mailbox.documents
    let findings = mailbox.findings
    let silence = Silence(
      book: book, profile: profile, documents: documents, findings: findings, conversion: conversion)
    count(silence)
    guard !silence.faults.isEmpty else { return }
    if let folder = Self.kept {
      for file in 0..<book.fileCount {
        _ = FileManager.default.createFile(
          atPath: "\(folder)/\(seed)-\(file).\(form.rawValue)", contents: Data(book.bytes(file)))
      }
    }
    tally.faults += 1
    let words = findings.map { Wording(.en).line($0).replacing(folder.path + "/", with: "") }
    Issue.record(
      """
      seed \(seed), \(profile.id), \(form.rawValue)\(isStream ? ", stream" : "")
      \(silence.faults.prefix(6).map { "FAULT \($0)" }.joined(separator: "\n"))
      \((mutator.log + typer.log + maker.log).map { "CHANGE \($0)" }.joined(separator: "\n"))
      \(words.map { "SAID \($0)" }.joined(separator: "\n"))
      \(book.sheets.map { "SHEET \($0.file) \($0.name) from \($0.rows.lowerBound + 1)" }.joined(separator: "\n"))
      \(book.grid.csv)
      """)
  }

  private final class Mailbox {
    var findings: [Diagnostic] = []
    var documents: [Document] = []
  }

  private mutating func count(_ silence: Silence) {
    tally.runs += 1
    tally.facts += silence.facts
    tally.named += silence.lost
    if silence.isSilent {
      tally.silent += 1
    } else if silence.facts > 0 {
      tally.said += 1
    } else {
      tally.refused += 1
    }
  }
}
