import TestSupport
import Testing
import Yusuan

/// Every kind of finding has its words in both languages, and the page that lists them is right.
@Suite struct CatalogueTests {
  @Test func eachCodeIsGivenOnce() {
    let codes = Code.all.map(\.rawValue)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.wholeMatch(of: /Y0\d{3}/) != nil })
  }

  @Test(arguments: Code.all)
  func bothLanguagesNameTheSameFacts(code: Code) {
    let facts = Language.allCases.map { language -> Set<String> in
      let template = Wording(language).template(code)
      #expect(!Wording(language).title(code).isEmpty)
      #expect(!Wording(language).advice(code).isEmpty)
      return Set(template.matches(of: /\{([a-z]+)\}/).map { String($0.1) })
    }
    #expect(facts[0] == facts[1])
    #expect(facts[0].isSubset(of: Set(Diagnostic.Fact.allCases.map(\.rawValue))))
  }

  @Test func thePageOfCodesIsRight() {
    var lines: [String] = []
    for code in Code.all {
      let (zh, en) = (Wording(.zh), Wording(.en))
      lines.append(
        "| \(code.rawValue) | \(code.severity.rawValue) | \(zh.title(code)) | \(en.title(code)) | \(zh.template(code)) | \(en.template(code)) | \(zh.advice(code)) | \(en.advice(code)) |"
      )
    }
    let head = """
      # Diagnostics (诊断)

      Every finding has a stable code, which never changes its meaning. Its text form is one line:

      ```
      file › line 12 › C7 (row 7, column 3): error: expected an amount in 万元, found “abc” [Y0012]
      ```

      With `--diagnostics json` each finding is one line of JSON on standard error:
      `type` (`diagnostic`), `code`, `severity` (`info`, `warning`, `error`), `title`, `message`, `input`, and where they are
      known `part`, `sheet`, `line`, `lastLine`, `cell` (A1), `row`, `column`; `facts` (an object of texts: the words in
      braces below; what stands in square brackets is only said where its facts are there), and `cells`: how many non-blank
      cells this finding accounts for, because they are not in the result.
      With `--summary` a last line of `type` `summary` follows: `cells` (`read` = `used` + `diagnosed`; `roles`; `residues`),
      `inputs` (`read`, `failed`) and `findings` by severity.

      | code | severity | 名称 | name | 消息 | message | 处理 | what to do |
      |---|---|---|---|---|---|---|---|

      """
    Golden.expect(Array((head + lines.joined(separator: "\n") + "\n").utf8), "Documentation/diagnostics.md")
  }
}
