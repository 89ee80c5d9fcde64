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
  /// What is laid over the scenario after the overrides.
  var settings: [Setting] = []
  /// Where files that were read before are.
  var shelf = FileShelf()
  let log: ProblemLog

  func load() -> Question? {
    let laid = LaidSettings(overrides: overrides, settings: settings, log: log)
    guard let read = shelf.settings(path, layer: .scenario, log: log), let written = read.tree
    else { return nil }
    let file = read.file
    if laid.value("kind", over: written)?.text == PortfolioSchema.kindName {
      laid.checkTwice(where: PortfolioScenario.takes)
      return PortfolioLoader(
        path: path, changes: changes, file: file, shelf: shelf, log: log
      ).load(written, laid.all)
    }
    guard let (packName, folder, pack) = chosenPack(written, laid) else { return nil }
    let errorsBefore = log.errorCount
    let believed = laid.all.reduce(pack.withoutParameters(of: written)) {
      $0.withoutParameters(of: $1.tree)
    }
    let resolved = believed.overlaid(by: written).applying(laid.all, log: log)
    guard let kind = packKind(resolved) else { return nil }
    laid.checkTwice { setting in
      kind != PackSchema.cohortKind
        || setting.path.split(separator: ".").first.map { CohortSchema.root[String($0)] != nil }
          ?? true
    }
    guard kind != PackSchema.cohortKind else {
      let root = FieldReader(
        resolved, CohortSchema.root, at: .root,
        markOfMissing: marks(written, of: CohortSchema.scenarioKeys), log: log)
      let parts = CohortReading(
        root: root, folder: folder, written: LaidOverPack(pack: pack, resolved: resolved), log: log
      ).read()
      root.finish()
      PackRecord.check(folder)
      guard let parts, log.errorCount == errorsBefore, !log.hasErrors else { return nil }
      warnOfReplacedCorrelations(in: resolved, of: pack)
      return .cohort(
        CohortScenario(
          file: path, name: parts.name, pack: packName, packTitle: parts.packTitle,
          changes: changes, resolved: resolved, inputs: [file] + folder.files,
          figures: parts.figures,
          model: parts.model, counting: parts.counting, discounting: parts.discounting,
          willingnessToPay: parts.willingnessToPay, currency: parts.currency,
          priceYear: parts.priceYear, uncertainty: parts.uncertainty, warnings: log.problems))
    }
    let root = FieldReader(
      resolved, ScenarioSchema.root, at: .root,
      markOfMissing: marks(written, of: ScenarioSchema.attributes.map(\.name)), log: log)
    let reading = ScenarioReading(root: root, folder: folder, pack: pack, log: log)
    guard let parts = reading.read() else {
      root.finish()
      return nil
    }
    root.finish()
    PackRecord.check(folder)
    guard log.errorCount == errorsBefore, !log.hasErrors else { return nil }
    warnOfReplacedCorrelations(in: resolved, of: pack)
    return .population(
      Scenario(
        file: path, name: parts.name, pack: packName, packTitle: parts.packTitle,
        changes: changes, resolved: resolved, inputs: [file] + folder.files, model: parts.model,
        caseMix: parts.caseMix, official: parts.official,
        terms: parts.money.terms, envelopeBasis: parts.money.envelopeBasis, limits: parts.limits,
        objective: parts.objective, search: parts.search, uncertainty: parts.uncertainty,
        basis: parts.basis, ageBands: parts.ageBands,
        places: parts.places,
        serviceLines: parts.serviceLines, staffGroups: parts.staffGroups, warnings: log.problems))
  }

  /// Keys that are the scenario's to write are missed in the scenario, where the pack's are in the pack.
  private func marks(_ written: MarkedNode, of keys: [String]) -> [String: Mark] {
    Dictionary(uniqueKeysWithValues: keys.map { ($0, written.mark) })
  }

  /// The pack a scenario is laid over: its name, its folder and its own tree.
  private func chosenPack(
    _ written: MarkedNode, _ laid: LaidSettings
  ) -> (name: String, folder: PackFolder, tree: MarkedNode)? {
    let chosen = laid.value("model", over: written)
    guard written.mapping != nil, let model = chosen, let name = model.text,
      !model.hasNoValue
    else {
      reportLackOfPack(written, chosen: chosen, kind: laid.value("kind", over: written))
      return nil
    }
    guard
      let folder = PackFolder.find(
        name, at: model.mark, scenarioPath: path, shelf: shelf, log: log),
      let tree = packTree(folder)
    else { return nil }
    return (name, folder, tree)
  }

  /// Says why there is no pack: of several reasons the one that is nearest to what was written.
  private func reportLackOfPack(_ written: MarkedNode, chosen: MarkedNode?, kind: MarkedNode?) {
    let wanted = "the name of a folder in models/"
    guard let mapping = written.mapping else {
      return log.error(
        "value.wrong-shape", "the scenario has to be a mapping, not \(written.shape)",
        help: "write keys in it, such as 'model: …', \(wanted)", at: written.mark)
    }
    if let chosen {
      return log.error(
        "value.wrong-shape", "'model' has to be \(wanted), not \(chosen.shape)",
        help: "write 'model: …', such as 'model: england'", at: chosen.mark)
    }
    let kinds = PackSchema.kinds + [PortfolioSchema.kindName]
    if let kind, let text = kind.text, choice(text, of: kinds, at: kind.mark) == nil { return }
    let roots = [ScenarioSchema.root, CohortSchema.root, PortfolioSchema.root]
    for entry in mapping.entries where !roots.contains(where: { $0[entry.key] != nil }) {
      guard let meant = Suggestion.nearest(to: entry.key, among: ["model", "kind"])
      else { continue }
      return log.error(
        "scenario.unknown-key", "\(Problem.quote(entry.key)) is not a key of the scenario",
        help: "did you mean '\(meant)'?", at: entry.keyMark)
    }
    log.error(
      "scenario.missing-key", "the scenario has no 'model'",
      help: "write 'model: …', \(wanted)", at: written.mark)
  }

  /// Warns where correlations of a scenario that is drawn take the place of its pack's, which may have been
  /// meant to stay.
  private func warnOfReplacedCorrelations(in resolved: MarkedNode, of pack: MarkedNode) {
    let path = "uncertainty.correlations"
    guard resolved.node(at: "uncertainty.draws") != nil, let own = resolved.node(at: path),
      own.layer != .pack, let before = pack.node(at: path), let items = before.items, !items.isEmpty
    else { return }
    log.warning(
      "uncertainty.correlations",
      "these take the place of all \(items.count) statements about correlations of the pack",
      help: "nothing, if that is meant; else write those at \(before.mark) here too", at: own.mark)
  }

  /// Codes of the systems of the pack a scenario is laid over, in its order; nothing where there are
  /// none, and the log then says why.
  func systems() -> [String]? {
    let laid = LaidSettings(overrides: overrides, settings: settings, log: log)
    guard let written = shelf.settings(path, layer: .scenario, log: log)?.tree else { return nil }
    if laid.value("kind", over: written)?.text == PortfolioSchema.kindName {
      return reportLackOfSystems("a portfolio")
    }
    guard let (_, folder, pack) = chosenPack(written, laid) else { return nil }
    let resolved = pack.overlaid(by: written).applying(laid.all, log: log)
    guard let kind = packKind(resolved) else { return nil }
    guard kind != PackSchema.cohortKind else { return reportLackOfSystems("a cohort") }
    guard let file = resolved.node(at: "people.places")?.text else {
      // What is wrong with the pack is told when it is read.
      return []
    }
    return folder.table(file).flatMap { PackPlaces($0, log: log) }?.systems
  }

  private func reportLackOfSystems(_ subject: String) -> [String]? {
    log.error(
      "sweep.systems", "the scenario is about \(subject), which has no systems",
      help: "leave out --systems", at: Mark(file: path))
    return nil
  }

  /// The same as flags of the command line, as they were written.
  private var changes: [String] { overrides.map { "--set \($0)" } + settings.flags }

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
