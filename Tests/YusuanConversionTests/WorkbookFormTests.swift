import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanModel

/// The form xlsx: what is written is what is read back, by recognition as any other workbook.
@Suite struct WorkbookFormTests {
  private static let samples =
    [SampleTests.disclosure] + SampleTests.districts + ["Samples/checks/department.csv", "Samples/checks/broken.csv"]

  private static func options(formulas: Bool) throws -> Output {
    var output = Output(form: .xlsx, profiles: try SampleTests.profiles.get())
    output.options.writesFormulas = formulas
    return output
  }

  /// Writes `documents` as a workbook, and reads it.
  private static func readBack(_ documents: [Document], formulas: Bool = false) throws -> Converting.Result {
    let folder = try TemporaryFolder()
    let path = try folder.write(try options(formulas: formulas).text(documents), as: "t.xlsx")
    return Converting.read([path], try SampleTests.profiles.get())
  }

  @Test(arguments: samples, [false, true])
  func readsBackTheSame(sample: String, formulas: Bool) throws {
    let documents = try SampleTests.convert(sample).documents
    let back = try Self.readBack(documents, formulas: formulas)
    #expect(back.disclosures == documents.map(\.disclosure))
    #expect(back.findings.filter { $0.severity != .info } == [])
  }

  @Test(arguments: samples)
  func isTheSameOnEveryRun(sample: String) throws {
    let documents = try SampleTests.convert(sample).documents
    let output = try Self.options(formulas: true)
    #expect(try output.text(documents) == output.text(documents))
  }

  /// The seed through every form: text, XLSX, XML, JSON, printed CSV. Only provenance differs.
  @Test func theSeedSurvivesAllForms() throws {
    let profiles = try SampleTests.profiles.get()
    let seed = try SampleTests.convert(SampleTests.disclosure).documents
    var documents = seed
    for form in [OutputForm.xlsx, .xml, .json, .csv, .xlsx, .long] {
      let folder = try TemporaryFolder()
      let bytes = try Output(form: form, profiles: profiles).text(documents)
      let path = try folder.write(bytes, as: "t.\(form.writer.fileExtension)")
      documents = Converting.read([path], profiles).documents
      #expect(documents.map(\.disclosure) == seed.map(\.disclosure), "\(form.rawValue)")
    }
  }
}
