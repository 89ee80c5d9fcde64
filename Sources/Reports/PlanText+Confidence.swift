import Allocation
import Wording

extension PlanText {
  /// How sure it is that this is the best plan: what small changes could add, and whether searches from
  /// elsewhere led to as good a one.
  var confidence: String {
    let gap = max(0, allocation.gap)
    let most = Amount.percent(gap)
    var sentences: [String] = []
    if allocation.isTimedOut {
      sentences.append(
        "Time ran out before the search was done; this is the best plan it had found.")
    }
    if allocation.isConverged {
      let most =
        gap < Self.leastGap
        ? "less than \(Amount.percent(Self.leastGap, decimals: 2))"
        : "at most \(Amount.visiblePercent(gap))"
      sentences.append("Small changes could add \(most) to that.")
    } else if !allocation.isTimedOut {
      sentences.append(
        "The search could get no further, though up to \(most) more may be had: read this as a good "
          + "plan, not the best.")
    } else {
      sentences.append("Up to \(most) more may be had.")
    }
    sentences.append(contentsOf: [starts].compactMap(\.self))
    return sentences.joined(separator: " ")
  }

  /// What small changes could add is not told more finely than this share.
  private static let leastGap = 1e-4

  private var starts: String? {
    let starts = allocation.starts
    guard starts.count > 1 else { return nil }
    let all = "Searches from \(Phrase.list(starts.map(\.name)))"
    let tolerance = Amount.percent(Allocator.tolerance)
    if allocation.startsAgree {
      return "\(all) ended at plans as good as one another (to \(tolerance)), which is a sign, not "
        + "proof, that no quite different plan is better."
    }
    let least = starts.map(\.value).min() ?? allocation.value
    let short =
      allocation.value == 0 ? 0 : (allocation.value - least) / abs(allocation.value)
    return
      "\(all) did not all end at plans as good, the worst of them \(Amount.percent(short)) short of "
      + "this: a still better one may lie elsewhere."
  }
}
