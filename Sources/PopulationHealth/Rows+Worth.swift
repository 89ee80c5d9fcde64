internal import CRows

/// The transposes of steps that a year takes people through, row by row. Memory is read as in the rest
/// of `Rows`, without a check of each index after one check of all.
extension Rows {
  /// Adds one number to each of a row.
  package static func add(
    _ number: Double, to sums: inout [Double], at start: Int, count: Int
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= sums.count)
    guard number != 0 else { return }
    sums.withUnsafeMutableBufferPointer { sums in
      guard let row = sums.baseAddress.map({ $0 + start }) else { return }
      for index in 0..<count { row[index] += number }
    }
  }

  /// Adds a row times one number to another.
  package static func add(
    _ values: [Double], at start: Int, times factor: Double, to sums: inout [Double],
    at sumStart: Int, count: Int
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= values.count)
    precondition(sumStart >= 0 && sumStart + count <= sums.count)
    guard factor != 0 else { return }
    values.withUnsafeBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let values = values.baseAddress, let sums = sums.baseAddress else { return }
        crows_add_times(sums + sumStart, values + start, factor, count)
      }
    }
  }

  /// Multiplies a row by another and takes a third away, term by term.
  static func multiply(
    _ values: inout [Double], at start: Int, by factors: [Double], less parts: [Double]
  ) {
    let count = factors.count
    precondition(start >= 0 && start + count <= values.count && parts.count == count)
    values.withUnsafeMutableBufferPointer { values in
      factors.withUnsafeBufferPointer { factors in
        parts.withUnsafeBufferPointer { parts in
          guard let values = values.baseAddress, let b = factors.baseAddress,
            let c = parts.baseAddress
          else { return }
          let a = values + start
          for index in 0..<count { a[index] = a[index] * b[index] - c[index] }
        }
      }
    }
  }

  /// The transpose of deaths: those at risk are worth what survivors are less the chance of death
  /// times what is lost by it, and a hazard ratio what its slope, people × hazard × chance of
  /// living, loses.
  ///
  /// - Parameters:
  ///   - dying: chances of death after the ratios.
  ///   - hazards: rates of death before them.
  ///   - start: where both begin.
  ///   - people: those at risk.
  ///   - worth: what survivors are worth; then what those at risk are.
  ///   - own: where both begin.
  ///   - deaths: what deaths are worth.
  ///   - deathStart: where they begin.
  ///   - ratios: given what the ratios are worth, laid out as `dying`.
  ///   - count: how many there are.
  static func giveBack(
    _ dying: [Double], hazards: [Double], at start: Int, people: [Double],
    worth: inout [Double], at own: Int, deaths: [Double], at deathStart: Int,
    ratios: inout [Double], count: Int
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= dying.count)
    precondition(start + count <= hazards.count && start + count <= ratios.count)
    precondition(own >= 0 && own + count <= min(people.count, worth.count))
    precondition(deathStart >= 0 && deathStart + count <= deaths.count)
    dying.withUnsafeBufferPointer { dying in
      hazards.withUnsafeBufferPointer { hazards in
        people.withUnsafeBufferPointer { people in
          deaths.withUnsafeBufferPointer { deaths in
            worth.withUnsafeMutableBufferPointer { worth in
              ratios.withUnsafeMutableBufferPointer { ratios in
                guard let dying = dying.baseAddress, let hazards = hazards.baseAddress,
                  let people = people.baseAddress, let deaths = deaths.baseAddress,
                  let worth = worth.baseAddress, let ratios = ratios.baseAddress
                else { return }
                let (chance, hazard, ratio) = (dying + start, hazards + start, ratios + start)
                let (risk, value, death) = (people + own, worth + own, deaths + deathStart)
                for index in 0..<count {
                  let lost = death[index] - value[index]
                  ratio[index] = risk[index] * hazard[index] * (1 - chance[index]) * lost
                  value[index] += chance[index] * lost
                }
              }
            }
          }
        }
      }
    }
  }

  /// Adds the slopes, by hazard ratio and person, of moves that are taken from those who stay:
  /// hazard × (1 − chance) × (worth where they move to − worth where they stay).
  ///
  /// - Parameters:
  ///   - hazards: −ln(1 − chance) before the ratios.
  ///   - chances: the chances after them.
  ///   - start: where both begin.
  ///   - worth: what people are worth after the moves.
  ///   - moving: where those who move begin.
  ///   - staying: where those who stay begin.
  ///   - slopes: the sums.
  ///   - sumStart: where they begin.
  ///   - count: how many there are.
  static func addHazardSlopes(
    _ hazards: [Double], chances: [Double], at start: Int, worth: [Double], moving: Int,
    staying: Int, to slopes: inout [Double], at sumStart: Int, count: Int
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= min(hazards.count, chances.count))
    precondition(moving >= 0 && staying >= 0 && max(moving, staying) + count <= worth.count)
    precondition(sumStart >= 0 && sumStart + count <= slopes.count)
    hazards.withUnsafeBufferPointer { hazards in
      chances.withUnsafeBufferPointer { chances in
        worth.withUnsafeBufferPointer { worth in
          slopes.withUnsafeMutableBufferPointer { slopes in
            guard let hazards = hazards.baseAddress, let chances = chances.baseAddress,
              let worth = worth.baseAddress, let slopes = slopes.baseAddress
            else { return }
            let (hazard, chance) = (hazards + start, chances + start)
            let (there, here, slope) = (worth + moving, worth + staying, slopes + sumStart)
            for index in 0..<count {
              let left = 1 - chance[index]
              // Where everybody moves the hazard has no end, and no ratio changes it.
              let rate = left > 0 ? hazard[index] * left : 0
              slope[index] += rate * (there[index] - here[index])
            }
          }
        }
      }
    }
  }

  /// Takes `fraction × worth ÷ (1 − fraction × exposure)` from a row: the slope of a product of
  /// residuals in the exposure of one, given the worth of a proportional change in the product.
  package static func subtractResidualSlopes(
    _ fractions: [Double], at start: Int, worth: [Double], at worthStart: Int,
    exposure: [Double], from slopes: inout [Double]
  ) {
    let count = exposure.count
    precondition(start >= 0 && start + count <= fractions.count && slopes.count == count)
    precondition(worthStart >= 0 && worthStart + count <= worth.count)
    fractions.withUnsafeBufferPointer { fractions in
      worth.withUnsafeBufferPointer { worth in
        exposure.withUnsafeBufferPointer { exposure in
          slopes.withUnsafeMutableBufferPointer { slopes in
            guard let fractions = fractions.baseAddress, let worth = worth.baseAddress,
              let c = exposure.baseAddress, let d = slopes.baseAddress
            else { return }
            let (a, b) = (fractions + start, worth + worthStart)
            for index in 0..<count {
              d[index] -= a[index] * b[index] / (1 - a[index] * c[index])
            }
          }
        }
      }
    }
  }

  /// Goes back over one effect on activity: those it leaves are worth what was before it, less the
  /// share it keeps away, plus what stands in for them.
  ///
  /// - Parameters:
  ///   - left: people before the effect.
  ///   - leftStart: where they begin.
  ///   - rates: units per person.
  ///   - rateStart: where they begin.
  ///   - instead: what a unit kept away is worth through those that replace it.
  ///   - share: the share kept away.
  ///   - worth: what people after the effect are worth; then what those before it are.
  ///   - start: where it begins.
  ///   - count: how many there are.
  /// - Returns: the slope in the share.
  package static func giveBack(
    _ left: [Double], at leftStart: Int, rates: [Double], at rateStart: Int, instead: Double,
    share: Double, worth: inout [Double], at start: Int, count: Int
  ) -> Double {
    precondition(leftStart >= 0 && count >= 0 && leftStart + count <= left.count)
    precondition(rateStart >= 0 && rateStart + count <= rates.count)
    precondition(start >= 0 && start + count <= worth.count)
    return left.withUnsafeBufferPointer { left in
      rates.withUnsafeBufferPointer { rates in
        worth.withUnsafeMutableBufferPointer { worth in
          guard let left = left.baseAddress, let rates = rates.baseAddress,
            let worth = worth.baseAddress
          else { return 0 }
          let (people, rate, value) = (left + leftStart, rates + rateStart, worth + start)
          var slope = 0.0
          for index in 0..<count {
            let change = instead * rate[index] - value[index]
            slope += people[index] * change
            value[index] += share * change
          }
          return slope
        }
      }
    }
  }
}
