import Wording

/// What is impossible about parameters and correlations together, and in which order bounds can be kept.
struct JointChecks {
  /// What is impossible, parameters first, in order.
  private(set) var problems: [ImpossibleJoint.Problem] = []
  /// Where each name stands.
  private(set) var places: [String: Int] = [:]
  /// Places of parameters, each after the one that bounds it.
  private(set) var order: [Int] = []

  private let parameters: [Parameter]

  init(parameters: [Parameter], correlations: [Correlation]) {
    self.parameters = parameters
    for (place, parameter) in parameters.enumerated() where places[parameter.name] == nil {
      places[parameter.name] = place
    }
    for place in parameters.indices {
      checkName(place)
      checkForm(place)
      checkBound(place)
    }
    findOrder()
    checkCorrelations(correlations)
  }

  private mutating func report(
    _ subject: ImpossibleJoint.Subject, _ reason: String, remedy: String
  ) {
    problems.append(ImpossibleJoint.Problem(subject, reason, remedy: remedy))
  }

  private mutating func checkName(_ place: Int) {
    let name = parameters[place].name
    guard let first = places[name], first != place else { return }
    report(
      .parameter(place), "parameter \(place + 1) has the name '\(name)' of parameter \(first + 1)",
      remedy: "give each a name of its own")
  }

  private mutating func checkForm(_ place: Int) {
    let parameter = parameters[place]
    switch parameter.form {
    case .together(let distributions), .apart(let distributions):
      if distributions.isEmpty {
        report(
          .parameter(place), "'\(parameter.name)' has no distribution", remedy: "give at least one")
      }
      for (row, distribution) in distributions.enumerated() {
        do throws(ImpossibleDistribution) {
          try distribution.check()
        } catch {
          let rowWords = distributions.count == 1 ? "" : " in row \(row + 1)"
          report(
            .parameter(place), "'\(parameter.name)'\(rowWords): \(error.reason)",
            remedy: error.remedy)
        }
      }
    case .dirichlet(let weights):
      if weights.count < 2 {
        report(
          .parameter(place), "the shares '\(parameter.name)' are fewer than two",
          remedy: "list a weight for each share")
      }
      if let weight = weights.first(where: { !($0 > 0) || !$0.isFinite }) {
        report(
          .parameter(place), "a weight of the shares '\(parameter.name)' is \(weight)",
          remedy: "write finite numbers above 0")
      }
    }
  }

  private mutating func checkBound(_ place: Int) {
    let parameter = parameters[place]
    guard let bound = parameter.bound else { return }
    if case .dirichlet = parameter.form {
      report(
        .parameter(place), "the shares '\(parameter.name)' have a bound",
        remedy: "leave it out: shares sum to one")
    }
    guard let other = places[bound.name] else {
      report(
        .parameter(place),
        "'\(parameter.name)' is bounded by '\(bound.name)', which is no uncertain parameter",
        remedy: "name another parameter, or truncate its distribution at a number")
      return
    }
    let (rows, others) = (parameter.rowCount, parameters[other].rowCount)
    if others != 1 && others != rows {
      report(
        .parameter(place),
        "'\(parameter.name)' has \(rows == 1 ? "one row" : "\(rows) rows") and its bound "
          + "'\(bound.name)' has \(others)",
        remedy: "bound it by a parameter with one row or as many")
    }
  }

  /// Follows bounds, so that each parameter comes after its own; what is left over goes round in a ring.
  private mutating func findOrder() {
    var isPlaced = Array(repeating: false, count: parameters.count)
    for start in parameters.indices where !isPlaced[start] {
      var path: [Int] = []
      var next: Int? = start
      while let place = next, !isPlaced[place] {
        if let ring = path.firstIndex(of: place) {
          let names = (path[ring...] + [place]).map { "'\(parameters[$0].name)'" }
          report(
            .parameter(place),
            "bounds go round in a ring: " + names.joined(separator: " is bounded by "),
            remedy: "leave one of them out")
          break
        }
        path.append(place)
        next = parameters[place].bound.flatMap { places[$0.name] }
      }
      for place in path.reversed() {
        isPlaced[place] = true
        order.append(place)
      }
    }
  }

  private mutating func checkCorrelations(_ correlations: [Correlation]) {
    var seen: Set<Set<String>> = []
    for (index, correlation) in correlations.enumerated() {
      let subject = ImpossibleJoint.Subject.correlation(index)
      for name in [correlation.first, correlation.second] {
        guard let place = places[name] else {
          report(
            subject, "there is no uncertain parameter '\(name)' to correlate",
            remedy: "name one that has a distribution")
          continue
        }
        if case .apart = parameters[place].form {
          report(
            subject, "'\(name)' is not drawn with one uniform and cannot be correlated",
            remedy: "draw its rows together, or leave the correlation out")
        }
      }
      checkShares(correlation, subject)
      let pair = Set([correlation.first, correlation.second])
      if pair.count == 1 {
        report(
          subject, "'\(correlation.first)' is correlated with itself",
          remedy: "name two parameters")
      } else if !seen.insert(pair).inserted {
        report(
          subject, "'\(correlation.first)' and '\(correlation.second)' are correlated twice",
          remedy: "leave one out")
      }
      if !(abs(correlation.value) <= 1) {
        report(
          subject,
          "the correlation of '\(correlation.first)' and '\(correlation.second)' is \(correlation.value)",
          remedy: "write a number from -1 to 1")
      }
    }
  }

  /// Shares go with as many other shares.
  private mutating func checkShares(
    _ correlation: Correlation, _ subject: ImpossibleJoint.Subject
  ) {
    let names = [correlation.first, correlation.second]
    let counts = names.compactMap { places[$0] }.map { place -> Int? in
      guard case .dirichlet(let weights) = parameters[place].form else { return nil }
      return weights.count
    }
    guard counts.count == 2, counts[0] != counts[1], correlation.value != 0 else { return }
    let words = zip(names, counts).map { name, count in
      count.map { "'\(name)' is \($0) shares of one whole" } ?? "'\(name)' is not shares"
    }
    report(
      subject, Phrase.list(words),
      remedy: "correlate shares with as many others, or leave the correlation out")
  }
}

extension Parameter.Bound {
  /// The parameter that bounds.
  fileprivate var name: String {
    switch self {
    case .atMost(let name), .atLeast(let name): name
    }
  }
}
