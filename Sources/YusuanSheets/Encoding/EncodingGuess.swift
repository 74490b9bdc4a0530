/// Guesses whether bytes are a text in an encoding, by the characters they would be (按内容判断). A text is mostly valid in
/// other encodings too, but there its characters are rare ones.
struct EncodingGuess {
  /// What kinds of characters a sample has in an encoding.
  struct Evidence {
    /// ASCII characters without control characters.
    var plain = 0
    /// Common ideographs; in Japanese encodings also kana, in Korean ones also syllables.
    var familiar = 0
    /// All other characters except punctuation.
    var strange = 0
    /// Control characters, and places that are not text.
    var damaged = 0

    /// The share of common characters among the non-ASCII ones.
    var share: Double { familiar == 0 ? 0 : Double(familiar) / Double(familiar + strange + damaged) }

    /// Whether most of it looks like text.
    var isText: Bool { plain + familiar > (strange + damaged) * 3 && plain + familiar >= 16 }
  }

  /// The bytes from the first non-ASCII byte on. The offset of the sample in the file is a multiple of four.
  private let sample: [UInt8]

  init(_ sample: [UInt8]) { self.sample = sample }

  /// UTF-16 or UTF-32 without a mark, if the sample makes sense in it; otherwise nil.
  var wide: TextEncoding? {
    let ones: [TextEncoding] = [.utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian]
    return ones.first { evidence($0).isText }
  }

  /// The share of common characters in GB 18030, and the number of characters it is based on.
  var gb18030: (share: Double, count: Int) {
    let evidence = evidence(.gb18030)
    return (evidence.share, evidence.familiar + evidence.strange + evidence.damaged)
  }

  /// The foreign encoding in which the sample makes more sense than in GB 18030, or nil if there is none. `share` is
  /// the share of common characters in GB 18030.
  func foreign(share: Double) -> TextEncoding? {
    let bound = max(0.4, share * 2)
    let best = [TextEncoding.big5, .shiftJIS, .eucJP, .eucKR].map { (encoding: $0, evidence: evidence($0)) }
      .max { $0.evidence.share < $1.evidence.share }
    // A few characters prove nothing: in some encoding any character is common.
    if let best, best.evidence.share > bound, best.evidence.familiar > 5 { return best.encoding }
    if isSingleBytes { return .windows1252 }
    let russian = evidence(.windows1251)
    return russian.share > max(0.9, bound) && russian.familiar > 5 ? .windows1251 : nil
  }

  /// Whether most non-ASCII bytes stand alone between ASCII letters, as accented letters do.
  private var isSingleBytes: Bool {
    var (runs, single) = (0, 0)
    for run in sample.split(whereSeparator: { $0 < 0x80 }) {
      runs += 1
      if run.count == 1 { single += 1 }
    }
    return single * 3 > runs * 2
  }

  /// The evidence of the sample in `encoding`.
  private func evidence(_ encoding: TextEncoding) -> Evidence {
    var text: [UInt8] = []
    let decoder = TextDecoder(encoding)
    decoder.append(sample[...], to: &text, isLast: false)
    var evidence = Evidence()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 9, 10, 13, 0x20...0x7E: evidence.plain += 1
      case 0...0x1F, 0x7F...0x9F, 0xFFFD: evidence.damaged += 1
      case 0xA0, 0xA3, 0xA5, 0xB7, 0x2000...0x206F, 0x2460...0x24FF, 0x3000...0x303F, 0xFF00...0xFF60, 0xFFE0...0xFFEF:
        break
      default: if Self.isFamiliar(scalar, in: encoding) { evidence.familiar += 1 } else { evidence.strange += 1 }
      }
    }
    return evidence
  }

  private static func isFamiliar(_ scalar: Unicode.Scalar, in encoding: TextEncoding) -> Bool {
    switch encoding {
    case .shiftJIS, .eucJP: (0x3040...0x30FF).contains(scalar.value) || familiar.contains(scalar)
    case .eucKR: (0xAC00...0xD7A3).contains(scalar.value)
    case .windows1251: (0x410...0x451).contains(scalar.value)
    default: familiar.contains(scalar)
    }
  }

  /// Common ideographs, of budget tables and of any text: simplified, traditional and Japanese.
  private static let familiar = Set(
    """
    一七万三上下不与世业东两个中为主义之九也乡了予争事二于五些交产人今从他代以们件任会传但位住体余作你使來例保信個們\
    做健傳元先光入內全兩八公六共关其具养内円再农决况几出分则別利别到制則前力加务动動務化北区医區十华单卫即原去又及反\
    収发取受变口只可各合同名后向员命和品員問單器四回因国图國圖土在地场城基報場境增处外多大天头好如子学學它安完定实害\
    家實对导対将將對導小少就展山工己已带帶常平年并幾广広应府度廣建开式张張強强当形待後得從心必志思急性总息情想意應成\
    我或戸房所手才把报指据採接提據支收改放政教数整數文料新方於旅无日时明是時更最會月有服期本术机权条来東极林果样根條\
    業極樣機權次款正此步歳段每比民气氣水求決沒没油治況法活流济海清済濟灾点為無然物特环现理環生產用由电界當疗療發百的\
    目直相看県真着知石码研确確碼示社离种科积程種積空立第等算管節米类系級組結給統經線編縣總繳级线组经结给统编缴美群義\
    老者而联聯能自至與节華萬著處號行術衛表被裡西要見規见规角解計記設許話認說論證議變计认议记许论设证话说象財資質購财\
    质购费资走起路身車較轉车转较農边达过运还这进這通速造進運過道達還邊那部都鄉醫采里重量金長长門開間関關门问间防障集\
    離電需面項預領頭題額類项预领题额风養餘體高點\

    """.unicodeScalars)
}
