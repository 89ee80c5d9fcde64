/// The link of the chain at which an intervention that changes nothing stops.
public enum ChainStop: String, Hashable, Sendable {
  case eligible = "nobody in the places studied is eligible"
  case reach = "it reaches nobody: its 'reach' is 0"
  case effect = "no effect is stated, or every one stated is none"
  case riskFactor = "the risk factor it acts on does not change"
  case relativeRisk =
    "no condition is likelier with the risk factor, at the ages of those eligible or later"
  case time = "none of its effect falls in the years studied"
  case condition =
    "the conditions it changes explain no moves to greater need, deaths or care at those ages"
}
