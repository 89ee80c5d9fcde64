import Allocation
import Wording

extension HeldBudget.Failure {
  /// Why there is no plan that holds.
  func sentence(_ probability: Double) -> String {
    let asked =
      "No plan was found whose programmes stay within their money in every year with a probability of "
      + "\(Amount.percent(probability)): "
    switch self {
    case .noPlan(let failure, let money):
      let least = money.min().map { ", \(Amount.pounds($0)) in the leanest year," } ?? ""
      return asked + "with the money that would leave\(least) \(failure.inWords)"
    case .notReached(let chance, let lowerings):
      return asked
        + "after lowering it \(Amount.count(lowerings, "time")) they do in "
        + "\(Amount.percent(chance.allYears.probability)) of draws only. Something the limits demand, "
        + "such as coverage that is pinned or a ring-fence, may cost more than the money in bad draws."
    }
  }
}
