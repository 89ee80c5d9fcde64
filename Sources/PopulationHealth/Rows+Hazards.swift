internal import CRows

/// Rows of chances, rates and hazard ratios. Where a ratio is exactly 1 a chance keeps its bytes.
extension Rows {
  /// Changes chances by hazard ratios: each becomes 1 − exp(−hazard × ratio).
  static func scaleHazards(
    of chances: inout [Double], hazards: [Double], by ratios: [Double]
  ) {
    precondition(chances.count == hazards.count && chances.count == ratios.count)
    changing(&chances, count: hazards.count) { crows_chances($0, hazards, ratios, hazards.count) }
  }

  /// Changes chances of moving by hazard ratios, as above, and the chances of staying take up the
  /// rest.
  ///
  /// - Parameters:
  ///   - chances: the array of the chances and of those of staying.
  ///   - start: where the chances begin.
  ///   - stay: where those of staying begin.
  ///   - hazards: −ln(1 − chance), laid out as `chances`.
  ///   - ratios: the array of the ratios.
  ///   - ratioStart: where the ratios begin.
  ///   - count: how many there are.
  /// - Returns: whether a chance of staying is below zero.
  static func scaleHazards(
    of chances: inout [Double], at start: Int, staying stay: Int, hazards: [Double],
    by ratios: [Double], at ratioStart: Int, count: Int
  ) -> Bool {
    precondition(start >= 0 && stay >= 0 && max(start, stay) + count <= chances.count)
    precondition(abs(start - stay) >= count, "nobody who moves stays")
    return reading(hazards, at: start, count: count) { hazard in
      reading(ratios, at: ratioStart, count: count) { ratio in
        chances.withUnsafeMutableBufferPointer { chances in
          guard let first = chances.baseAddress else { return false }
          return crows_scale_hazards(first + start, first + stay, hazard, ratio, count) != 0
        }
      }
    }
  }

  /// Takes those who die in a year from the people of a place and counts them.
  ///
  /// - Parameters:
  ///   - chances: the chances of death before hazard ratios, `[sex, quintile, segment, age]`.
  ///   - hazards: −ln(1 − chance), laid out alike.
  ///   - ratios: hazard ratios, laid out alike; `nil` where all are 1.
  ///   - people: those at risk, laid out alike; then those who live.
  ///   - start: where they begin.
  ///   - deaths: those who died so far, by sex, quintile and age.
  ///   - deathStart: where they begin.
  ///   - shape: the axes.
  static func takeDeaths(
    _ chances: [Double], hazards: [Double], ratios: [Double]?, from people: inout [Double],
    at start: Int, to deaths: inout [Double], at deathStart: Int, shape: PopulationShape
  ) {
    let (count, groups) = (shape.profileSize, shape.groupCount)
    reading(chances, count: count) { chance in
      reading(hazards, count: count) { hazard in
        reading(ratios, count: count) { ratio in
          changing(&people, at: start, count: count) { people in
            changing(&deaths, at: deathStart, count: groups * shape.ageCount) {
              crows_die(
                people, $0, chance, hazard, ratio, groups, shape.segments.count, shape.ageCount)
            }
          }
        }
      }
    }
  }

  /// The multipliers on risks of death at which people of a mix die at given chances; see
  /// `MortalityLevel`. One group: people, shares and risks are `[segment, age]`.
  static func levels(
    people: [Double], shares: [Double], at start: Int, risks: [Double], chances: [Double],
    rates: [Double], into levels: inout [Double], at own: Int, ages: Int
  ) {
    let block = risks.count
    precondition(ages > 0 && block % ages == 0)
    reading(people, at: start, count: block) { people in
      reading(shares, at: start, count: block) { shares in
        reading(chances, at: own, count: ages) { chances in
          reading(rates, at: own, count: ages) { rates in
            changing(&levels, at: own, count: ages) {
              crows_levels(people, shares, risks, chances, rates, block / ages, ages, $0, ages)
            }
          }
        }
      }
    }
  }

  /// Moves the survivors of one group along its exits; see `SegmentMoves.carry`.
  static func move(
    _ survivors: [Double], at own: Int, along paths: SegmentMoves.Paths, chances: [Double],
    hazards: [Double], at start: Int, ratios: [Double]?, at ratioStart: Int, ages: Int, older: Int,
    into next: inout [Double], room: inout [Double]
  ) {
    let exits = paths.from.count
    let segments = (paths.from.max() ?? -1) + 1
    precondition(paths.to.count == exits && paths.upward.count == exits)
    precondition(paths.to.allSatisfy { $0 >= 0 && $0 < segments } && (0...1) ~= older)
    if room.count < exits * ages { room = Array(repeating: 0, count: exits * ages) }
    reading(survivors, at: own, count: segments * ages) { people in
      reading(chances, at: start, count: exits * ages) { chance in
        reading(hazards, at: start, count: exits * ages) { hazard in
          reading(ratios, at: ratioStart, count: segments * ages) { ratio in
            changing(&next, at: own, count: segments * ages) { next in
              changing(&room, count: exits * ages) {
                crows_move(
                  people, next, chance, hazard, ratio, paths.from, paths.to, paths.upward, exits,
                  ages, older, $0)
              }
            }
          }
        }
      }
    }
  }
}
