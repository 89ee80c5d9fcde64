import PopulationHealth
import Scenarios

/// A made-up choice.
enum Speed: String, CaseIterable { case slow, fast }

/// One attribute of every kind.
let programmeTable = AttributeTable(
  "programme", "One thing the system may buy.",
  [
    Attribute("title", .text, "what it is called"),
    Attribute("speed", .choice(of: Speed.self), .default("slow"), "how fast it starts"),
    Attribute("line", .name("service line"), .optional, "where its cost is booked"),
    Attribute("pods", .names("point of delivery"), .optional, "what it changes"),
    Attribute("on", .flag, .default("true"), "whether it runs"),
    Attribute("lag", .integer(0...10), .default("0"), "whole years before any effect"),
    Attribute("quintiles", .integers(1...5), .default("[1, 2, 3, 4, 5]"), "who it is for"),
    Attribute("sexes", .choices(["F", "M"]), .default("[F, M]"), "who it is for"),
    Attribute("reach", .share, .default("0.1"), "largest share reached in a year"),
    Attribute("unit_cost", .pounds, .optional, "cost of each person reached"),
    Attribute("ratio", .number(unit: "", .moreThan(0)), .optional, "hazard ratio | relative"),
    Attribute("range", .interval(unit: "", .atLeast(0)), .optional, "95% interval"),
    Attribute("from", .financialYear, .optional, "first year"),
    Attribute("ages", .ageRange, .default("all"), "who it is for"),
    Attribute("staff", .map("staff groups to WTE"), .optional, "who does it"),
    Attribute("evidence", .mapping, .optional, "why we believe it"),
    Attribute("effects", .list("effects"), .optional, "what it does"),
  ])
let evidenceTable = AttributeTable("evidence", [Attribute("grade", .text, "how good it is")])
let serviceLines = KnownNames("service line", ["acute", "community", "prescribing"])
let pointsOfDelivery = KnownNames("point of delivery", ["gp_contact", "ae_attendance"])

/// What `programmeTable` is read into.
struct Programme: Equatable {
  var title: String?
  var speed: Speed?
  var line: String?
  var pods: [String]?
  var on: Bool?
  var lag: Int?
  var quintiles: [Int]?
  var sexes: [String]?
  var reach: Double?
  var unitCost: Double?
  var ratio: Double?
  var range: ClosedRange<Double>?
  var from: FinancialYear?
  var ages: AgeRange?
  var staff: [String: Double] = [:]
  var grades: [String] = []
}

/// Reads YAML by `programmeTable`, as if it stood under `wards`.
func readProgramme(_ yaml: String, _ log: ProblemLog) -> Programme? {
  guard let node = readYAML(yaml, log: log) else { return nil }
  let reader = FieldReader(node, programmeTable, at: .root.key("wards"), log: log)
  defer { reader.finish() }
  var read = Programme()
  read.title = reader.text("title")
  read.speed = reader.choice("speed", as: Speed.self)
  read.line = reader.name("line", among: serviceLines)
  read.pods = reader.names("pods", among: pointsOfDelivery)
  read.on = reader.flag("on")
  read.lag = reader.integer("lag")
  read.quintiles = reader.integers("quintiles")
  read.sexes = reader.choices("sexes")
  read.reach = reader.number("reach")
  read.unitCost = reader.number("unit_cost")
  read.ratio = reader.number("ratio")
  read.range = reader.interval("range")
  read.from = reader.financialYear("from")
  read.ages = reader.ageRange("ages")
  for entry in reader.map("staff") {
    read.staff[entry.key] = reader.number(
      entry.value, for: entry.key, as: .number(unit: "WTE", .atLeast(0)))
  }
  let children = [reader.mapping("evidence", evidenceTable)].compactMap(\.self)
  for child in children + reader.list("effects", evidenceTable) {
    read.grades.append(child.text("grade") ?? "?")
    child.finish()
  }
  return read
}
