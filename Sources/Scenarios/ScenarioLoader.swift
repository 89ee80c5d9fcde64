import Commissioning
import PopulationHealth

extension Scenario {
  /// Reads a scenario with its pack and overrides.
  ///
  /// - Parameters:
  ///   - path: the scenario file.
  ///   - overrides: `path=value` arguments, laid over the file in order.
  /// - Returns: the scenario, with every part of it checked.
  /// - Throws: `Problems`, all of them at once, each with its place and remedy.
  public static func load(_ path: String, overrides: [String] = []) throws(Problems) -> Scenario {
    let log = ProblemLog()
    let loader = ScenarioLoader(path: path, overrides: overrides, log: log)
    let scenario = loader.load()
    try log.throwIfErrors()
    guard let scenario else {
      preconditionFailure("a scenario that could not be read has reported why")
    }
    return scenario
  }
}

/// Lays a scenario over its pack and turns it into the parts of a study.
struct ScenarioLoader {
  let path: String
  let overrides: [String]
  let log: ProblemLog

  func load() -> Scenario? {
    let parsed = overrides.enumerated().compactMap {
      Override($1, number: $0 + 1, log: log)
    }
    guard let file = TextFile.read(path, as: .yaml, log: log),
      let written = MarkedNode.read(file, layer: .scenario, log: log)
    else { return nil }
    let chosen = parsed.last { $0.name == "model" }?.value ?? written["model"]
    guard written.mapping != nil, let model = chosen, let packName = model.text else {
      log.error(
        "scenario.missing-key", "the scenario has no 'model'",
        help: "write 'model: …', the name of a folder in models/", at: written.mark)
      return nil
    }
    guard
      let folder = PackFolder.find(packName, at: model.mark, scenarioPath: path, log: log),
      let pack = packTree(folder)
    else { return nil }
    let errorsBefore = log.errorCount
    let resolved = pack.overlaid(by: written).applying(parsed, log: log)
    let root = FieldReader(resolved, ScenarioSchema.root, at: .root, log: log)
    let reading = ScenarioReading(root: root, folder: folder, log: log)
    guard let parts = reading.read() else {
      root.finish()
      return nil
    }
    root.finish()
    PackRecord.check(folder)
    guard log.errorCount == errorsBefore, !log.hasErrors else { return nil }
    return Scenario(
      file: path, name: parts.name, pack: packName, packTitle: parts.packTitle, resolved: resolved,
      inputs: [file] + folder.files, model: parts.model,
      caseMix: parts.caseMix, official: parts.official, terms: parts.money.terms,
      envelopeBasis: parts.money.envelopeBasis, limits: parts.limits, objective: parts.objective,
      ageBands: parts.ageBands, places: parts.places, serviceLines: parts.serviceLines,
      staffGroups: parts.staffGroups, warnings: log.problems)
  }

  /// The pack's own tree, its interventions in place of the name of their file.
  private func packTree(_ folder: PackFolder) -> MarkedNode? {
    guard let tree = folder.settings("model.yaml") else { return nil }
    guard let entry = tree.mapping?["interventions"], let file = entry.value.text else {
      return tree
    }
    guard let interventions = folder.settings(file) else { return nil }
    let replaced = MarkedMapping.Entry(
      key: entry.key, keyMark: entry.keyMark, value: interventions)
    let entries = (tree.mapping?.entries ?? MarkedMapping().entries).map {
      $0.key == entry.key ? replaced : $0
    }
    return MarkedNode(.mapping(MarkedMapping(entries)), at: tree.mark, layer: tree.layer)
  }
}
