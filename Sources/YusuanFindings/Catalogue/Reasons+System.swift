package import YusuanPlatform

/// What the system refuses, and what reading of XML fails for.
extension Phrase {
  /// What the system says, by default of the last error of this thread.
  package static func system(_ error: SystemError = .last) -> Phrase {
    Phrase(zh: systemErrors[error.number] ?? error.text, en: error.text)
  }

  /// By the numbers of Linux (`errno.h`): those that reading and writing of files meets.
  private static let systemErrors: [Int32: String] = [
    1: "不允许这样操作", 2: "没有这个文件或文件夹", 5: "读写出错", 9: "文件描述符已关闭", 12: "内存不足", 13: "没有权限", 16: "设备或资源忙",
    17: "已有同名文件", 20: "不是文件夹", 21: "是文件夹", 22: "参数不对", 23: "系统打开的文件过多", 24: "打开的文件过多", 27: "文件过大",
    28: "磁盘已满", 30: "文件系统只读", 32: "管道的另一端已关闭", 36: "文件名过长", 39: "文件夹不是空的", 40: "链接层数过多",
    122: "超出磁盘配额",
  ]

  /// Bytes that are no XML, for the error `number` of the parser (libxml2's `xmlParserErrors`).
  package static func syntax(_ number: Int32) -> Phrase {
    if let words = syntaxErrors[number] { return Phrase(zh: words.zh, en: words.en) }
    return Phrase(zh: "语法错误（libxml2 错误号 \(number)）", en: "a syntax error (number \(number) of libxml2)")
  }

  private static let syntaxErrors: [Int32: (zh: String, en: String)] = [
    2: ("内存不足", "memory"),
    4: ("文件是空的", "the document is empty"),
    5: ("根元素之后还有内容", "there is something behind the root element"),
    8: ("字符引用不对", "a character reference is wrong"),
    9: ("有 XML 不允许的字符", "a character that XML does not allow"),
    22: ("实体引用没有名称", "an entity reference has no name"),
    23: ("实体引用没有以分号结束", "an entity reference does not end with a semicolon"),
    26: ("引用了没有声明的实体", "an entity that is not declared"),
    31: ("编码名称不对", "the name of the encoding is wrong"),
    32: ("不支持所声明的编码", "the declared encoding is not known"),
    38: ("属性值里有“<”", "an attribute has a < in its value"),
    39: ("属性值没有引号", "an attribute's value has no quotes"),
    40: ("属性值的引号没有结束", "the quotes of an attribute do not end"),
    41: ("属性没有值", "an attribute has no value"),
    42: ("属性重复", "an attribute stands twice"),
    45: ("注释没有结束", "a comment does not end"),
    47: ("处理指令没有结束", "a processing instruction does not end"),
    57: ("XML 声明没有结束", "the XML declaration does not end"),
    62: ("文字里有“]]>”", "a text has ]]> in it"),
    63: ("CDATA 没有结束", "a CDATA section does not end"),
    64: ("XML 声明不在文件开头", "the XML declaration does not stand at the beginning"),
    65: ("缺少空格", "a space is missing"),
    68: ("缺少名称", "a name is missing"),
    73: ("标签没有以“>”结束", "a tag does not end with >"),
    74: ("缺少结束标签", "an end tag is missing"),
    75: ("属性没有等号", "an attribute has no equals sign"),
    76: ("开始标签与结束标签不一致", "a start tag and its end tag differ"),
    77: ("文件在标签结束之前中断", "the document ends before its elements do"),
    81: ("有不合所声明编码的字节", "invalid bytes for the encoding"),
    201: ("前缀没有声明命名空间", "a prefix without a namespace"),
  ]

  // MARK: What breaks a schema

  /// In place of what was `expected` stands the element `name`.
  package static func elementUnexpected(_ name: String, expected: [String]) -> Phrase {
    expected.isEmpty
      ? Phrase(zh: "元素 \(name) 不应在此处", en: "the element \(name) has no place here")
      : Phrase(
        zh: "此处应为元素 \(expected.joined(separator: "、"))，实为 \(name)",
        en: "expected the element \(expected.joined(separator: " or ")), found \(name)")
  }

  /// The element `name` lacks elements.
  package static func childMissing(_ name: String, expected: [String]) -> Phrase {
    Phrase(
      zh: "元素 \(name) 之内缺少 \(expected.joined(separator: "、"))",
      en: "the element \(name) lacks \(expected.joined(separator: " or "))")
  }

  /// The element `name` has an `attribute` that it may not have.
  package static func attributeUnexpected(_ attribute: String, of name: String) -> Phrase {
    Phrase(zh: "元素 \(name) 没有名为 \(attribute) 的属性", en: "the element \(name) has no attribute \(attribute)")
  }

  /// The element `name` lacks an `attribute`.
  package static func attributeMissing(_ attribute: String, of name: String) -> Phrase {
    Phrase(zh: "元素 \(name) 缺少属性 \(attribute)", en: "the element \(name) lacks the attribute \(attribute)")
  }

  /// A value that the type of the element `name`, or of its `attribute`, does not allow.
  package static func valueRefused(_ value: String, of name: String, attribute: String?) -> Phrase {
    guard let attribute else {
      return Phrase(zh: "元素 \(name) 不能是“\(value)”", en: "the element \(name) cannot be “\(value)”")
    }
    return Phrase(
      zh: "元素 \(name) 的属性 \(attribute) 不能是“\(value)”",
      en: "the attribute \(attribute) of the element \(name) cannot be “\(value)”")
  }

  /// A key that stands twice, or points to nothing.
  package static func keyRefused(_ name: String) -> Phrase {
    Phrase(zh: "元素 \(name) 的标识重复，或所指的标识不存在", en: "the key of the element \(name) stands twice, or names nothing")
  }

  /// Anything else that a schema refuses, by the `number` of the parser.
  package static func schema(_ number: Int32) -> Phrase {
    Phrase(zh: "不合模式（libxml2 错误号 \(number)）", en: "not valid (number \(number) of libxml2)")
  }
}
