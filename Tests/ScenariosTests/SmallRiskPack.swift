import Foundation
import Scenarios
import Testing

/// The England pack with risk factors, conditions and programmes few enough to see at a glance.
struct SmallRiskPack {
  /// The text of each file that is not England's own.
  var files: [String: String] = [
    "risk_factors.csv": """
    factor,title,kind,unit,reference
    smoking,Smoking,categories,,never
    pressure,Blood pressure,level,mmHg,115
    weight,Body mass index,level,kg/m2,22.5
    sleep,Sleep,level,hours,7

    """,
    "risk_prevalence.csv": bands(
      "factor,category,", "share",
      [("smoking,never,", "17,44", "0.8"), ("smoking,never,", "45,90", "0.9")]
        + [("smoking,current,", "17,44", "0.2"), ("smoking,current,", "45,90", "0.1")]),
    "risk_levels.csv": bands(
      "factor,", "mean,sd",
      [("pressure,", "17,90", "130,15"), ("weight,", "17,90", "27,5"), ("sleep,", "17,90", "7,1")]),
    "risk_local.csv": """
    factor,category,system,ratio
    smoking,current,QF7,1.1

    """,
    "relative_risks.csv": """
    factor,category,condition,sex,age_from,age_to,relative_risk,low,high,per,source
    smoking,current,chd,F,35,90,3,2,4,,made up
    smoking,current,chd,M,35,90,2,1,4,,made up
    pressure,,chd,F,30,90,2,1.5,2.5,20,made up
    pressure,,chd,M,30,90,2,1.5,2.5,20,made up

    """,
    "risk_after_change.csv": """
    factor,condition,years,excess_remaining
    smoking,chd,0,1
    smoking,chd,1,0.5
    smoking,chd,2,0

    """,
    "risk_persistence.csv": """
    factor,years,remaining
    smoking,0,1
    smoking,1,0.8

    """,
    "risk_mediation.csv": """
    factor,via,category,change_per_unit,low,high
    weight,pressure,,1,0.5,3

    """,
    "conditions.csv": """
    condition,title,moves_up
    chd,Heart disease,0.5
    stroke,Stroke,0.6

    """,
    "condition_rates.csv": bands(
      "condition,", "incidence_per_1000,deaths_per_1000",
      [("chd,", "17,90", "1,0.01"), ("stroke,", "17,90", "0.5,0.01")]),
    "condition_activity.csv": """
    condition,pod,share
    chd,emergency_admission,0.03
    stroke,emergency_admission,0.02

    """,
    "interactions.csv": """
    first,second,condition,rule,source
    stop-smoking,tablets,stroke,larger,made up

    """,
    "interventions.yaml": """
    stop-smoking:
      title: Stop-smoking service
      kind: prevention
      service_line: prevention
      provider_kind: local-authority
      eligible: { ages: 18-79, risk_factor: smoking, category: current }
      reach: 0.05
      unit_cost: 210
      price_year: 2023/24
      decay: 0.03
      effects:
        risk_factors:
          smoking: { leave: 0.05, range: [0.02, 0.08] }
      evidence: { grade: D, source: made up, year: 2024, note: for a test }

    tablets:
      title: Tablets
      kind: prevention
      service_line: prevention
      provider_kind: primary-care
      eligible: { ages: 40-90, risk_factor: pressure, above: 140, share: 0.5 }
      reach: 0.05
      unit_cost: 100
      price_year: 2023/24
      decay: 0.1
      effects:
        risk_factors:
          pressure: { change: -4.5, range: [-7, -2] }
        conditions:
          stroke: { hazard_ratio: 0.9, range: [0.8, 1], risk_multiple: 2 }
      evidence: { grade: D, source: made up, year: 2024, note: for a test }

    """,
  ]

  /// A table with a row for each sex, quintile and band of ages.
  private static func bands(
    _ keys: String, _ values: String, _ rows: [(key: String, ages: String, values: String)]
  ) -> String {
    var lines = ["\(keys)sex,imd_quintile,age_from,age_to,\(values)"]
    for row in rows {
      for sex in ["F", "M"] {
        lines += (1...5).map { "\(row.key)\(sex),\($0),\(row.ages),\(row.values)" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What loading a scenario of the pack finds: problems as they are shown, or warnings where there
  /// is none.
  func found(overrides: [String] = []) throws -> String {
    var found = ""
    try withFolder { folder in
      let manager = FileManager.default
      let (england, pack) = ("\(repository)models/england", "\(folder)/models/small")
      try manager.createDirectory(atPath: pack, withIntermediateDirectories: true)
      for name in try manager.contentsOfDirectory(atPath: england) where files[name] == nil {
        try manager.createSymbolicLink(
          atPath: "\(pack)/\(name)", withDestinationPath: "\(england)/\(name)")
      }
      for (name, text) in files {
        try text.write(toFile: "\(pack)/\(name)", atomically: true, encoding: .utf8)
      }
      let scenario = """
        name: Small
        model: small
        system: QF7
        years: { first: 2026/27, count: 3, follow_up: 0 }

        """
      try scenario.write(toFile: "\(folder)/s.yaml", atomically: true, encoding: .utf8)
      do throws(Problems) {
        found = try Scenario.load("\(folder)/s.yaml", overrides: overrides).warnings.description
      } catch {
        found = error.description
      }
      found = found.replacing("\(pack)/", with: "").replacing("\(folder)/", with: "")
    }
    return found
  }

  /// What is found where one piece of one file is written otherwise.
  static func found(in file: String, writing after: String, for before: String) throws -> String {
    var pack = SmallRiskPack()
    let text = try #require(pack.files[file])
    let range = try #require(text.range(of: before), "the change changes something")
    pack.files[file] = text.replacingCharacters(in: range, with: after)
    return try pack.found()
  }
}
