internal import YusuanFindings
internal import YusuanModel

/// Writes a whole page of disclosures (网页): it is one file, works without scripts and asks for nothing from elsewhere.
struct DisclosurePage {
  private let contents: [PageContent]
  private let language: Language

  init(_ printouts: [Printout], _ options: FormOptions) {
    language = options.language
    contents = printouts.enumerated().map { index, printout in
      var page = PageOptions(options.language)
      page.amountUnit = options.amountUnit
      if printouts.count > 1 { page.anchorPrefix = "d\(index + 1)-" }
      return PageContent(printout, page)
    }
  }

  func write() throws(Diagnostic) -> [UInt8] {
    let name = contents.first?.name ?? ""
    let more = contents.count > 1 ? " …" : ""
    return try Self.write(title: name + more + (language == .zh ? " 预算公开" : ": budget disclosure"), language) { page in
      skipLink(to: page)
      if let content = contents.first, contents.count == 1 {
        write(content, around: "main", to: page)
      } else {
        page.element("main") {
          for content in contents { page.element("article") { write(content, around: "div", to: page) } }
        }
      }
    }
  }

  /// Writes a disclosure: its heading, and `element` with its parts.
  private func write(_ content: PageContent, around element: String, to page: PageWriter) {
    PageHeading(content).write(to: page)
    PageHeading(content).writeContents(to: page)
    page.element(element) {
      page.line()
      PageFindings(content).write(to: page)
      PageCharts(content).write(to: page)
      PageTables(content).write(to: page)
    }
    page.line()
  }

  private func skipLink(to page: PageWriter) {
    guard let first = contents.first else { return }
    page.beside("p") {
      page.element(
        "a", ["class": "skip", "href": "#\(first.anchor(part: "tables"))"], first.words("跳到表格", "Skip to the tables"))
    }
    page.line()
  }

  /// Writes a document with the head of all pages and what `body` writes.
  static func write(
    title: String, _ language: Language, _ body: (PageWriter) -> Void
  ) throws(Diagnostic) -> [UInt8] {
    let page = try PageWriter(isWhole: true)
    page.element("html", ["lang": language == .zh ? "zh-CN" : "en"]) {
      page.line()
      page.element("head") {
        page.line()
        page.element("meta", ["charset": "utf-8"])
        page.element("meta", ["http-equiv": "Content-Security-Policy", "content": PageStyle.policy])
        page.element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        page.element("meta", ["name": "referrer", "content": "no-referrer"])
        page.element("meta", ["name": "generator", "content": "yusuan"])
        page.line()
        page.element("title", [:], title)
        page.line()
        page.style(PageStyle.sheet)
        page.line()
      }
      page.line()
      page.element("body") {
        page.line()
        body(page)
      }
      page.line()
    }
    page.line()
    return try page.finish()
  }
}

/// Writes a page that leads to those of several disclosures (目录页).
struct PageIndex {
  private let pages: [(printout: Printout, name: String)]
  private let language: Language

  init(_ pages: [(Printout, String)], _ language: Language) {
    self.pages = pages.map { ($0.0, $0.1) }
    self.language = language
  }

  func write() throws(Diagnostic) -> [UInt8] {
    let title = language == .zh ? "预算公开目录" : "Budget disclosures"
    return try DisclosurePage.write(title: title, language) { page in
      page.beside("header") { page.element("h1", [:], title) }
      page.beside("main") {
        page.element("div", ["class": "scroll"]) {
          page.element("table") {
            page.element("caption", [:], language == .zh ? "\(pages.count) 份公开文件" : "\(pages.count) disclosures")
            page.element("thead") {
              page.element("tr") { for head in heads { page.element("th", ["scope": "col"], head) } }
            }
            page.element("tbody") { for (printout, name) in pages { row(printout, name, to: page) } }
          }
        }
      }
    }
  }

  private var heads: [String] {
    let wording = Wording(language)
    let counts = Severity.allCases.reversed().map(wording.severity)
    return (language == .zh ? ["单位", "年度", "表"] : ["Unit", "Year", "Tables"]) + counts
  }

  private func row(_ printout: Printout, _ name: String, to page: PageWriter) {
    let disclosure = printout.document.disclosure
    page.element("tr") {
      page.element("th", ["scope": "row"]) {
        page.element("a", ["href": PageWriter.reference("\(name).html")], name)
      }
      page.element("td", [:], disclosure.fiscalYear.map(String.init) ?? "")
      page.element("td", ["class": "n"], String(disclosure.tables.count))
      for severity in Severity.allCases.reversed() {
        page.element("td", ["class": "n"], String(printout.findings.count { $0.severity == severity }))
      }
    }
    page.line()
  }
}
