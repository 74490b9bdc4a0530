/// Why something could not be read or written, in Chinese (原因). The fact is English, and stays so in JSON; people who read
/// Chinese get these words for what the program says and what the system says most often. What libraries say stays as it is.
enum Reason {
  /// `reason` in Chinese; itself where there are no words for it.
  static func chinese(_ reason: String) -> String {
    for (start, words) in beginnings where reason.hasPrefix(start) { return words + reason.dropFirst(start.count) }
    let (key, numbers) = parted(reason)
    guard let words = words[key] else { return reason }
    var rest = numbers[...]
    return words.reduce(into: "") { text, character in
      if character == "#", let number = rest.popFirst() { text += number } else { text.append(character) }
    }
  }

  /// `reason` with `#` in place of each number, and the numbers.
  private static func parted(_ reason: String) -> (key: String, numbers: [String]) {
    var key = ""
    var numbers: [String] = []
    var isInNumber = false
    for character in reason {
      let isDigit = ("0"..."9").contains(character)
      if isDigit, isInNumber {
        numbers[numbers.count - 1].append(character)
      } else if isDigit {
        numbers.append(String(character))
        key += "#"
      } else {
        key.append(character)
      }
      isInNumber = isDigit
    }
    return (key, numbers)
  }

  /// What stands before a name.
  private static let beginnings = [
    ("no part ", "没有部分 "), ("no relationship for the sheet ", "没有这个工作表的关系："), ("the unknown type ", "不认识的类型"),
    ("the reference ", "单元格引用"),
  ]

  /// The words by the reason, numbers standing as `#`.
  private static let words = [
    // Of cells.
    "a cell outside the rows": "行以外有单元格",
    "a date": "日期",
    "a row whose number is none": "行号不是数字",
    "a second value": "有两个值",
    "a truth value": "逻辑值",
    "a value of another namespace": "值属于另一个命名空间",
    "an element inside the value": "值里有别的元素",
    "an error value": "错误值",
    "an inline string in a cell of another type": "另一类单元格里有内嵌文字",
    "comment": "批注",
    "hidden": "已隐藏",
    "merged over other cells": "与其他单元格合并，不属于单独一行一列",
    "percentage": "百分比",
    "struck out": "已用删除线划去",
    "struck out or raised": "已用删除线划去，或是上标",
    "the number format does not show the number": "格式不显示这个数",
    "the number format magnifies the number": "格式把数放大了",
    "the number format parts the digits": "格式在数字之间印出别的字符",
    "the number format prints another currency": "格式印出外币",
    "the number format prints another sign": "格式改变了正负号",
    "the number format prints further digits": "格式另外印出数字",
    "the number format prints words that are no money unit": "格式印出的不是金额单位",
    "the number shown is not the number stored": "显示的数与保存的数不同",
    // Of files.
    "# bytes for #": "解压后有 # 字节，应有 # 字节",
    "attributes > #": "属性超过 # 个",
    "byte #": "字节 #",
    "compressed bytes damaged": "压缩数据已损坏",
    "compression method #": "不支持第 # 号压缩方法",
    "depth > #": "层数超过 #",
    "dialog": "对话框表",
    "macros": "宏表",
    "directory of the archive damaged": "压缩文件的目录已损坏",
    "header of the entry damaged": "压缩文件中该部分的文件头已损坏",
    "hidden or temporary": "隐藏文件或临时文件",
    "hidden: # cells": "已隐藏，# 个单元格",
    "in the output folder": "在输出文件夹中",
    "invalid bytes for the encoding": "有不合所声明编码的字节",
    "it is an input": "这是输入文件",
    "it has no header": "没有表头",
    "it has no title, and its first row stands in the table above already": "没有标题，首行在上面的表中已有",
    "it has no title, and its header is none of the profile's": "没有标题，表头也不是版式中任何一张表的",
    "it has no title, and its header is that of several tables": "没有标题，表头与不止一张表相符",
    "its header is not that of the title's table": "表头与标题所指的表不符",
    "its title is none of the profile's": "标题不是版式中任何一张表的",
    "memory": "内存不足",
    "namespaces > #": "命名空间超过 # 个",
    "named twice": "重复列出",
    "not written, since that input is newer": "该输入较新，这一份没有写出",
    "the merged files hold both, since that input does not have all of its tables":
      "合并文件两份都有，因为该输入没有它的全部表格",
    "the merged files hold both; --latest keeps the newest": "合并文件两份都有；--latest 只留较新的",
    "no element": "没有元素",
    "no such part": "没有这个部分",
    "not a folder": "不是文件夹",
    "not a regular file": "不是普通文件",
    "not a whole zip archive": "不是完整的 zip 压缩文件",
    "tag or text > # bytes": "标签或文字超过 # 字节",
    "text > # bytes": "文字超过 # 字节",
    "wrong checksum": "校验和不符",
    // As glibc's strerror says it.
    "Bad file descriptor": "文件描述符已关闭",
    "Broken pipe": "管道的另一端已关闭",
    "Disk quota exceeded": "超出磁盘配额",
    "File exists": "已有同名文件",
    "File name too long": "文件名过长",
    "File too large": "文件过大",
    "Input/output error": "读写出错",
    "Is a directory": "是文件夹",
    "No space left on device": "磁盘已满",
    "No such file or directory": "没有这个文件或文件夹",
    "Not a directory": "不是文件夹",
    "Operation not permitted": "不允许这样操作",
    "Permission denied": "没有权限",
    "Read-only file system": "文件系统只读",
    "Too many levels of symbolic links": "链接层数过多",
    "Too many open files": "打开的文件过多",
  ]
}
