import Probability
import Studies
import Wording

/// What an outcome depends on most, in a sentence.
struct DriversText {
  let drivers: OutcomeDrivers
  /// Parameters as they stand inside a sentence, by position.
  let names: [String]
  /// The outcome as it stands inside a sentence.
  let outcome: String
  /// What each parameter is drawn together with.
  let together: DrawnTogether

  /// The sentence; `nil` where there are no parameters to tell of.
  var sentence: String? {
    guard !names.isEmpty else { return nil }
    guard drivers.examined > 0 else {
      return "These draws are too few to tell what \(outcome) depends on."
    }
    let (told, areSharesTold) = drivers.largest(
      Self.most, atLeast: Self.least, drawnTogetherIn: { together.sets[$0] })
    guard !told.isEmpty else {
      guard drivers.drivers.isEmpty else {
        return
          "No single parameter is behind \(Amount.percent(Self.least, decimals: 0)) of the variance of "
          + "\(outcome) or more."
      }
      return
        "No single parameter is seen to move \(outcome) by more than chance could make one of so many "
        + "seem to."
    }
    guard areSharesTold else {
      return "These draws show that \(outcome) depends on "
        + Phrase.list(told.map { names[$0.parameter] + together.words($0.parameter) })
        + ", but not how much on each."
    }
    let parts = told.enumerated().map { place, driver in
      "\(names[driver.parameter]) (\(Amount.percent(driver.share.share, decimals: 0))"
        + "\(together.words(driver.parameter)), "
        + (place == 0 ? "standard error " : "")
        + "\(Self.error(driver.share.standardError)))"
    }
    return "By shares of its variance, \(outcome) depends most on \(Phrase.list(parts))."
  }

  private static func error(_ share: Double) -> String {
    let whole = Amount.percent(share, decimals: 0)
    return whole == Amount.percent(0, decimals: 0) ? Amount.visiblePercent(share) : whole
  }

  /// A share below this is not worth a sentence.
  private static let least = 0.01
  private static let most = 3
}
