import Commissioning
import PopulationHealth

extension SystemQuantities {
  /// What is drawn of other systems and not of this one.
  var undrawn: [UndrawnQuantity] {
    let people =
      need.officialFactors == nil
      ? []
      : [
        "need.case_mix_drift", "need.deaths.trend", "need.births.fertility",
        "need.migration.external",
      ].map {
        UndrawnQuantity(
          path: $0,
          reason: "is not drawn where 'people.constrain_to' brings people to official totals",
          help: "take it out, or write 'constrain_to: none'")
      }
    let envelope =
      basis.envelope.isEmpty
      ? [
        UndrawnQuantity(
          path: "budget.envelope.growth", reason: "is not drawn where no envelope is given",
          help: "take it out, or give 'budget.envelope'")
      ] : []
    return people + envelope
      + pods.filter { $0.behaviour.namedShares.count == 1 }.map {
        UndrawnQuantity(
          path: "activity.pods.\($0.id).cost_shares",
          reason:
            "has one share above 0, '\(Self.column($0.behaviour.namedShares[0].name))', which is 1",
          help: "take it out, or give the point of delivery another share")
      }
  }

  /// The key of a share of cost.
  static func column(_ share: String) -> String {
    "\(share.replacing("-", with: "_"))_share"
  }
}
