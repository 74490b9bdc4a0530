/// Why something is as it is (原因), in both languages: all reasons there are stand here.
extension Phrase {
  // MARK: Of cells.

  package static let cellOutsideRows = Phrase(zh: "行以外有单元格", en: "a cell outside the rows")
  package static let date = Phrase(zh: "日期", en: "a date")
  package static let rowNumberUnreadable = Phrase(zh: "行号不是数字", en: "a row whose number is none")
  package static let secondValue = Phrase(zh: "有两个值", en: "a second value")
  package static let secondText = Phrase(zh: "有两段文字", en: "a second text")
  package static let truthValue = Phrase(zh: "逻辑值", en: "a truth value")
  package static let foreignValue = Phrase(zh: "值属于另一个命名空间", en: "a value of another namespace")
  package static let unknownElement = Phrase(zh: "不认识的元素里有文字", en: "a text in an unknown element")
  package static let elementInsideValue = Phrase(zh: "值里有别的元素", en: "an element inside the value")
  package static let errorValue = Phrase(zh: "错误值", en: "an error value")
  package static let inlineStringElsewhere = Phrase(
    zh: "另一类单元格里有内嵌文字", en: "an inline string in a cell of another type")
  package static let comment = Phrase(zh: "批注", en: "comment")
  package static let hidden = Phrase(zh: "已隐藏", en: "hidden")
  package static let merged = Phrase(zh: "与其他单元格合并，不属于单独一行一列", en: "merged over other cells")
  package static let printsUnit = Phrase(zh: "数字格式带有货币单位", en: "the number format prints a money unit")
  package static let percentage = Phrase(zh: "百分比", en: "percentage")
  package static let struckOut = Phrase(zh: "已用删除线划去", en: "struck out")
  package static let struckOutOrRaised = Phrase(zh: "已用删除线划去，或是上标、下标", en: "struck out, raised or lowered")
  package static let notShown = Phrase(zh: "格式不显示这个数", en: "the number format does not show the number")
  package static let magnified = Phrase(zh: "格式把数放大了", en: "the number format magnifies the number")
  package static let partedDigits = Phrase(zh: "格式在数字之间印出别的字符", en: "the number format parts the digits")
  package static let otherCurrency = Phrase(zh: "格式印出外币", en: "the number format prints another currency")
  package static let otherSign = Phrase(zh: "格式改变了正负号", en: "the number format prints another sign")
  package static let furtherDigits = Phrase(zh: "格式另外印出数字", en: "the number format prints further digits")
  package static let otherWords = Phrase(zh: "格式印出的不是金额单位", en: "the number format prints words that are no money unit")
  package static let differsFromStored = Phrase(zh: "显示的数与保存的数不同", en: "the number shown is not the number stored")
  package static func unknownType(_ type: String) -> Phrase {
    Phrase(zh: "不认识的类型\(type)", en: "the unknown type \(type)")
  }
  package static func reference(_ text: String) -> Phrase {
    Phrase(zh: "单元格引用\(text)", en: "the reference \(text)")
  }

  // MARK: Of files and archives.

  package static func bytesInstead(_ found: Int, of expected: Int) -> Phrase {
    Phrase(zh: "解压后有 \(found) 字节，应有 \(expected) 字节", en: "\(found) bytes for \(expected)")
  }
  package static let compressedBytesDamaged = Phrase(zh: "压缩数据已损坏", en: "compressed bytes damaged")
  package static func compressionMethod(_ number: Int) -> Phrase {
    Phrase(zh: "不支持第 \(number) 号压缩方法", en: "compression method \(number)")
  }
  package static func damagedByte(_ place: Int) -> Phrase {
    Phrase(zh: "字节 \(place)", en: "byte \(place)")
  }
  package static let dialogSheet = Phrase(zh: "对话框表", en: "dialog")
  package static let macroSheet = Phrase(zh: "宏表", en: "macros")
  package static let directoryDamaged = Phrase(zh: "压缩文件的目录已损坏", en: "directory of the archive damaged")
  package static let entryHeaderDamaged = Phrase(zh: "压缩文件中该部分的文件头已损坏", en: "header of the entry damaged")
  package static func hiddenCells(_ count: Int) -> Phrase {
    Phrase(zh: "已隐藏，\(count) 个单元格", en: "hidden: \(count) cells")
  }
  package static let hiddenOrTemporary = Phrase(zh: "隐藏文件或临时文件", en: "hidden or temporary")
  package static let inOutputFolder = Phrase(zh: "在输出文件夹中", en: "in the output folder")
  package static let isInput = Phrase(zh: "这是输入文件", en: "it is an input")
  package static let namedTwice = Phrase(zh: "重复列出", en: "named twice")
  package static func noPart(_ name: String) -> Phrase {
    Phrase(zh: "没有部分 \(name)", en: "no part \(name)")
  }
  package static func noRelationship(_ name: String) -> Phrase {
    Phrase(zh: "没有这个工作表的关系：\(name)", en: "no relationship for the sheet \(name)")
  }
  package static let noSuchPart = Phrase(zh: "没有这个部分", en: "no such part")
  package static let notFolder = Phrase(zh: "不是文件夹", en: "not a folder")
  package static let notRegularFile = Phrase(zh: "不是普通文件", en: "not a regular file")
  package static let notWholeArchive = Phrase(zh: "不是完整的 zip 压缩文件", en: "not a whole zip archive")
  package static let zeroBytes = Phrase(zh: "全是零字节", en: "zero bytes")
  package static let wrongChecksum = Phrase(zh: "校验和不符", en: "wrong checksum")

  // MARK: Of XML and HTML.

  package static func attributesBeyond(_ limit: Int) -> Phrase {
    Phrase(zh: "属性超过 \(limit) 个", en: "attributes > \(limit)")
  }
  package static func depthBeyond(_ limit: Int) -> Phrase {
    Phrase(zh: "层数超过 \(limit)", en: "depth > \(limit)")
  }
  package static func namespacesBeyond(_ limit: Int) -> Phrase {
    Phrase(zh: "命名空间超过 \(limit) 个", en: "namespaces > \(limit)")
  }
  package static func tagBeyond(_ limit: Int) -> Phrase {
    Phrase(zh: "标签或文字超过 \(limit) 字节", en: "tag or text > \(limit) bytes")
  }
  package static func textBeyond(_ limit: Int) -> Phrase {
    Phrase(zh: "文字超过 \(limit) 字节", en: "text > \(limit) bytes")
  }
  package static let doctype = Phrase(zh: "有 DOCTYPE", en: "DOCTYPE")
  package static let bytesOutsideEncoding = Phrase(zh: "有不合所声明编码的字节", en: "invalid bytes for the encoding")
  package static let memory = Phrase(zh: "内存不足", en: "memory")
  package static let noElement = Phrase(zh: "没有元素", en: "no element")

  // MARK: Of tables and disclosures.

  package static let noHeader = Phrase(zh: "没有表头", en: "it has no header")
  package static let againInTable = Phrase(
    zh: "没有标题，首行在上面的表中已有", en: "it has no title, and its first row stands in the table above already")
  package static let headerOfNone = Phrase(
    zh: "没有标题，表头也不是版式中任何一张表的", en: "it has no title, and its header is none of the profile's")
  package static let headerOfSeveral = Phrase(
    zh: "没有标题，表头与不止一张表相符", en: "it has no title, and its header is that of several tables")
  package static let headerOfAnother = Phrase(zh: "表头与标题所指的表不符", en: "its header is not that of the title's table")
  package static let titleOfNone = Phrase(zh: "标题不是版式中任何一张表的", en: "its title is none of the profile's")
  package static let olderLeftOut = Phrase(zh: "该输入较新，这一份没有写出", en: "not written, since that input is newer")
  package static let bothKeptSinceIncomplete = Phrase(
    zh: "合并文件两份都有，因为该输入没有它的全部表格", en: "the merged files hold both, since that input does not have all of its tables")
  package static let bothKept = Phrase(
    zh: "合并文件两份都有；--latest 只留较新的", en: "the merged files hold both; --latest keeps the newest")

  // MARK: Of text that is used and in no result.

  package static let narrativeText = Phrase(zh: "文字说明", en: "text of a narrative part")
  package static let formOfNoTable = Phrase(zh: "表单，不是版式中的表", en: "a form that is no table of the profile")
  package static let titleAlone = Phrase(zh: "没有自己表格的标题，如目录", en: "a title without a table of its own")
  package static let coverLine = Phrase(zh: "封面文字", en: "a line of a cover")
  package static let pageMark = Phrase(zh: "页码、水印之类", en: "a page number, a watermark or the like")
  package static let signatureOrDate = Phrase(zh: "签名或日期", en: "a signature or a date")
  package static let printedAgain = Phrase(zh: "重复印出的标题、表头或单位", en: "printed a second time")
  package static let columnNumbers = Phrase(zh: "栏次", en: "the row of column numbers")
  package static let besideUnit = Phrase(zh: "单位名称或金额单位旁的文字", en: "text beside the unit's name or the money unit")
  package static let wordsOfNoTable = Phrase(zh: "不成表格的文字", en: "words that are no table")
  package static let textOutside = Phrase(zh: "表外文字", en: "text outside the tables")
}

/// Limits of what an input may ask for (上限).
extension Phrase {
  /// So many cells.
  package static func cells(_ count: Int) -> Phrase { Phrase(zh: "\(count) 个单元格", en: "\(count) cells") }
  /// So many bytes of text in all cells.
  package static func bytesOfText(_ count: Int) -> Phrase {
    Phrase(zh: "\(count) 字节的文字", en: "\(count) bytes of text")
  }
  /// So many bytes of all parts.
  package static func inflatedBytes(_ count: Int) -> Phrase {
    Phrase(zh: "解压后 \(count) 字节", en: "\(count) inflated bytes")
  }
}

extension Diagnostic {
  /// The finding that the input at `location` goes beyond `limit`.
  package static func tooLarge(_ limit: Phrase, at location: Location) -> Diagnostic {
    var finding = Diagnostic(.fileTooLarge, at: location, [.limit: limit[.en]])
    finding.phrases = [.limit: limit]
    return finding
  }
}
