internal import CRows

/// The transposes of steps that a year takes people through, row by row.
extension Rows {
  /// Multiplies a row by another and takes a third away, term by term.
  static func multiply(
    _ values: inout [Double], at start: Int, by factors: [Double], less parts: [Double]
  ) {
    precondition(parts.count == factors.count)
    changing(&values, at: start, count: factors.count) {
      crows_multiply_less($0, factors, parts, factors.count)
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
    reading(dying, at: start, count: count) { chance in
      reading(hazards, at: start, count: count) { hazard in
        reading(people, at: own, count: count) { people in
          reading(deaths, at: deathStart, count: count) { deaths in
            changing(&worth, at: own, count: count) { worth in
              changing(&ratios, at: start, count: count) {
                crows_give_back_deaths(chance, hazard, people, deaths, worth, $0, count)
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
    reading(hazards, at: start, count: count) { hazard in
      reading(chances, at: start, count: count) { chance in
        reading(worth, at: moving, count: count) { there in
          reading(worth, at: staying, count: count) { here in
            changing(&slopes, at: sumStart, count: count) {
              crows_add_hazard_slopes($0, hazard, chance, there, here, count)
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
    precondition(slopes.count == count)
    reading(fractions, at: start, count: count) { fraction in
      reading(worth, at: worthStart, count: count) { worth in
        changing(&slopes, count: count) {
          crows_subtract_residual_slopes($0, fraction, worth, exposure, count)
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
    reading(left, at: leftStart, count: count) { left in
      reading(rates, at: rateStart, count: count) { rates in
        changing(&worth, at: start, count: count) {
          crows_give_back_effect(left, rates, instead, share, $0, count)
        }
      }
    }
  }
}
