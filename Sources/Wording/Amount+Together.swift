extension Amount {
  /// Numbers that stand together, such as the ends of a range or a column: all with as many decimals as the
  /// largest of them asks for, but for zeros at the end of every one.
  public static func together(_ values: [Double]) -> [String] {
    let largest = values.filter(\.isFinite).map(abs).max() ?? 0
    let most = decimals(for: largest)
    let written = values.map { grouped($0, decimals: most) }
    let needed = written.map { text in
      text.contains(".") ? text.reversed().prefix { $0 == "0" }.count : 0
    }
    let decimals = most - (needed.min() ?? 0)
    return values.map { grouped($0, decimals: decimals) }
  }

  /// Two numbers as a range: `1.2 to 3.0`.
  public static func range(_ low: Double, _ high: Double) -> String {
    together([low, high]).joined(separator: " to ")
  }

  /// Two shares as a range of percentages, with at most a decimal: `2.5% to 10.0%`.
  public static func percentRange(_ low: Double, _ high: Double) -> String {
    let whole = [low, high].map { fixed($0 * 100, 1) }
    let decimals = whole.allSatisfy { $0.hasSuffix(".0") } ? 0 : 1
    return [low, high].map { percent($0, fixed: decimals) }.joined(separator: " to ")
  }
}
