public import YusuanJSON
public import YusuanModel

extension JSONOutput {
  /// Writes `amount` in `unit` as an exact decimal, as in ``Amount/text(in:)``.
  public mutating func amount(_ amount: Amount, in unit: AmountUnit) {
    raw(Amount.longest) { amount.write(to: $0, in: unit) }
  }
}
