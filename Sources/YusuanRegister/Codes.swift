public import YusuanFindings

/// The codes of findings about the register of units.
extension Code {
  /// Wrong register of units (单位名册有误).
  public static let registerWrong = Code("Y0160")
  /// Unit by another name (单位用了别的写法).
  public static let unitRenamed = Code("Y0161", .info)
  /// Unit that is not in the register (名册中没有的单位).
  public static let unitUnregistered = Code("Y0162", .warning)
  /// Unit that has not handed in (单位没有报送).
  public static let unitNotReceived = Code("Y0163", .warning)
  /// Unit code other than in the register (单位代码与名册不一致).
  public static let unitCodeDiffers = Code("Y0164", .warning)

  /// All codes of this module.
  public static let ofRegister: [Code] = [
    registerWrong, unitRenamed, unitUnregistered, unitNotReceived, unitCodeDiffers,
  ]
}
