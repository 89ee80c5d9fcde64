/// The part of a cohort model that an uncertain parameter stands for.
public enum CohortTarget: Hashable, Sendable {
  /// What a year in a state costs, before treatments.
  case cost(state: Int)
}
