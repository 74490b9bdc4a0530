import Testing
import YusuanFindings
import YusuanSheets

/// What cells of XML Spreadsheet 2003 hold beside their value is no part of it, and what cannot be placed is told.
@Suite struct SpreadsheetMLTests {
  struct Form: CustomTestStringConvertible {
    var trap: String
    /// The cells of a row.
    var cells: String
    var read: [String]
    var reasons: [String] = []
    var testDescription: String { trap }
  }

  private static let number = "<Data ss:Type='Number'>5</Data>"

  static let forms = [
    Form(
      trap: "a comment, a name and phonetic text beside the value",
      cells:
        "<Cell><Comment><ss:Data>9</ss:Data></Comment>\(number)<NamedCell ss:Name='x'/><PhoneticText xmlns='urn:x'>8</PhoneticText></Cell>",
      read: ["A1 number 5"]),
    Form(
      trap: "text outside the value, before or behind it",
      cells: "<Cell>7</Cell><Cell>\(number) 6</Cell><Cell> </Cell>",
      read: ["A1 text  [damaged]", "B1 number 5 [damaged]"],
      reasons: ["a text in an unknown element", "a text in an unknown element"]),
    Form(
      trap: "an unknown element in a cell", cells: "<Cell><Foo><b>7</b></Foo></Cell><Cell><Foo/>\(number)</Cell>",
      read: ["A1 text  [damaged]", "B1 number 5"], reasons: ["a text in an unknown element"]),
    Form(
      trap: "cells of another name are told once",
      cells: "<cell>\(number)</cell><cell>\(number)</cell><Cell>\(number)</Cell>",
      read: ["A1 number 5"], reasons: ["a text in an unknown element"]),
    Form(
      trap: "an element inside a number, and inside a text",
      cells:
        "<Cell><Data ss:Type='Number'>5<b>6</b></Data></Cell><Cell><Data ss:Type='String'>5<html:B>6</html:B></Data></Cell>",
      read: ["A1 number 56 [damaged]", "B1 text 56"], reasons: ["an element inside the value"]),
    Form(
      trap: "what is lowered after a figure",
      cells: "<Cell><Data ss:Type='String'>5<html:Sub>2</html:Sub></Data></Cell>",
      read: ["A1 text 5"], reasons: ["struck out, raised or lowered"]),
  ]

  @Test(arguments: forms) func cellsSayWhatTheyHold(form: Form) throws {
    let text =
      "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet' xmlns:html='http://www.w3.org/TR/REC-html40'><Worksheet ss:Name='s'><Table><Row>\(form.cells)</Row></Table></Worksheet></Workbook>"
    let collector = SheetCollector()
    try SpreadsheetMLReader(ByteSource(name: "t.xml", memory: Array(text.utf8))).read(into: collector)
    #expect(collector.cells == form.read)
    #expect(collector.findings.compactMap { $0.facts[.reason] } == form.reasons)
  }
}
