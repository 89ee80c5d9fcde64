import Commissioning

/// The places a scenario studies and the systems they belong to.
struct ChosenPlaces {
  /// Positions among the places of the pack.
  var positions: [Int]
  var systems: [CommissioningSystem]
  /// Position in `systems` of each chosen place's own.
  var systemOfPlace: [Int]
  /// For each system, whether every one of its places is studied.
  var isWhole: [Bool]
}

/// Reads which places a scenario studies.
struct PlaceChoice {
  let root: FieldReader
  let places: PackPlaces
  let log: ProblemLog

  func read() -> ChosenPlaces? {
    let named = root.names("places", among: places.codes)
    guard let system = root.text("system") else { return nil }
    let known = places.systemCodes
    guard known.contains(system) else {
      log.error(
        "value.name", "\(Problem.quote(system)) is not the name of a system",
        help: known.remedy(forTitle: system)
          ?? Suggestion.help(for: system, among: known.names, noun: "the systems")
          ?? "write the ODS code of an integrated care board, such as QF7, or all",
        at: root.mark(of: "system"))
      return nil
    }
    let inSystem = places.places.indices.filter {
      system == "all" || places.places[$0].system == system
    }
    let positions =
      named.map { names in
        names.compactMap { name in places.places.firstIndex { $0.code == name } }
      } ?? inSystem
    if let stranger = positions.first(where: { !inSystem.contains($0) }) {
      log.error(
        "scenario.place", "place '\(places.places[stranger].code)' is not in system '\(system)'",
        help: "its places are "
          + Suggestion.list(inSystem.map { places.places[$0].code }),
        at: root.mark(of: "places"))
      return nil
    }
    var systems: [CommissioningSystem] = []
    let systemOfPlace = positions.map { position -> Int in
      let place = places.places[position]
      if let index = systems.firstIndex(where: { $0.id == place.system }) { return index }
      systems.append(CommissioningSystem(id: place.system, name: place.systemName))
      return systems.count - 1
    }
    let isWhole = systems.enumerated().map { index, system in
      places.places.filter { $0.system == system.id }.count
        == systemOfPlace.filter { $0 == index }.count
    }
    return ChosenPlaces(
      positions: positions, systems: systems, systemOfPlace: systemOfPlace, isWhole: isWhole)
  }
}
