import Commissioning
import Wording

/// Providers named by a pack, the kinds they are, and where their patients come from.
struct PackProviders {
  private struct Row {
    var provider: Provider
    var system: String
    var weight: Double
  }

  private let rows: [Row]

  init?(_ table: CSVTable, systems: [String], kinds: KnownNames, log: ProblemLog) {
    guard
      let columns = table.columns(
        [
          "provider", "provider_name", "provider_kind", "system",
          "share_of_provider_patients_from_system",
        ], optional: ["size_weight"], log: log)
    else { return nil }
    table.checkUnique([columns[0], columns[3]], log: log)
    let size = table.column("size_weight")
    let known = KnownNames("system", systems)
    rows = table.rowIndices.compactMap { row in
      guard let id = table.text(row, columns[0], log: log),
        let name = table.text(row, columns[1], log: log),
        let kind = table.name(row, columns[2], of: kinds, log: log),
        let system = table.name(row, columns[3], of: known, log: log),
        let share = table.number(row, columns[4], in: .share, log: log)
      else { return nil }
      let weight = size.flatMap { table.number(row, $0, in: .moreThan(0), log: log) } ?? 1
      return Row(
        provider: Provider(id: id, name: name, kind: kind), system: system,
        weight: share * weight)
    }
  }

  /// Who delivers each kind of care to each place.
  ///
  /// A kind is divided among the system's named providers by size times the share of their patients
  /// who come from the system. A kind for which none is named is one group of providers a system.
  func shares(
    kinds: [String], systems: [CommissioningSystem], systemOfPlace: [Int]
  ) -> (providers: [Provider], shares: [[String: [ProviderShare]]]) {
    var providers: [Provider] = []
    var positions: [String: Int] = [:]
    func position(of provider: Provider) -> Int {
      if let known = positions[provider.id] { return known }
      positions[provider.id] = providers.count
      providers.append(provider)
      return providers.count - 1
    }
    let bySystem = systems.map { system in
      Dictionary(
        uniqueKeysWithValues: kinds.map { kind -> (String, [ProviderShare]) in
          let named = rows.filter { $0.system == system.id && $0.provider.kind == kind }
          let total = named.reduce(0.0) { $0 + $1.weight }
          guard total > 0 else {
            let group = Provider(
              id: "\(system.id)-\(kind)", name: "\(Self.title(of: kind)), \(system.name)",
              kind: kind)
            return (kind, [ProviderShare(provider: position(of: group), share: 1)])
          }
          return (
            kind,
            named.map {
              ProviderShare(provider: position(of: $0.provider), share: $0.weight / total)
            }
          )
        })
    }
    return (providers, systemOfPlace.map { bySystem[$0] })
  }

  private static func title(of kind: String) -> String {
    "\(Phrase.atStart(kind.split(separator: "-").joined(separator: " "))) providers"
  }
}
