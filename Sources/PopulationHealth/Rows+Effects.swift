internal import CRows

/// Loops over all rows of a place at once, for what a plan does there.
extension Rows {
  /// Sums of the people of each segment weighed by tables, `[table, segment]`.
  ///
  /// - Parameters:
  ///   - people: those of a place, `[sex, quintile, segment, age]`.
  ///   - tables: weights, `[table, sex, quintile, age]`.
  ///   - count: how many tables there are.
  ///   - shape: the axes.
  /// - Returns: a sum for each table and segment.
  package static func weigh(
    _ people: [Double], by tables: [Double], count: Int, shape: PopulationShape
  ) -> [Double] {
    let (profile, size) = (shape.profileSize, shape.groupCount * shape.ageCount)
    let segments = shape.segments.count
    precondition(count * size == tables.count)
    return [Double](unsafeUninitializedCapacity: count * segments) { sums, initialised in
      reading(people, count: profile) {
        crows_weigh(
          $0, tables, count, shape.groupCount, segments, shape.ageCount, sums.baseAddress)
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
    /// The first age at which its fraction is not zero for some group.
    package var firstAge: Int
    /// Where its classes begin among all flags of membership.
    package var flags: Int

    /// Makes a path.
    package init(fraction: Int, exposure: Int, part: Int, firstAge: Int, flags: Int) {
      self.fraction = fraction
      self.exposure = exposure
      self.part = part
      self.firstAge = firstAge
      self.flags = flags
    }
  }

  /// What paths leave of risks, Π(1 − fraction × exposure), `[sex, quintile, risk, class, age]`.
  ///
  /// - Parameters:
  ///   - paths: those to each risk, in the order of their parts.
  ///   - fractions: `[fraction, sex, quintile, age]`.
  ///   - exposures: `[exposure, age]`.
  ///   - flags: 1 for each class that is on a path.
  ///   - classes: how many classes there are.
  ///   - shape: the axes.
  /// - Returns: what is left of each risk, in the order of `paths`.
  package static func remain(
    after paths: [[Path]], fractions: [Double], exposures: [Double], flags: [Int], classes: Int,
    shape: PopulationShape
  ) -> [Double] {
    let (groups, ages) = (shape.groupCount, shape.ageCount)
    let size = groups * ages
    for path in paths.joined() {
      precondition(path.fraction >= 0 && (path.fraction + 1) * size <= fractions.count)
      precondition(path.exposure >= 0 && (path.exposure + 1) * ages <= exposures.count)
      precondition(path.firstAge >= 0)
      precondition(path.flags >= 0 && path.flags + classes <= flags.count)
    }
    let most = paths.map(\.count).max() ?? 0
    let stride = paths.count * classes * ages
    return [Double](unsafeUninitializedCapacity: paths.count * classes * size) { left, filled in
      flags.withUnsafeBufferPointer { flags in
        guard let flags = flags.baseAddress, let left = left.baseAddress else { return }
        withUnsafeTemporaryAllocation(of: crows_strand.self, capacity: most) { strands in
          for (risk, paths) in paths.enumerated() {
            for (position, path) in paths.enumerated() {
              strands.initializeElement(
                at: position,
                to: crows_strand(
                  fraction: path.fraction, exposure: path.exposure, part: path.part,
                  first_age: path.firstAge, is_in: flags + path.flags))
            }
            crows_remain(
              strands.baseAddress, paths.count, fractions, exposures, classes, groups, ages,
              left + risk * classes * ages, stride)
          }
        }
        filled = groups * stride
      }
    }
  }

  /// Ratios 1 − Σ share × (1 − left) over conditions, `[sex, quintile, segment, age]`.
  ///
  /// - Parameters:
  ///   - left: `[sex, quintile, condition, class, age]`.
  ///   - conditions: the conditions it is of.
  ///   - upwardMoves: shares of moves to greater need, `[sex, quintile, condition, age]` of all
  ///     conditions.
  ///   - deaths: shares of deaths, laid out alike.
  ///   - classes: the class of each segment, each class having one; −1 where all of every risk is left.
  ///   - shape: the axes.
  /// - Returns: the ratios of moves and of deaths.
  package static func ratios(
    left: [Double], of conditions: [Int], upwardMoves: [Double], deaths: [Double], classes: [Int],
    shape: PopulationShape
  ) -> (upwardMoves: [Double], deaths: [Double]) {
    let size = shape.groupCount * shape.ageCount
    let (count, profile) = ((classes.max() ?? -1) + 1, shape.profileSize)
    precondition(left.count == conditions.count * count * size)
    precondition(classes.count == shape.segments.count && classes.allSatisfy { $0 >= -1 })
    precondition(upwardMoves.count == deaths.count)
    let all = deaths.count / size
    precondition(conditions.allSatisfy { (0..<all).contains($0) })
    var ofDeaths = Array(repeating: 0.0, count: profile)
    let ofMoves = [Double](unsafeUninitializedCapacity: profile) { moves, initialised in
      changing(&ofDeaths, count: profile) {
        crows_ratios(
          left, conditions.count, conditions, all, upwardMoves, deaths, count, classes,
          shape.groupCount, classes.count, shape.ageCount, moves.baseAddress, $0)
      }
      initialised = profile
    }
    return (ofMoves, ofDeaths)
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
  ///   - people: those of a place, `[sex, quintile, segment, age]`.
  ///   - left: `[sex, quintile, condition, class, age]`.
  ///   - shares: the shares of units that conditions have, `[pod, condition]`.
  ///   - classes: the class of each segment, each class having one; −1 where all of every risk is left.
  ///   - tables: `[table, sex, quintile, age]`.
  ///   - tableOfPod: the table of each pod.
  ///   - isKept: for which pods the shares that stay are wanted.
  ///   - shape: the axes.
  /// - Returns: the sums, and the shares that stay.
  package static func lost(
    _ people: [Double], left: [Double], shares: [Double], classes: [Int],
    tables: [Double], tableOfPod: [Int], isKept: [Bool], shape: PopulationShape
  ) -> Lost {
    let (profile, size) = (shape.profileSize, shape.groupCount * shape.ageCount)
    let (segments, classCount) = (shape.segments.count, (classes.max() ?? -1) + 1)
    let pods = tableOfPod.count
    precondition(pods > 0 && isKept.count == pods && shares.count % pods == 0 && !shares.isEmpty)
    let conditions = shares.count / pods
    precondition(classes.count == segments && classes.allSatisfy { $0 >= -1 })
    precondition(left.count == conditions * classCount * size)
    precondition(tableOfPod.allSatisfy { $0 >= 0 && ($0 + 1) * size <= tables.count })
    var kept = Array(repeating: 0.0, count: isKept.count { $0 } * classCount * size)
    let sums = [Double](unsafeUninitializedCapacity: pods * segments) { sums, initialised in
      reading(people, count: profile) { people in
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

  /// Sums over the ages and segments of each group of people × incidence × left,
  /// `[condition, sex, quintile]`.
  ///
  /// - Parameters:
  ///   - people: those of a place, `[sex, quintile, segment, age]`.
  ///   - incidence: `[sex, quintile, condition, age]`.
  ///   - left: shares of the risks that are left, `[sex, quintile, condition, class, age]` for some
  ///     conditions.
  ///   - positions: the position of each condition among those; `nil` where all of its risk is left.
  ///   - classes: the class of each segment; −1 where all of every risk is left.
  ///   - shape: the axes.
  /// - Returns: a sum for each condition, sex and quintile.
  package static func cases(
    among people: [Double], incidence: [Double], left: [Double], at positions: [Int?],
    classes: [Int], shape: PopulationShape
  ) -> [Double] {
    let (profile, groups, ages) = (shape.profileSize, shape.groupCount, shape.ageCount)
    let (conditions, classCount) = (positions.count, (classes.max() ?? -1) + 1)
    precondition(incidence.count == conditions * groups * ages)
    precondition(classes.count == shape.segments.count && classes.allSatisfy { $0 >= -1 })
    let stride = left.count / groups
    precondition(
      positions.allSatisfy { position in
        position.map { $0 >= 0 && ($0 + 1) * classCount * ages <= stride } ?? true
      })
    return [Double](unsafeUninitializedCapacity: conditions * groups) { sums, initialised in
      reading(people, count: profile) { people in
        let room = crows_cases_room(classCount, ages)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: room) {
          crows_cases(
            people, classes, left, stride, positions.map { ($0 ?? -1) * classCount * ages },
            incidence, conditions, classCount, groups, classes.count, ages, sums.baseAddress,
            $0.baseAddress)
        }
      }
      initialised = conditions * groups
    }
  }

  /// Person-years, person-years by quality of life and those of high need, `[sex, quintile, 3]`.
  ///
  /// - Parameters:
  ///   - people: person-years of a place, `[sex, quintile, segment, age]`.
  ///   - utility: quality of life, `[segment, age]`.
  ///   - shape: the axes.
  /// - Returns: the three for each sex and quintile.
  package static func lived(
    by people: [Double], utility: [Double], shape: PopulationShape
  ) -> [Double] {
    let groups = shape.groupCount
    precondition(utility.count == shape.blockSize)
    return [Double](unsafeUninitializedCapacity: 3 * groups) { sums, initialised in
      reading(people, count: shape.profileSize) {
        crows_lived(
          $0, utility, shape.segments.map { $0.isHighNeed ? 1 : 0 }, groups, shape.segments.count,
          shape.ageCount, sums.baseAddress)
      }
      initialised = 3 * groups
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
