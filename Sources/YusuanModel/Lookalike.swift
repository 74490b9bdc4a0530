/// What a character looks like to a reader. Fonts, scanners and old programs replace characters by look-alikes (形近字符).
public enum Lookalike: Sendable, Equatable {
  /// The character itself.
  case itself
  /// White space of any kind. This includes U+E5E5, to which GB 18030 maps A3A0, the padding of old programs.
  case blank
  /// Nothing: zero-width and bidirectional marks, variation selectors, byte-order marks, control characters.
  case invisible
  /// Another character: the ideograph that a radical or compatibility form looks like.
  case character(Unicode.Scalar)

  /// Classifies the character `value`.
  public init(_ value: UInt32) {
    switch value {
    case 0x4E00...0x9FFF, 0x21...0x7E, 0xB7, 0x2010...0x2027, 0x2460...0x24FF, 0x3001...0x303F, 0xFF01...0xFF9F:
      self = .itself
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .blank
    case 0x115F, 0x1160, 0x2800, 0x3164, 0xE5E5, 0xFFA0: self = .blank
    case 0...0x08, 0x0E...0x1F, 0x7F...0x9F, 0xAD, 0x034F, 0x061C, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE0FFF:
      self = .invisible
    default: self = Self.tables.lazy.compactMap { $0.character(value) }.first.map(Lookalike.character) ?? .itself
    }
  }

  /// Consecutive characters of Unicode, and what each looks like.
  private struct Table {
    let first: UInt32
    let characters: [Unicode.Scalar]

    /// The table of the characters from `first` on; 〓 stands for a character that is itself.
    init(from first: UInt32, _ characters: String) {
      self.first = first
      self.characters = Array(characters.unicodeScalars)
    }

    func character(_ value: UInt32) -> Unicode.Scalar? {
      guard value >= first, value - first < UInt32(characters.count) else { return nil }
      let character = characters[Int(value - first)]
      return character == "〓" ? nil : character
    }
  }

  /// The supplementary and the Kangxi radicals, the compatibility ideographs and their supplement, and the vertical and
  /// small forms. Source: the compatibility decompositions of Unicode 15; for the supplementary radicals, the
  /// ideographs that are drawn alike.
  private static let tables = [
    Table(
      from: 0x2E80,
      """
      〓厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢〓巳幺彑彐忄㣺扌攵〓旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓\
      罒〓〓〓羊羊〓耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨\
      鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟\

      """),
    Table(
      from: 0x2F00,
      """
      一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
      干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生\
      用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷\
      豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
      黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠\

      """),
    Table(
      from: 0xF900,
      """
      豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓\
      爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北\
      磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊\
      練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉\
      杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒\
      狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀〓〓塚〓晴〓〓凞猪益礼神祥福靖精羽〓蘒〓諸〓〓逸都〓〓〓飯飼\
      館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹\
      艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘〓〓並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒\
      敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈\
      輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓\
      〓〓〓〓〓〓〓〓〓〓〓〓\

      """),
    Table(
      from: 0xFE30,
      """
      〓—–__(){}〔〕【】《》〈〉「」『』〓〓[]〓〓〓〓___,、.〓;:?!—(){}〔〕#&*\
      +-<>=〓〓$%@〓〓〓〓\

      """),
    Table(
      from: 0x2F800,
      """
      丽丸乁𠄢你侮侻倂偺備僧像㒞𠘺免兔兤具𠔜㒹內再𠕋冗冤仌冬况𩇟凵刃㓟刻剆割剷㔕勇勉勤勺包匆北卉卑博即卽卿\
      卿卿𠨬灰及叟𠭣叫叱吆咞吸呈周咢哶唐啓啣善善喙喫喳嗂圖嘆圗噑噴切壮城埴堍型堲報墬𡓤売壷夆多夢奢𡚨𡛪姬娛\
      娧姘婦㛮㛼嬈嬾嬾𡧈寃寘寧寳𡬘寿将当尢㞁屠屮峀岍𡷤嵃𡷦嵮嵫嵼巡巢㠯巽帨帽幩㡢𢆃㡼庰庳庶廊𪎒廾𢌱𢌱舁弢弢\
      㣇𣊸𦇚形彫㣣徚忍志忹悁㤺㤜悔𢛔惇慈慌慎慌慺憎憲憤憯懞懲懶成戛扝抱拔捐𢬌挽拼捨掃揤𢯱搢揅掩㨮摩摾撝摷㩬\
      敏敬𣀊旣書晉㬙暑㬈㫤冒冕最暜肭䏙朗望朡杞杓𣏃㭉柺枅桒梅𣑭梎栟椔㮝楂榣槪檨𣚣櫛㰘次𣢧歔㱎歲殟殺殻𣪍𡴋𣫺\
      汎𣲼沿泍汧洖派海流浩浸涅𣴞洴港湮㴳滋滇𣻑淹潮𣽞𣾎濆瀹瀞瀛㶖灊災灷炭𠔥煅𤉣熜𤎫爨爵牐𤘈犀犕𤜵𤠔獺王㺬玥\
      㺸㺸瑇瑜瑱璅瓊㼛甤𤰶甾𤲒異𢆟瘐𤾡𤾸𥁄㿼䀈直𥃳𥃲𥄙𥄳眞真真睊䀹瞋䁆䂖𥐝硎碌磌䃣𥘦祖𥚚𥛅福秫䄯穀穊穏𥥼𥪧\
      𥪧竮䈂𥮫篆築䈧𥲀糒䊠糨糣紀𥾆絣䌁緇縂繅䌴𦈨𦉇䍙𦋙罺𦌾羕翺者𦓚𦔣聠𦖨聰𣍟䏕育脃䐋脾媵𦞧𦞵𣎓𣎜舁舄辞䑫芑\
      芋芝劳花芳芽苦𦬼若茝荣莭茣莽菧著荓菊菌菜𦰶𦵫𦳕䔫蓱蓳蔖𧏊蕤𦼬䕝䕡𦾱𧃒䕫虐虜虧虩蚩蚈蜎蛢蝹蜨蝫螆䗗蟡蠁\
      䗹衠衣𧙧裗裞䘵裺㒻𧢮𧥦䚾䛇誠諭變豕𧲨貫賁贛起𧼯𠠄跋趼跰𠣞軔輸𨗒𨗭邔郱鄑𨜮鄛鈸鋗鋘鉼鏹鐕𨯺開䦕閷𨵷䧦雃\
      嶲霣𩅅𩈚䩮䩶韠𩐊䪲𩒖頋頋頩𩖶飢䬳餩馧駂駾䯎𩬰鬒鱀鳽䳎䳭鵧𪃎䳸𪄅𪈎𪊑麻䵖黹黾鼅鼏鼖鼻𪘀〓〓\

      """),
  ]
}
