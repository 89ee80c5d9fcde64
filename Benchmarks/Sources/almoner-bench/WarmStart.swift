import Allocation

/// A large linear program solved again after small changes of its objective and bounds, as the steps
/// of a trust region make, with the basis of the last solve and without.
struct WarmStart {
  /// Programmes, places and years: 16,000 decisions.
  private static let (programmes, places, years) = (80, 20, 10)
  /// Steps of the sequence.
  private static let steps = 4

  private let programs: [LinearProgram]

  init() {
    var changing = PseudorandomChanges()
    var program = Self.plan(&changing)
    programs = (0...Self.steps).map { _ in
      let current = program
      for index in program.variables.indices {
        program.variables[index].objective *= 1 + 0.001 * changing.next()
        program.variables[index].upper *= 1 - 0.001 * changing.next()
      }
      return current
    }
  }

  /// One pass over the sequence, warm and then cold; the first program of a session is not timed.
  var work: Work {
    {
      let name = "\(Self.programmes * Self.places * Self.years) variables"
      var session = LinearProgram.Session()
      keep(try session.solve(programs[0]).values)
      let warm = try Lap.timing("\(name), from the last basis", count: Self.steps) {
        for program in programs.dropFirst() { keep(try session.solve(program).values) }
      }
      let cold = try Lap.timing("\(name), cold", count: Self.steps) {
        for program in programs.dropFirst() { keep(try program.solved().values) }
      }
      return [warm, cold]
    }
  }

  /// Coverage of each programme in each place and year: a budget and four staff groups a year, and
  /// movement from year to year.
  private static func plan(_ numbers: inout PseudorandomChanges) -> LinearProgram {
    var program = LinearProgram(sense: .maximise)
    for programme in 0..<programmes {
      for place in 0..<places {
        for year in 0..<years {
          let index = program.variables.count
          program.variables.append(
            .init(
              "coverage(\(programme),\(place),\(year))", upper: 0.5, objective: 1 + numbers.next()))
          guard year > 0 else { continue }
          program.rows.append(
            .init("movement", lower: -0.2, upper: 0.2, terms: [(index, 1), (index - 1, -1)]))
        }
      }
    }
    for year in 0..<years {
      let decisions = stride(from: year, to: program.variables.count, by: years)
      for limit in 0..<5 {
        let terms = decisions.map { (variable: $0, coefficient: 1 + numbers.next()) }
        program.rows.append(
          .init("limit \(limit) in \(year)", upper: 0.1 * Double(terms.count), terms: terms))
      }
    }
    return program
  }
}

/// Numbers from -0.5 to 0.5, the same each time.
private struct PseudorandomChanges {
  private var state: UInt64 = 1

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53 - 0.5
  }
}
