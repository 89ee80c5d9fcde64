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
    precondition(sets.count == segments)
    precondition(sets.allSatisfy { $0 >= 0 && ($0 + 1) * count * size <= tables.count })
    return [Double](unsafeUninitializedCapacity: count * segments) { sums, initialised in
      reading(people, at: place * profile, count: profile) {
        crows_weigh(
          $0, tables, sets, count, shape.groupCount, segments, shape.ageCount, sums.baseAddress)
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
    for path in paths {
      precondition(path.fraction >= 0 && (path.fraction + 1) * size <= fractions.count)
      precondition(path.exposure >= 0 && (path.exposure + 1) * ages <= exposures.count)
      precondition(path.flags >= 0 && path.flags + classes <= flags.count)
    }
    changing(&left, at: start, count: classes * size) { left in
      flags.withUnsafeBufferPointer { flags in
        guard let flags = flags.baseAddress else { return }
        withUnsafeTemporaryAllocation(of: crows_strand.self, capacity: paths.count) { strands in
          for (position, path) in paths.enumerated() {
            strands.initializeElement(
              at: position,
              to: crows_strand(
                fraction: path.fraction, exposure: path.exposure, part: path.part,
                is_in: flags + path.flags))
          }
          crows_remain(
            strands.baseAddress, paths.count, fractions, exposures, classes, groups, ages, left)
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
      crows_ratios(
        left, conditions.count, conditions, shares, count, classes, shape.groupCount,
        classes.count, shape.ageCount, ratios.baseAddress)
      initialised = shape.profileSize
    }
  }

  /// What falling conditions take from use of care.
  package struct Lost: Sendable {
    /// People of each segment weighed by the table of use and by the share of units that goes,
    /// `[pod, segment]`.
    package var people: [Double]
    /// Shares of units that stay, `[pod among those asked for, class, sex, quintile, age]`.
    package var kept: [Double]
  }

  /// Sums of the people of each segment weighed by tables and by Σ share × (1 − left) over conditions.
  ///
  /// - Parameters:
  ///   - people: `[place, sex, quintile, segment, age]`.
  ///   - place: the place.
  ///   - left: `[condition, class, sex, quintile, age]`.
  ///   - shares: the shares of units that conditions have, `[pod, condition]`.
  ///   - classes: the class of each segment, each class having one.
  ///   - tables: `[table, sex, quintile, age]`.
  ///   - tableOfPod: the table of each pod.
  ///   - isKept: for which pods the shares that stay are wanted.
  ///   - shape: the axes.
  /// - Returns: the sums, and the shares that stay.
  package static func lost(
    _ people: [Double], place: Int, left: [Double], shares: [Double], classes: [Int],
    tables: [Double], tableOfPod: [Int], isKept: [Bool], shape: PopulationShape
  ) -> Lost {
    let (profile, size) = (shape.profileSize, shape.groupCount * shape.ageCount)
    let (segments, classCount) = (shape.segments.count, (classes.max() ?? -1) + 1)
    let pods = tableOfPod.count
    precondition(pods > 0 && isKept.count == pods && shares.count % pods == 0 && !shares.isEmpty)
    let conditions = shares.count / pods
    precondition(classes.count == segments && classes.allSatisfy { $0 >= 0 })
    precondition(left.count == conditions * classCount * size)
    precondition(tableOfPod.allSatisfy { $0 >= 0 && ($0 + 1) * size <= tables.count })
    var kept = Array(repeating: 0.0, count: isKept.count { $0 } * classCount * size)
    let sums = [Double](unsafeUninitializedCapacity: pods * segments) { sums, initialised in
      reading(people, at: place * profile, count: profile) { people in
        kept.withUnsafeMutableBufferPointer { kept in
          var next = 0
          let rows: [UnsafeMutablePointer<Double>?] = isKept.map { isKept in
            guard isKept else { return nil }
            defer { next += classCount * size }
            return kept.baseAddress.map { $0 + next }
          }
          let room = crows_lost_room(pods, conditions, segments)
          withUnsafeTemporaryAllocation(of: Double.self, capacity: room) {
            crows_lost(
              people, left, conditions, classCount, classes, shares, tables, tableOfPod, pods,
              shape.groupCount, segments, shape.ageCount, rows, sums.baseAddress, $0.baseAddress)
          }
        }
      }
      initialised = pods * segments
    }
    return Lost(people: sums, kept: kept)
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
    let groups = incidence.count / ages
    return [Double](unsafeUninitializedCapacity: groups) { sums, initialised in
      reading(left, at: start, count: people.count) {
        crows_cases(
          people, $0, incidence, people.count / incidence.count, groups, ages, sums.baseAddress)
      }
      initialised = groups
    }
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
    return reading(people, at: start, count: people.count - start) {
      crows_spans($0, spans, spans.count / 3, weights)
    }
  }
}
