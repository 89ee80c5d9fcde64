import Commissioning
import PopulationHealth

extension Scenario {
  /// Reads a scenario about a population, with its pack and overrides, as `Question.load` does.
  ///
  /// - Throws: `Problems`, all of them at once, each with its place and remedy; one of them where the
  ///   pack is a cohort model or the scenario a portfolio.
  public static func load(_ path: String, overrides: [String] = []) throws(Problems) -> Scenario {
    switch try Question.load(path, overrides: overrides) {
    case .population(let scenario): return scenario
    case .cohort(let cohort):
      throw Problems([
        Problem(
          .error, "scenario.kind", "the model pack '\(cohort.pack)' is a cohort model",
          help: "name a pack of a population", at: Mark(file: path))
      ])
    case .portfolio:
      throw Problems([
        Problem(
          .error, "scenario.kind", "the scenario is a portfolio of proposals, without a population",
          help: "name a scenario of a population", at: Mark(file: path))
      ])
    }
  }
}

/// Lays a scenario over its pack, if it has one, and turns it into the parts of a study.
struct ScenarioLoader {
  let path: String
  let overrides: [String]
  let log: ProblemLog

  func load() -> Question? {
    let parsed = overrides.enumerated().compactMap {
      Override($1, number: $0 + 1, log: log)
    }
    guard let file = TextFile.read(path, as: .yaml, log: log),
      let written = MarkedNode.read(file, layer: .scenario, log: log)
    else { return nil }
    let kind = parsed.last { $0.name == "kind" }?.value ?? written["kind"]
    if kind?.text == PortfolioSchema.kindName {
      return PortfolioLoader(path: path, file: file, log: log).load(written, parsed)
    }
    let chosen = parsed.last { $0.name == "model" }?.value ?? written["model"]
    guard written.mapping != nil, let model = chosen, let packName = model.text else {
      if chosen == nil, let kind, let text = kind.text,
        choice(text, of: PackSchema.kinds + [PortfolioSchema.kindName], at: kind.mark) == nil
      {
        return nil
      }
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
    let believed = parsed.reduce(pack.withoutParameters(of: written)) {
      $0.withoutParameters(of: $1.tree)
    }
    let resolved = believed.overlaid(by: written).applying(parsed, log: log)
    guard let kind = packKind(resolved) else { return nil }
    guard kind != PackSchema.cohortKind else {
      let root = FieldReader(resolved, CohortSchema.root, at: .root, log: log)
      let parts = CohortReading(root: root, folder: folder, log: log).read()
      root.finish()
      PackRecord.check(folder)
      guard let parts, log.errorCount == errorsBefore, !log.hasErrors else { return nil }
      return .cohort(
        CohortScenario(
          file: path, name: parts.name, pack: packName, packTitle: parts.packTitle,
          resolved: resolved, inputs: [file] + folder.files, model: parts.model,
          counting: parts.counting, discounting: parts.discounting,
          willingnessToPay: parts.willingnessToPay, currency: parts.currency,
          priceYear: parts.priceYear, uncertainty: nil, warnings: log.problems))
    }
    let root = FieldReader(resolved, ScenarioSchema.root, at: .root, log: log)
    let reading = ScenarioReading(
      root: root, folder: folder,
      packInterventions: pack["interventions"]?.mapping?.entries.map(\.key) ?? [], log: log)
    guard let parts = reading.read() else {
      root.finish()
      return nil
    }
    root.finish()
    PackRecord.check(folder)
    guard log.errorCount == errorsBefore, !log.hasErrors else { return nil }
    return .population(
      Scenario(
        file: path, name: parts.name, pack: packName, packTitle: parts.packTitle,
        resolved: resolved, inputs: [file] + folder.files, model: parts.model,
        caseMix: parts.caseMix, official: parts.official,
        terms: parts.money.terms, envelopeBasis: parts.money.envelopeBasis, limits: parts.limits,
        objective: parts.objective, search: parts.search, uncertainty: parts.uncertainty,
        basis: parts.basis, ageBands: parts.ageBands,
        places: parts.places,
        serviceLines: parts.serviceLines, staffGroups: parts.staffGroups, warnings: log.problems))
  }

  /// Which kind of pack it is; a kind that is none is the only problem reported, as all else hangs on it.
  private func packKind(_ resolved: MarkedNode) -> String? {
    guard let node = resolved["kind"], let text = node.text else { return PackSchema.kinds[0] }
    return choice(text, of: PackSchema.kinds, at: node.mark)
  }

  private func choice(_ text: String, of kinds: [String], at mark: Mark) -> String? {
    do throws(BadValue) {
      return try ScalarText(text: text, subject: "kind").choice(of: kinds)
    } catch {
      log.record(error.problem(at: mark))
      return nil
    }
  }

  /// The pack's own tree, its interventions and what is uncertain in place of the names of their files.
  private func packTree(_ folder: PackFolder) -> MarkedNode? {
    guard let tree = folder.settings("model.yaml") else { return nil }
    guard var entries = tree.mapping else { return tree }
    for key in ["interventions", "uncertainty"] {
      guard var entry = entries[key], let file = entry.value.text else { continue }
      guard let contents = folder.settings(file) else { return nil }
      entry.value = contents
      entries[key] = entry
    }
    return MarkedNode(.mapping(entries), at: tree.mark, layer: tree.layer)
  }
}
