import Commissioning
import PopulationHealth
import Scenarios

/// What one table is of.
protocol FigureContent: Sendable {
  /// The table without its rows.
  var table: FigureTable { get }

  /// Hands over every row of the table with its numbers: the same rows in the same order for a run at
  /// the central values and for each of its draws.
  func write(_ input: FigureInput, to writer: inout FigureWriter)
}

/// What the keys of tables have in common.
struct FigureAxes: Sendable {
  let runs: FigureTable.Key
  let years: FigureTable.Key
  let places: FigureTable.Key
  let quintiles: FigureTable.Key
  /// Places, sexes and quintiles one by one and then, where there is more than one, all together.
  let placesAndAll: [Position]
  let sexesAndAll: [Position]
  let quintilesAndAll: [Position]

  /// A place on an axis; `nil` for all together.
  struct Position: Sendable {
    let label: String
    let position: Int?
  }

  init(of run: DrawnRun) {
    let shape = run.scenario.model.shape
    runs = .init("run", run.arms.map(\.name))
    years = .init("year", run.baseline.years.map(\.year.description))
    places = .init("place", shape.places)
    quintiles = .init("imd_quintile", shape.quintiles)
    placesAndAll = Self.each(shape.places)
    sexesAndAll = Self.each(shape.sexes)
    quintilesAndAll = Self.each(shape.quintiles)
  }

  /// The codes of an axis, and then `all` for all together where the axis divides at all.
  private static func each(_ codes: [String]) -> [Position] {
    if codes == ["all"] { return [Position(label: "all", position: nil)] }
    return codes.enumerated().map { Position(label: $1, position: $0) }
      + [Position(label: "all", position: nil)]
  }
}

extension FigureTable.Key {
  init(_ name: String, _ positions: [FigureAxes.Position]) {
    self.init(name, positions.map(\.label))
  }
}
