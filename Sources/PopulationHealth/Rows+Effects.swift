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

  /// Multiplies what is left of a risk, `[class, sex, quintile, age]`, by 1 − fraction × exposure in
  /// some classes.
  ///
  /// - Parameters:
  ///   - left: what is left.
  ///   - start: where it begins.
  ///   - fraction: `[sex, quintile, age]`.
  ///   - exposure: by age.
  ///   - isIn: 1 for each class that it is in.
  package static func leave(
    _ left: inout [Double], at start: Int, less fraction: [Double], times exposure: [Double],
    in isIn: [Int]
  ) {
    let ages = exposure.count
    precondition(ages > 0 && fraction.count % ages == 0)
    precondition(start >= 0 && start + isIn.count * fraction.count <= left.count)
    left.withUnsafeMutableBufferPointer { left in
      guard let left = left.baseAddress else { return }
      crows_leave(
        left + start, fraction, exposure, isIn, isIn.count, fraction.count / ages, ages)
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

  /// What is kept, 1 − Σ share × (1 − left) over conditions with one share each, and then tables of
  /// what is lost, table × (1 − kept).
  ///
  /// - Parameters:
  ///   - left: `[condition, class, sex, quintile, age]`.
  ///   - shares: by condition.
  ///   - table: `[sex, quintile, age]`, from `start` on in `tables`.
  ///   - kept: given what is kept, `[class, sex, quintile, age]`.
  ///   - lost: given what is lost, laid out alike but for `stride` between the classes.
  package static func keep(
    left: [Double], shares: [Double], tables: [Double], at start: Int, size: Int,
    kept: inout [Double], lost: inout [Double], at first: Int, stride: Int
  ) {
    precondition(shares.count * kept.count == left.count && size > 0 && kept.count % size == 0)
    precondition(start >= 0 && start + size <= tables.count)
    let classes = kept.count / size
    precondition(
      first >= 0 && stride >= size && first + (classes - 1) * stride + size <= lost.count)
    let count = kept.count
    kept.withUnsafeMutableBufferPointer { kept in
      lost.withUnsafeMutableBufferPointer { lost in
        tables.withUnsafeBufferPointer { tables in
          guard let kept = kept.baseAddress, let lost = lost.baseAddress,
            let table = tables.baseAddress
          else { return }
          crows_keep(left, shares.count, shares, count, kept)
          for one in 0..<classes {
            crows_lose(table + start, kept + one * size, lost + first + one * stride, size)
          }
        }
      }
    }
  }

  /// Sums over the ages and classes of each group of people × incidence × left.
  ///
  /// - Parameters:
  ///   - people: `[class, sex, quintile, age]`.
  ///   - incidence: `[sex, quintile, age]`.
  ///   - left: laid out as `people`, from `start` on; `nil` for 1.
  ///   - ages: how many there are.
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
