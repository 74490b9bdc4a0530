import Testing
import YusuanFormats

/// What is written does no harm where it is opened: names on any file system, fields in a spreadsheet program.
@Suite struct SafetyTests {
  @Test(arguments: [
    ("甲单位-2025", "甲单位-2025"), ("CON", "_CON"), ("con.json", "_con.json"), ("NUL.2025", "_NUL.2025"), ("COM1", "_COM1"),
    ("lpt9.csv", "_lpt9.csv"), ("COM10", "COM10"), ("CONSOLE", "CONSOLE"), ("COM", "COM"), ("a/b:c", "a_b_c"),
    ("甲\u{202E}乙\u{200B}", "甲_乙_"), ("甲\u{2028}\u{1B}", "甲__"), (" .-x. ", "x"), ("", "_"), ("..", "_"),
  ])
  func namesAreSafe(text: String, name: String) { #expect(FileName.safe(text) == name) }

  @Test(arguments: [
    ("ABC单位-2025", "abc单位-2025", true), ("caf\u{E9}", "cafe\u{301}", true), ("甲-2025", "乙-2025", false),
    ("Straße", "straße", true),
  ])
  func namesThatSomeSystemsTakeForOneHaveOneKey(a: String, b: String, isSame: Bool) {
    #expect((FileName.key(a) == FileName.key(b)) == isSame)
  }

  @Test(arguments: [
    ("=1+1,2\n", "'=1+1,2\n"), ("a,=b\r\n-c,-1.50\r\n", "a,'=b\r\n'-c,-1.50\r\n"),
    ("+1,-2,+3.5,-4.5.6\n", "+1,-2,+3.5,'-4.5.6\n"),
    ("\"=a,b\",\"c\"\"=d\"\n", "\"'=a,b\",\"c\"\"=d\"\n"), ("\"\n=a\",@b\n", "\"\n=a\",'@b\n"), ("\ta,b\n", "'\ta,b\n"),
    ("＝a,＋b,－c,＠d,，e\n", "'＝a,'＋b,'－c,'＠d,，e\n"), (",,\n\n", ",,\n\n"), ("", ""), ("\"\",\"", "\"\",\""), ("-", "'-"),
    ("'=a,''=b,'c,'\n", "''=a,'''=b,'c,'\n"),
  ])
  func noFieldIsAFormula(csv: String, safe: String) {
    #expect(String(decoding: CSVSafety.protected(Array(csv.utf8)), as: UTF8.self) == safe)
  }
}
