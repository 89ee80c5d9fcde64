import Studies
import Wording

/// How far few draws are to be trusted, said before what they give.
struct FewDraws {
  let draws: Int

  /// Draws under which numbers are not to be quoted.
  static let enough = 200

  /// The caution where ranges are read; `nil` where there are draws enough.
  var ofRanges: String? {
    caution(
      "the ends of the 95% ranges rest on \(draws < 80 ? "one or two" : "a few") of them. Make 1,000 before "
        + "you quote them.")
  }

  /// The caution where chances are read; `nil` where there are draws enough.
  var ofChances: String? {
    // Two standard errors of a share of one half.
    let half = Int((100 / Double(draws).squareRoot()).rounded(.up))
    return caution(
      "a chance near one half may be off by \(half) in 100 either way. Make 1,000 before you quote any."
    )
  }

  /// Where a decision that was weighed is to be found; `nil` where the page tells of it.
  func ofDecision(isWeighed: Bool) -> String? {
    guard isWeighed, draws == 1 else { return nil }
    return
      "One draw gives neither ranges nor chances: what was asked about the decision is in its tables, and "
      + "on this page once there are at least two."
  }

  private func caution(_ words: String) -> String? {
    if draws == 1 {
      return
        "One draw has no range, and tells neither chances nor how sure a choice is: make 1,000."
    }
    return draws < Self.enough ? "Only \(draws) draws: \(words)" : nil
  }

  /// What is known of the range that all of a few draws span: of so many alike and independent, the next is
  /// as likely as any to be the lowest or the highest of all.
  var ofRange: String {
    "That range is of these draws alone: about \(Amount.percent(2 / Double(draws + 1), decimals: 0)) of further "
      + "draws would lie outside it."
  }

  /// The most often that something may be so, at 95% confidence, which no draw has shown.
  var unseen: String {
    let share = DrawnChance(probability: 0, draws: draws).interval.upperBound
    return Amount.percent(share, decimals: share < 0.1 ? 1 : 0)
  }
}
