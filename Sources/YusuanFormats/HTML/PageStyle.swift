internal import YusuanPlatform

/// How pages look (网页样式): on screens of any width, light and dark, and on paper.
public enum PageStyle {
  /// The style sheet. It has no sign that XML escapes, and needs nothing from elsewhere.
  public static let sheet = colours + layout + tables + findings + charts + print

  /// A Content Security Policy that allows this style sheet and nothing else: no script, no other resource (CSP level 3).
  public static let policy =
    "default-src 'none'; style-src 'sha256-\(base64(Digest.of(sheet.utf8)))'; base-uri 'none'; form-action 'none'"

  private static let colours = """
    :root{color-scheme:light dark;--ink:#1b1b1b;--soft:#555;--page:#fff;--head:#eef2f7;--line:#8a8f98;--link:#0b4f9e;
    --error:#a40000;--errorback:#fde7e7;--warning:#7a4b00;--warningback:#fff3d6;--info:#1d4f7a;--infoback:#e6f1fa;
    --k0:#1f4e79;--k1:#b45309;--k2:#3f6212;--k3:#6b21a8;--k4:#0f766e;--k5:#9f1239}
    @media (prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#b5b5b5;--page:#16181b;--head:#262b33;--line:#737a85;
    --link:#8ec1ff;--error:#ff9b9b;--errorback:#4a1d1d;--warning:#ffcf70;--warningback:#443310;--info:#9fd0ff;
    --infoback:#16344f;--k0:#7fb2e5;--k1:#f0a35e;--k2:#a3cf62;--k3:#c79bf2;--k4:#5fd0c2;--k5:#ff8fa9}}

    """

  private static let layout = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;color:var(--ink);background:var(--page);font:16px/1.6 'Noto Sans CJK SC','Source Han Sans SC',
    'PingFang SC','Microsoft YaHei',system-ui,sans-serif;overflow-wrap:anywhere}
    header,nav,main,footer{max-width:84rem;margin:0 auto;padding:0 1rem}
    h1{font-size:1.6rem;line-height:1.3;margin:1.5rem 0 .5rem}
    h2{font-size:1.25rem;line-height:1.4;margin:2rem 0 .5rem}
    h3{font-size:1rem;margin:.2rem 0}
    a{color:var(--link)}
    a:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    :target{outline:3px solid var(--link);outline-offset:1px;scroll-margin:3rem}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:.5rem;background:var(--page);padding:.5rem}
    .facts,.contents{margin:.5rem 0;padding:0;list-style:none}
    .facts li{margin:.15rem 0}
    .contents li{display:inline-block;margin:0 1rem 0 0}
    .contents a{display:inline-block;min-height:24px}
    .soft,footer{color:var(--soft);font-size:.875rem}

    """

  private static let tables = """
    .scroll{overflow-x:auto;margin:1.5rem 0 .5rem}
    table{border-collapse:collapse;font-size:.875rem;line-height:1.45;overflow-wrap:break-word}
    .tables table{width:max-content}
    caption{text-align:left;padding:0 0 .4rem}
    caption h2,caption p{position:sticky;left:0;margin:0;max-width:calc(100vw - 2rem)}
    caption h2{font-size:1.125rem}
    th,td{border:1px solid var(--line);padding:.25rem .5rem;vertical-align:top;text-align:left;font-weight:normal;
    unicode-bidi:isolate}
    thead th,thead td{background:var(--head);text-align:center;vertical-align:middle}
    thead th{font-weight:600}
    .tables thead th{max-width:9em}
    .tables tbody th,td.text{max-width:22em}
    @media (max-width:40rem){.tables tbody th,td.text{max-width:11em}.contents li{display:block}}
    td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    td.code{font-variant-numeric:tabular-nums;white-space:nowrap}
    tr.total th,tr.total td{font-weight:600}
    .i1{padding-left:1.5rem}.i2{padding-left:2.5rem}.i3{padding-left:3.5rem}
    .i4{padding-left:4.5rem}.i5{padding-left:5.5rem}.i6{padding-left:6.5rem}
    .error{color:var(--error);background:var(--errorback)}
    .warning{color:var(--warning);background:var(--warningback)}
    .info{color:var(--info);background:var(--infoback)}
    td.error,th.error{box-shadow:inset 0 0 0 2px var(--error)}
    td.warning,th.warning{box-shadow:inset 0 0 0 2px var(--warning)}
    .tables .info{color:inherit;background:none}
    td.unread{background:repeating-linear-gradient(45deg,transparent 0 6px,var(--errorback) 6px 12px)}
    .marks a{display:inline-block;min-width:24px;text-align:center;font-size:.75rem;line-height:16px;padding:4px 2px;
    margin:-4px 0 -4px 2px}
    .flag{display:inline-block;border:1px solid currentcolor;border-radius:3px;font-size:.75rem;padding:0 .25rem;
    margin-left:.25rem}

    """

  private static let findings = """
    ol.findings{list-style:none;margin:0;padding:0}
    ol.findings{display:grid;gap:.75rem}
    .finding{border:1px solid var(--line);border-left-width:6px;padding:.5rem .75rem;color:var(--ink);
    background:var(--page);min-width:0}
    .finding.error{border-left-color:var(--error)}
    .finding.warning{border-left-color:var(--warning)}
    .finding.info{border-left-color:var(--info)}
    .finding p{margin:.2rem 0}
    .badge{display:inline-block;padding:0 .5rem;border-radius:3px;border:1px solid currentcolor;font-weight:600}
    .remedy{font-weight:600}
    summary{cursor:pointer;min-height:24px;margin:.75rem 0}

    """

  private static let charts = """
    .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1.5rem;align-items:start}
    figure{margin:0;min-width:0}
    figcaption{font-weight:600;margin:0 0 .5rem}
    svg{display:block;width:100%;max-width:34rem;height:auto}
    svg text{fill:var(--ink);font-size:13px}
    .k0{fill:var(--k0)}.k1{fill:var(--k1)}.k2{fill:var(--k2)}.k3{fill:var(--k3)}.k4{fill:var(--k4)}.k5{fill:var(--k5)}
    .cut{stroke:var(--page);stroke-width:3;fill:none}
    .dot{fill:var(--page)}
    .edge{stroke:var(--page);stroke-width:2}

    """

  private static let print = """
    @page{size:A4;margin:12mm}
    @page wide{size:A4 landscape;margin:12mm}
    @media print{:root{color-scheme:light;--ink:#000;--soft:#333;--page:#fff;--head:#eee;--line:#444;--link:#000;
    --error:#a40000;--errorback:#fde7e7;--warning:#7a4b00;--warningback:#fff3d6;--info:#1d4f7a;--infoback:#e6f1fa;
    --k0:#1f4e79;--k1:#b45309;--k2:#3f6212;--k3:#6b21a8;--k4:#0f766e;--k5:#9f1239}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    body{font-size:10pt}
    header,nav,main,footer{max-width:none;padding:0}
    nav,.skip{display:none}
    .wide{page:wide}
    .scroll{overflow:visible}
    caption h2,caption p{position:static;max-width:none}
    table{font-size:8.5pt;width:100%}
    .finding table,figure table{width:auto}
    .tables table{width:100%}
    .tables thead th,.tables tbody th,td.text{max-width:none}
    thead{display:table-header-group}
    tfoot{display:table-row-group}
    tr,.finding,figure,svg,.tables section{break-inside:avoid}
    svg{max-width:11cm}
    caption,h2,h3{break-after:avoid}
    .marks a{min-width:0;padding:0 1px;margin:0;line-height:1;font-size:6.5pt;vertical-align:super}
    .marks a+a::before{content:', '}
    a{text-decoration:none}}

    """

  /// The digits of a digest, in hexadecimal, as Base64 (RFC 4648, 4).
  private static func base64(_ digits: String) -> String {
    let digits = digits.utf8.map { UInt8(hexadecimal: $0) }
    let bits = digits.flatMap { digit in (0..<4).map { digit >> (3 - $0) & 1 } }
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bits.count, by: 6) {
      let six = (0..<6).reduce(0) { $0 << 1 | (start + $1 < bits.count ? Int(bits[start + $1]) : 0) }
      text.append(signs[six])
    }
    while text.count % 4 > 0 { text.append(UInt8(ascii: "=")) }
    return String(decoding: text, as: UTF8.self)
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  fileprivate init(hexadecimal digit: UInt8) {
    self = digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
  }
}
