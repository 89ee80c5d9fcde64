extension LinearProgram {
  /// The program as text that people and solvers read: the LP format of CPLEX.
  ///
  /// Names are those of the program, with `_` for what the format does not take (a blank, `-`, `/`,
  /// `<` and so on, also before a digit or a point at the start) and a number behind a name that is
  /// there already. A row with two different bounds is written as two, `least` and `most`, as not
  /// every solver reads it otherwise; one without bounds is not written. Numbers are written in full,
  /// so that a solver that reads the text solves the very same program.
  public var lpText: String {
    let columns = LPNames(variables.map(\.name))
    let rowNames = LPNames(rows.flatMap(\.lpLines).map(\.name))
    var text = LPText()
    text.line(sense == .maximise ? "maximize" : "minimize")
    text.sum(
      "objective",
      of: variables.indices.map { ($0, variables[$0].objective) }.filter { $0.1 != 0 }, columns, "")
    text.line("subject to")
    let lines = rows.flatMap { row in row.lpLines.map { (line: $0, terms: row.mergedTerms) } }
    for (index, (line, terms)) in lines.enumerated() {
      let terms = terms.isEmpty ? variables.indices.prefix(1).map { ($0, 0) } : terms
      text.sum(
        rowNames[index], of: terms, columns, " \(line.relation) \(LPText.number(line.bound))")
    }
    text.line("bounds")
    for (index, variable) in variables.enumerated() {
      text.bounds(of: variable, called: columns[index])
    }
    let whole = variables.indices.filter { variables[$0].isWhole }
    if !whole.isEmpty {
      text.line("general")
      for index in whole { text.line(" \(columns[index])") }
    }
    text.line("end")
    return text.text
  }
}

extension LinearProgram.Row {
  /// One comparison of the row's sum.
  fileprivate struct Line {
    let name: String
    let relation: String
    let bound: Double
  }

  /// The comparisons that say the row.
  fileprivate var lpLines: [Line] {
    if lower == upper { return [Line(name: name, relation: "=", bound: lower)] }
    let isTwoSided = lower.isFinite && upper.isFinite
    return
      (lower.isFinite
      ? [Line(name: isTwoSided ? "\(name).least" : name, relation: ">=", bound: lower)] : [])
      + (upper.isFinite
        ? [Line(name: isTwoSided ? "\(name).most" : name, relation: "<=", bound: upper)] : [])
  }
}

/// Lines of a program's text.
private struct LPText {
  /// Where a sum goes on in the next line; readers need not take lines of more than 255 characters.
  private static let width = 100

  private(set) var text = ""

  mutating func line(_ line: String) { text += line + "\n" }

  /// A named sum and what comes after it.
  mutating func sum(
    _ name: String, of terms: [(variable: Int, coefficient: Double)], _ columns: LPNames,
    _ end: String
  ) {
    var line = " \(name):"
    for (place, term) in terms.enumerated() {
      let sign = term.coefficient < 0 ? "-" : place == 0 ? "" : "+"
      let size = abs(term.coefficient)
      let words = [sign, size == 1 ? "" : Self.number(size), columns[term.variable]]
      let part = words.filter { !$0.isEmpty }.joined(separator: " ")
      if line.count + part.count >= Self.width {
        self.line(line)
        line = "   "
      }
      line += " " + part
    }
    self.line(line + end)
  }

  mutating func bounds(of variable: LinearProgram.Variable, called name: String) {
    let (lower, upper) = (Self.number(variable.lower), Self.number(variable.upper))
    switch (variable.lower, variable.upper) {
    case (let least, let most) where least == most: line(" \(name) = \(lower)")
    case (0, .infinity): break
    case (0, _): line(" \(name) <= \(upper)")
    case (-.infinity, .infinity): line(" \(name) free")
    case (_, .infinity): line(" \(name) >= \(lower)")
    default: line(" \(lower) <= \(name) <= \(upper)")
    }
  }

  /// A number that reads back as the same, and a whole one without a point.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return value < 0 ? "-inf" : "+inf" }
    return Int(exactly: value).map(String.init) ?? "\(value)"
  }
}

/// Names the LP format takes, each of them once.
private struct LPNames {
  private static let legal = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&(),.;?@_'`{}~\"")
  /// Words that begin a part of the text.
  private static let reserved: Set = [
    "max", "maximize", "maximise", "maximum", "min", "minimize", "minimise", "minimum", "subject",
    "st", "s.t.", "such", "bounds", "bound", "general", "generals", "gen", "integer", "integers",
    "binary", "binaries", "bin", "semi", "sos", "end", "free", "inf", "infinity", "objective",
  ]

  private let names: [String]

  init(_ wanted: [String]) {
    var taken: Set<String> = []
    var count: [String: Int] = [:]
    names = wanted.map { name in
      let legal = Self.legalised(name)
      var unique = legal
      while !taken.insert(unique).inserted {
        count[legal, default: 1] += 1
        unique = "\(legal)_\(count[legal] ?? 1)"
      }
      return unique
    }
  }

  subscript(index: Int) -> String { names[index] }

  private static func legalised(_ name: String) -> String {
    let legal = String(name.map { Self.legal.contains($0) ? $0 : "_" })
    // What begins with a digit or a point, or with an e and then one of these, may be a number.
    let isNumberLike =
      legal.drop { "eE".contains($0) }.first.map { $0.isNumber || $0 == "." } ?? true
    let isPlain = !isNumberLike && legal.first.map { $0.isLetter || $0 == "_" } == true
    return isPlain && !reserved.contains(legal.lowercased()) ? legal : "_" + legal
  }
}
