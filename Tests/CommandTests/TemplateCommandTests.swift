import Foundation
import TestSupport
import Testing

/// `--template`, as its users give it (填写空表).
@Suite struct TemplateCommandTests {
  private let folder: TemporaryFolder
  private let template: String
  private let sample = Project.path("Samples/districts/unit.csv")

  init() throws {
    folder = try TemporaryFolder()
    template = folder.path + "/空表.xlsx"
    let script = Project.path("Tests/YusuanTemplateTests/make-template.py")
    let made = try ProcessResult.run("/usr/bin/env", ["python3", script, template])
    try #require(made.status == 0)
  }

  private func run(_ arguments: [String]) throws -> ProcessResult {
    try ProcessResult.run(CommandTests.program, arguments + ["--lang", "en"], environment: [:])
  }

  /// The long form of what stands in the file `path`, without where it stood.
  private func facts(_ path: String) throws -> [String] {
    let long = try run(["convert", path, "--to", "json"])
    return String(decoding: long.output, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { !$0.contains("奖金") && !$0.contains("会议费") }
  }

  @Test func aFileIsFilled() throws {
    let output = folder.path + "/预算.xlsx"
    let result = try run(["convert", sample, "--template", template, "-o", output])
    #expect(result.status == 0)
    #expect(result.error.contains("[Y0159]"))
    #expect(try facts(output) == facts(sample))
  }

  @Test func aFolderGetsAFileForEachDisclosure() throws {
    let output = folder.path + "/out/"
    #expect(try run(["convert", sample, "--template", template, "-o", output]).status == 0)
    #expect(folder.files.contains("out/东澜市望溪区城市管理局-2025.xlsx"))
    let batch = try run(["batch", sample, "--template", template, "--to", "json", "-o", folder.path + "/batch"])
    #expect(batch.status == 0)
    #expect(folder.files.contains("batch/东澜市望溪区城市管理局-2025-填报.xlsx"))
    #expect(folder.files.contains("batch/东澜市望溪区城市管理局-2025.json"))
    #expect(
      try Data(contentsOf: URL(filePath: folder.path + "/batch/东澜市望溪区城市管理局-2025-填报.xlsx"))
        == Data(contentsOf: URL(filePath: folder.path + "/out/东澜市望溪区城市管理局-2025.xlsx")))
  }

  @Test(arguments: [
    (["-o", "out.csv"], "-o: the result ends as the template does, in “.xlsx”"),
    ([], "--template: name the result with -o"),
    (["-o", "out.xlsx", "--to", "json"], "--template: the form is that of the template; leave out --to"),
  ])
  func otherOutputsAreRefused(_ arguments: [String], _ expected: String) throws {
    let result = try run(["convert", sample, "--template", template] + arguments)
    #expect(result.status == 2)
    #expect(result.error.contains(expected))
  }

  @Test func theTemplateIsNeverOverwritten() throws {
    let before = try Data(contentsOf: URL(filePath: template))
    #expect(try run(["convert", sample, "--template", template, "-o", template]).status == 1)
    #expect(try Data(contentsOf: URL(filePath: template)) == before)
  }
}
