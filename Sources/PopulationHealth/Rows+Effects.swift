internal import CRows

/// Loops over all rows of a place at once, for what a plan does there.
extension Rows {
  /// Sums of the people of each segment weighed by tables, `[table, segment]`.
  ///
  /// - Parameters:
  ///   - people: `[place, sex, quintile, segment, age]`.
  ///   - place: the place.
  ///   - tables: weights, `[set, table, sex, quintile, age]`.
  ///   - sets: the set of tables for the people of each segment.
  ///   - count: how many tables a set has.
  ///   - shape: the axes.
  /// - Returns: a sum for each table and segment.
  package static func weigh(
    _ people: [Double], place: Int, by tables: [Double], sets: [Int], count: Int,
    shape: PopulationShape
  ) -> [Double] {
    let (profile, size) = (shape.profileSize, shape.groupCount * shape.ageCount)
    let segments = shape.segments.count
    precondition(place >= 0 && (place + 1) * profile <= people.count && sets.count == segments)
    precondition(sets.allSatisfy { $0 >= 0 && ($0 + 1) * count * size <= tables.count })
    return [Double](unsafeUninitializedCapacity: count * segments) { sums, initialised in
      people.withUnsafeBufferPointer { people in
        if let people = people.baseAddress, let sums = sums.baseAddress {
          crows_weigh(
            people + place * profile, tables, sets, count, shape.groupCount, segments,
            shape.ageCount, sums)
        }
      }
      initialised = count * segments
    }
  }

  /// A path by which a risk falls.
  package struct Path: Sendable {
    /// Position of its fraction.
    package var fraction: Int
    /// Position of its exposure.
    package var exposure: Int
    /// 0 for one by itself, 1 and 2 for the two sides of a pair of which only the larger counts, 3
    /// and 4 for those of the next pair.
    package var part: Int
    /// Where its classes begin among all flags of membership.
    package var flags: Int

    /// Makes a path.
    package init(fraction: Int, exposure: Int, part: Int, flags: Int) {
      self.fraction = fraction
      self.exposure = exposure
      self.part = part
      self.flags = flags
    }
  }

  /// What paths leave of a risk, Π(1 − fraction × exposure), `[class, sex, quintile, age]`.
  ///
  /// - Parameters:
  ///   - paths: the paths in the order of their parts.
  ///   - fractions: `[fraction, sex, quintile, age]`.
  ///   - exposures: `[exposure, age]`.
  ///   - flags: 1 for each class that is on a path.
  ///   - classes: how many classes there are.
  ///   - shape: the axes.
  ///   - left: given what is left.
  ///   - start: where it begins.
  package static func remain(
    after paths: [Path], fractions: [Double], exposures: [Double], flags: [Int], classes: Int,
    shape: PopulationShape, into left: inout [Double], at start: Int
  ) {
    let (groups, ages) = (shape.groupCount, shape.ageCount)
    let size = groups * ages
    precondition(start >= 0 && start + classes * size <= left.count)
    for path in paths {
      precondition(path.fraction >= 0 && (path.fraction + 1) * size <= fractions.count)
      precondition(path.exposure >= 0 && (path.exposure + 1) * ages <= exposures.count)
      precondition(path.flags >= 0 && path.flags + classes <= flags.count)
    }
    left.withUnsafeMutableBufferPointer { left in
      flags.withUnsafeBufferPointer { flags in
        guard let left = left.baseAddress, let flags = flags.baseAddress else { return }
        withUnsafeTemporaryAllocation(of: crows_strand.self, capacity: paths.count) { strands in
          for (position, path) in paths.enumerated() {
            strands.initializeElement(
              at: position,
              to: crows_strand(
                fraction: path.fraction, exposure: path.exposure, part: path.part,
                is_in: flags + path.flags))
          }
          crows_remain(
            strands.baseAddress, paths.count, fractions, exposures, classes, groups, ages,
            left + start)
        }
      }
    }
  }

  /// Ratios 1 − Σ share × (1 − left) over conditions, `[sex, quintile, segment, age]`.
  ///
  /// - Parameters:
  ///   - left: `[condition, class, sex, quintile, age]`.
  ///   - conditions: the conditions it is of.
  ///   - shares: `[condition, sex, quintile, age]` of all conditions.
  ///   - classes: the class of each segment, each class having one.
  ///   - shape: the axes.
  /// - Returns: the ratios.
  package static func ratios(
    left: [Double], of conditions: [Int], shares: [Double], classes: [Int], shape: PopulationShape
  ) -> [Double] {
    let size = shape.groupCount * shape.ageCount
    let count = (classes.max() ?? -1) + 1
    precondition(left.count == conditions.count * count * size)
    precondition(classes.count == shape.segments.count && classes.allSatisfy { $0 >= 0 })
    precondition(conditions.allSatisfy { $0 >= 0 && ($0 + 1) * size <= shares.count })
    return [Double](unsafeUninitializedCapacity: shape.profileSize) { ratios, initialised in
      if let ratios = ratios.baseAddress {
        crows_ratios(
          left, conditions.count, conditions, shares, count, classes, shape.groupCount,
          classes.count, shape.ageCount, ratios)
      }
      initialised = shape.profileSize
    }
  }

  /// What is kept, 1 − Σ share × (1 − left) over conditions with one share each, laid out as what is
  /// left of one of them.
  ///
  /// - Parameters:
  ///   - left: `[condition, …]`.
  ///   - shares: by condition; at least one.
  /// - Returns: the shares kept.
  package static func kept(left: [Double], shares: [Double]) -> [Double] {
    precondition(!shares.isEmpty && left.count % shares.count == 0)
    let size = left.count / shares.count
    return [Double](unsafeUninitializedCapacity: size) { kept, initialised in
      if let kept = kept.baseAddress { crows_keep(left, shares.count, shares, size, kept) }
      initialised = size
    }
  }

  /// Sums of the people of each segment weighed by tables and by what is not left of a condition,
  /// `[condition, table, segment]`.
  ///
  /// - Parameters:
  ///   - people: `[place, sex, quintile, segment, age]`.
  ///   - place: the place.
  ///   - left: `[condition, class, sex, quintile, age]`.
  ///   - conditions: how many there are.
  ///   - classes: the class of each segment, each class having one.
  ///   - tables: `[table, sex, quintile, age]`.
  ///   - wanted: positions of the tables that are wanted.
  ///   - shape: the axes.
  /// - Returns: a sum for each condition, table and segment.
  package static func lost(
    _ people: [Double], place: Int, left: [Double], conditions: Int, classes: [Int],
    tables: [Double], wanted: [Int], shape: PopulationShape
  ) -> [Double] {
    let (profile, size) = (shape.profileSize, shape.groupCount * shape.ageCount)
    let (segments, classCount) = (shape.segments.count, (classes.max() ?? -1) + 1)
    precondition(place >= 0 && (place + 1) * profile <= people.count)
    precondition(classes.count == segments && classes.allSatisfy { $0 >= 0 })
    precondition(left.count == conditions * classCount * size)
    precondition(wanted.allSatisfy { $0 >= 0 && ($0 + 1) * size <= tables.count })
    let count = conditions * wanted.count * segments
    return [Double](unsafeUninitializedCapacity: count) { sums, initialised in
      people.withUnsafeBufferPointer { people in
        if let people = people.baseAddress, let sums = sums.baseAddress {
          crows_lost(
            people + place * profile, left, conditions, classCount, classes, tables, wanted,
            wanted.count, shape.groupCount, segments, shape.ageCount, sums)
        }
      }
      initialised = count
    }
  }

  /// Sums over the ages and classes of each group of people × incidence × left.
  ///
  /// - Parameters:
  ///   - people: `[class, sex, quintile, age]`.
  ///   - incidence: `[sex, quintile, age]`.
  ///   - left: the array of what is left, laid out as `people`; `nil` for 1.
  ///   - start: where it begins.
  ///   - ages: how many there are.
  /// - Returns: a sum for each sex and quintile.
  package static func cases(
    people: [Double], incidence: [Double], left: [Double]?, at start: Int, ages: Int
  ) -> [Double] {
    precondition(ages > 0 && incidence.count % ages == 0 && !incidence.isEmpty)
    precondition(people.count % incidence.count == 0)
    precondition(start >= 0 && start + people.count <= left?.count ?? .max)
    let groups = incidence.count / ages
    func cases(_ left: UnsafePointer<Double>?) -> [Double] {
      [Double](unsafeUninitializedCapacity: groups) { sums, initialised in
        if let sums = sums.baseAddress {
          crows_cases(people, left, incidence, people.count / incidence.count, groups, ages, sums)
        }
        initialised = groups
      }
    }
    guard let left else { return cases(nil) }
    return left.withUnsafeBufferPointer { cases($0.baseAddress.map { $0 + start }) }
  }

  /// The sum of people × weight over spans of cells that lie side by side.
  ///
  /// - Parameters:
  ///   - people: the array of the people.
  ///   - start: where those of the place begin.
  ///   - spans: three numbers each: where one begins, how long it is, where its weights begin.
  ///   - weights: the weights.
  /// - Returns: the sum.
  package static func sum(
    _ people: [Double], at start: Int, over spans: [Int], weights: [Double]
  ) -> Double {
    precondition(spans.count % 3 == 0 && start >= 0)
    for span in Swift.stride(from: 0, to: spans.count, by: 3) {
      let (cell, count, weight) = (spans[span], spans[span + 1], spans[span + 2])
      precondition(cell >= 0 && count >= 0 && start + cell + count <= people.count)
      precondition(weight >= 0 && weight + count <= weights.count)
    }
    return people.withUnsafeBufferPointer { people in
      guard let people = people.baseAddress else { return 0 }
      return crows_spans(people + start, spans, spans.count / 3, weights)
    }
  }
}
