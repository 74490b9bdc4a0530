import TestSupport
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanSheets

@testable import YusuanTemplate

/// Templates, and what is filled into them.
enum TemplateFiles {
  static let folder = "Tests/YusuanTemplateTests/"
  /// The findings say this name of the template and of the result.
  static let (name, result) = ("空表.xlsx", "预算.xlsx")

  /// The template with the traps `what`.
  static func template(_ what: String...) throws -> Template {
    let folder = try TemporaryFolder()
    let path = folder.path + "/template.xlsx"
    let script = Project.path(Self.folder + "make-template.py")
    let made = try ProcessResult.run("/usr/bin/env", ["python3", script, path] + what)
    guard made.status == 0 else { throw Failure(text: made.error) }
    return Template(try ByteSource(path: path).readAll(limit: 1 << 24), path: name)
  }

  /// The disclosure of a unit.
  static func unit() throws -> Document {
    let documents = read([Project.path("Samples/districts/unit.csv")])
    guard let first = documents.first, documents.count == 1 else { throw Failure(text: "\(documents.count)") }
    return first
  }

  /// The disclosures in the files `paths`.
  static func read(_ paths: [String]) -> [Document] {
    guard let profiles = try? ProfileSet(["shanghai-district-unit"]) else { return [] }
    let conversion = Conversion(ConversionOptions(profiles: profiles)) { _ in }
    conversion.read(paths)
    return conversion.finish()
  }

  /// `template` filled with `document`.
  static func fill(_ template: Template, _ document: Document) throws -> Template.Filled {
    let profile = try ProfileSet(["shanghai-district-unit"]).profile("shanghai-district-unit")
    return try template.fill(document, profile: profile, output: result)
  }

  /// The figures of `disclosure`, one a line, whatever order its rows have.
  static func figures(_ disclosure: Disclosure) -> [String] {
    var lines: [String] = []
    for table in disclosure.tables {
      for panel in table.panels {
        for row in panel.rows {
          for fact in row.amounts {
            lines.append(
              "\(table.id) \(panel.id) \(row.path) \(row.item) \(fact.column) \(fact.amount.text(in: .yuan))")
          }
        }
      }
      if let note = table.note { lines.append("\(table.id) \(note)") }
    }
    return lines.sorted() + ["\(disclosure.unitName ?? "") \(disclosure.fiscalYear ?? 0)"]
  }

  struct Failure: Error { var text: String }
}
