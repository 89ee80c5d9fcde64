public import PopulationHealth

extension SystemModel {
  /// The same system, horizon and axes with other figures, as where what is uncertain is drawn anew.
  ///
  /// It is what making the system from these parts gives, byte for byte. Whom an intervention reaches
  /// and what its paths to conditions carry is taken from `old` where nothing differs that they are
  /// made of; arrays that share their storage with those of `old` are found equal at once.
  ///
  /// - Parameters:
  ///   - interventions: as many as in `old`, in the same order.
  ///   - risk: how risk factors become need; `nil` where `old` has none.
  ///   - activity: use of care, at the points of delivery of `old`.
  ///   - need: how need changes, on the axes of `old`.
  ///   - quality: quality of life.
  ///   - old: the system that differs.
  public init(
    replacing interventions: [Intervention], risk: RiskModel?, activity: ActivityModel,
    need: NeedModel, quality: QualityOfLife, in old: SystemModel
  ) {
    precondition(
      need.shape == old.shape && activity.pods.count == old.activity.pods.count
        && interventions.count == old.interventions.count, "the same axes")
    self.init(
      horizon: old.horizon, need: need, quality: quality, activity: activity,
      interventions: interventions, interactions: old.interactions, risk: risk,
      reusing: old.effects)
  }
}
