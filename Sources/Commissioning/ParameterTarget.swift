/// The part of a health system that an uncertain parameter stands for.
public enum ParameterTarget: Hashable, Sendable {
  /// GBP of the model's price year for each person an intervention reaches.
  case unitCost(intervention: Int)
}
