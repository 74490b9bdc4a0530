import Testing
@testable import YusuanSheets

/// What is read without libxml2, what is left to it, and that the events are the same.
@Suite struct MarkupGrammarTests {
  private static let main = Workbooks.main

  @Test(arguments: [
    "<a/>", "<a></a>", "<a />", "<a ></a>", "<a b='1'/>", "<a b=\"1\" c='2'\n\t d=''/>", "<_a-b.c/>", "<a> \n\t</a>",
    "<?xml version=\"1.0\"?><a/>", "<?xml version='1.0' encoding='UTF-8'?>\r\n<a/>\r\n",
    "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<a/>", "\u{FEFF}<a/>",
    "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>", "<?xml version='1.0' standalone='no'?><a/>",
    "<a xmlns='\(main)'/>", "<a xmlns='\(Workbooks.strict)'><b/></a>",
    "<a xmlns:r='http://x.org/r' r:id='1'><b r:id='2' id2='3'/></a>", "<a xml:space='preserve'> </a>",
    "<row xmlns:r='http://x.org/r' r='5'/>", "<row xmlns:x='http://x.org/r' x:r='5'/>",
    "<a>&amp;&lt;&gt;&quot;&apos;</a>", "<a>中文😀\u{FFFD}\u{10FFFF}\u{1FFFE}é</a>", "<a b='中文'/>", "<a b=' '/>",
    "<t>a]]b</t>", "<averylongname averylongname='1'></averylongname>", "<a>\u{7F}\u{85}</a>", "<c r='A1'   s='2'/>",
    "<a b='\"' c=\"'\"/>", "<a b='&amp;'/>", "<a b='&lt;&gt;&quot;&apos;&amp;amp;'/>",
    "<a b=\"0.00&quot;万元&quot;\" c='&amp;x' d='1'/>",
    "<a b='x&amp;#38;y'/>", "<a><b>1</b>2<b>3</b></a>",
  ])
  func plainDocumentsAreScanned(text: String) {
    #expect(Outcome.isScanned(Array(text.utf8)))
    Self.expectEqual(Array(text.utf8))
  }

  @Test(arguments: [
    "", " ", "a", "<", "<a", "<a>", "</a>", "<a/", "<a></b>", "<a><b></a></b>", "<a/><b/>", "<a/>x", " <a/>", "x<a/>",
    "<a b/>", "<a b=1/>", "<a b='1/>", "<a b='1'c='2'/>", "<a b ='1'/>", "<a b= '1'/>", "<a b='1' b='2'/>",
    "<a b='1' b='&amp;'/>", "<a b='&amp;' b='1'/>", "<a b='&'/>", "<a b='&amp'/>", "<a b='&x;'/>", "<a b='&#65;'/>",
    "<a b='&amp;", "<a b='&amp;<'/>", "<a b='&amp;\n'/>", "<a xmlns:r='http://x.org/r' r:b='&amp;'/>",
    "<a b='<'/>",
    "<a b='>'/>", "<a b='1\n2'/>", "<a b='\t'/>", "<a / >", "<a></a >", "< a/>", "<1/>", "<é/>",
    "<a é=''/>",
    "<a><!-- --></a>", "<!-- --><a/>", "<a/><!-- -->", "<a><![CDATA[x]]></a>", "<a><?p q?></a>", "<?p q?><a/>",
    "<!DOCTYPE a><a/>", "<a>&x;</a>", "<a>&#65;</a>", "<a>&#x41;</a>", "<a>&amp</a>", "<a>&</a>", "<a>]]></a>",
    "<a>></a>",
    "<a>1\r\n2</a>", "<x:a xmlns:x='http://x.org/r'/>", "<a x:b='1'/>", "<a x:b='1' xmlns:x='http://x.org/r'/>",
    "<a><b xmlns='http://x.org/r'/></a>", "<a><b xmlns:x='http://x.org/r'/></a>", "<a xmlns=''/>", "<a xmlns='x y'/>",
    "<a xmlns:x=''/>", "<a xmlns:x='http://x.org/1' xmlns:x='http://x.org/2'/>",
    "<a xmlns='http://x' xmlns='http://x'/>",
    "<a xmlns:xml='http://x.org/r'/>", "<a xmlns:xmlns='http://x.org/r'/>",
    "<a xmlns:x='http://www.w3.org/XML/1998/namespace'/>", "<a xml:lang='zh'/>", "<a xml:id='1'/>", "<a :b='1'/>",
    "<a b:='1'/>", "<a xmlns:x='http://x.org/r' x:b='1' b='2'/>", "<?xml?><a/>", "<?xml version='1.1'?><a/>",
    "<?xml version='1.0' encoding='GBK'?><a/>", "<?xml version='1.0' encoding='UTF-16'?><a/>",
    "<?xml encoding='UTF-8'?><a/>",
    "<?xml version='1.0'?", "<?XML version='1.0'?><a/>", "\n<?xml version='1.0'?><a/>", "<a>\0</a>", "<a/>\0",
    "<a b='\0'/>",
    "<a>\u{1}</a>", "<a>\u{FFFF}</a>", "<a>\u{FFFE}</a>",
  ])
  func otherDocumentsAreLeftToLibXML(text: String) {
    #expect(!Outcome.isScanned(Array(text.utf8)))
    Self.expectEqual(Array(text.utf8))
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBE],
      [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE4, 0xB8], [0xE4], [0xC3], [0xF0, 0x9F, 0x98], [0xFF],
      [0xFE, 0xFF],
    ] as [[UInt8]])
  func whatIsNotUTF8IsLeftToLibXML(bytes: [UInt8]) {
    for (before, after) in [("<a>", "</a>"), ("<a b='", "'/>"), ("<a>", ""), ("<a b='", "")] {
      let document = Array(before.utf8) + bytes + Array(after.utf8)
      #expect(!Outcome.isScanned(document))
      Self.expectEqual(document)
    }
  }

  @Test func whatIsLargeIsLeftToLibXML() {
    let (start, end) = (String(repeating: "<a>", count: 40), String(repeating: "</a>", count: 40))
    let attributes = (0..<22).map { " a\($0)='1'" }.joined()
    let cases: [(String, Bool)] = [
      (start + end, true), (start + "<a>" + "</a>" + end, false), ("<a\(attributes)/>", false),
      ("<a\(attributes.dropLast(8))/>", true),
      ("<a>" + String(repeating: "中", count: 10_000) + "</a>", true),
      ("<a>" + String(repeating: "=", count: 1_000) + String(repeating: "x", count: 4_000) + "</a>", true),
      ("<a>" + String(repeating: "=", count: 1_001) + String(repeating: "x", count: 4_000) + "</a>", false),
      ("<a>" + String(repeating: "x", count: 1 << 20) + "</a>", false),
    ]
    for (text, scanned) in cases {
      #expect(Outcome.isScanned(Array(text.utf8)) == scanned, "\(text.prefix(40))")
      Self.expectEqual(Array(text.utf8))
    }
  }

  @Test func everyCutOfADocumentIsTheSame() {
    let document = Array("\u{FEFF}<?xml version='1.0'?><a b='中'>&amp;文<c r=\"1\"/></a>".utf8)
    for length in 0..<document.count { Self.expectEqual(Array(document[..<length])) }
  }

  /// Both ways give the same events and the same failure, also where reading fails at the end.
  static func expectEqual(_ bytes: [UInt8]) {
    for fails in [false, true] {
      let scanned = Outcome.events(bytes, scans: true, failsAtEnd: fails)
      #expect(
        scanned == Outcome.events(bytes, scans: false, failsAtEnd: fails),
        "\(String(decoding: bytes.prefix(200), as: UTF8.self))")
    }
  }
}
