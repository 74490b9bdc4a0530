public import YusuanJSON
public import YusuanModel

extension JSONOutput {
  /// The exact decimal of `amount` in `unit`, as ``Amount/text(in:)`` has it.
  public mutating func amount(_ amount: Amount, in unit: AmountUnit) {
    raw(Amount.longest) { amount.write(to: $0, in: unit) }
  }
}
