import Commissioning
import PopulationHealth

/// What limits name.
extension LimitsReader {
  var interventionNames: KnownNames { KnownNames("intervention", declared.map(\.key)) }

  /// The position of a named intervention; nothing where there is none, or it is wrong in itself.
  func intervention(_ key: String, _ reader: FieldReader) -> Int? {
    reader.name(key, among: interventionNames).flatMap { name in
      interventions.firstIndex { $0.id == name }
    }
  }

  /// The positions of the places a limit names, in ascending order; of all where it names none.
  func placePositions(_ reader: FieldReader) -> [Int] {
    let named = reader.names("places", among: KnownNames("place", shape.places))
    return shape.places.indices.filter { named?.contains(shape.places[$0]) ?? true }
  }

  /// The position of a named quintile.
  func quintile(_ reader: FieldReader) -> Int? {
    reader.name("quintile", among: KnownNames("quintile", shape.quintiles)).flatMap {
      shape.quintiles.firstIndex(of: $0)
    }
  }

  /// The position in the horizon of the year a limit names, which must be among its first `count`.
  func year(_ key: String, _ reader: FieldReader, among count: Int) -> Int? {
    guard let year = reader.financialYear(key) else { return nil }
    let position = year - horizon.start
    guard (0..<count).contains(position) else {
      log.error(
        "scenario.year",
        "\(year) is not a year of the \(count == horizon.planYears ? "plan" : "study")",
        help: "it goes from \(horizon.start) to \(horizon.start + (count - 1))",
        at: reader.mark(of: key))
      return nil
    }
    return position
  }
}
