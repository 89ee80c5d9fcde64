/// What the steps of a year began with, so that the year can be gone back through. Arrays are of the
/// places that went through it.
struct YearTrail {
  /// The year's migrants; `nil` where migration is no rate.
  var migrants: NeedModel.MigrantsByAge?
  /// People of whom some die by numbers fixed in advance.
  var beforeDeaths: [Double] = []
  /// People of whom some die by their chances.
  var atRisk: [Double] = []
  /// Chances of death in each place, `[sex, quintile, segment, age]`; empty where deaths are fixed.
  var dying: [[Double]] = []
  /// People who live through the year.
  var survivors: [Double] = []
  /// Chances of moving in each place, laid out as `SegmentMoves.probability`.
  var moving: [[Double]] = []
  /// People a year older, the newborn among them.
  var grown: [Double] = []
}
