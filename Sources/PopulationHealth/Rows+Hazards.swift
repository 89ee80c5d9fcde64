internal import CRows

/// Rows of chances, rates and hazard ratios. Where a ratio is exactly 1 a chance keeps its bytes.
extension Rows {
  /// Changes chances by hazard ratios: each becomes 1 − exp(−hazard × ratio).
  static func scaleHazards(
    of chances: inout [Double], hazards: [Double], by ratios: [Double]
  ) {
    precondition(chances.count == hazards.count && chances.count == ratios.count)
    chances.withUnsafeMutableBufferPointer { chances in
      hazards.withUnsafeBufferPointer { hazards in
        ratios.withUnsafeBufferPointer { ratios in
          guard let chance = chances.baseAddress, let hazard = hazards.baseAddress,
            let ratio = ratios.baseAddress
          else { return }
          crows_chances(chance, hazard, ratio, chances.count)
        }
      }
    }
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
    precondition(start + count <= hazards.count)
    precondition(ratioStart >= 0 && count >= 0 && ratioStart + count <= ratios.count)
    return chances.withUnsafeMutableBufferPointer { chances in
      hazards.withUnsafeBufferPointer { hazards in
        ratios.withUnsafeBufferPointer { ratios in
          guard let chance = chances.baseAddress, let hazard = hazards.baseAddress,
            let ratio = ratios.baseAddress
          else { return false }
          return crows_scale_hazards(
            chance + start, chance + stay, hazard + start, ratio + ratioStart, count) != 0
        }
      }
    }
  }

  /// Takes those who die in a year from the people of a row and counts them.
  ///
  /// - Parameters:
  ///   - chances: the chances of death before hazard ratios.
  ///   - hazards: −ln(1 − chance), laid out alike.
  ///   - ratios: hazard ratios, laid out alike; `nil` where all are 1.
  ///   - start: where these three begin.
  ///   - people: those at risk, then those who live.
  ///   - own: where they begin.
  ///   - deaths: those who died so far.
  ///   - deathStart: where they begin.
  ///   - count: how many there are.
  static func takeDeaths(
    _ chances: [Double], hazards: [Double], ratios: [Double]?, at start: Int,
    from people: inout [Double], at own: Int, to deaths: inout [Double], at deathStart: Int,
    count: Int
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= chances.count)
    precondition(start + count <= min(hazards.count, ratios?.count ?? .max))
    precondition(own >= 0 && own + count <= people.count)
    precondition(deathStart >= 0 && deathStart + count <= deaths.count)
    func take(_ ratio: UnsafePointer<Double>?) {
      chances.withUnsafeBufferPointer { chances in
        hazards.withUnsafeBufferPointer { hazards in
          people.withUnsafeMutableBufferPointer { people in
            deaths.withUnsafeMutableBufferPointer { deaths in
              guard let chance = chances.baseAddress, let hazard = hazards.baseAddress,
                let people = people.baseAddress, let deaths = deaths.baseAddress
              else { return }
              crows_die(
                people + own, deaths + deathStart, chance + start, hazard + start, ratio, count)
            }
          }
        }
      }
    }
    guard let ratios else { return take(nil) }
    ratios.withUnsafeBufferPointer { take($0.baseAddress.map { $0 + start }) }
  }

  /// The multipliers on risks of death at which people of a mix die at given chances; see
  /// `MortalityLevel`. One group: people, shares and risks are `[segment, age]`.
  static func levels(
    people: [Double], shares: [Double], at start: Int, risks: [Double], chances: [Double],
    rates: [Double], into levels: inout [Double], at own: Int, ages: Int
  ) {
    let block = risks.count
    precondition(ages > 0 && block % ages == 0 && start >= 0)
    precondition(start + block <= min(people.count, shares.count))
    precondition(own >= 0 && own + ages <= min(chances.count, rates.count, levels.count))
    people.withUnsafeBufferPointer { people in
      shares.withUnsafeBufferPointer { shares in
        risks.withUnsafeBufferPointer { risks in
          chances.withUnsafeBufferPointer { chances in
            rates.withUnsafeBufferPointer { rates in
              levels.withUnsafeMutableBufferPointer { levels in
                guard let people = people.baseAddress, let shares = shares.baseAddress,
                  let risks = risks.baseAddress, let chances = chances.baseAddress,
                  let rates = rates.baseAddress, let levels = levels.baseAddress
                else { return }
                crows_levels(
                  people + start, shares + start, risks, chances + own, rates + own,
                  block / ages, ages, levels + own, ages)
              }
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
    precondition(own >= 0 && own + segments * ages <= min(survivors.count, next.count))
    precondition(start >= 0 && start + exits * ages <= min(chances.count, hazards.count))
    precondition(ratioStart >= 0 && ratioStart + segments * ages <= ratios?.count ?? .max)
    if room.count < exits * ages { room = Array(repeating: 0, count: exits * ages) }
    func move(_ ratio: UnsafePointer<Double>?) {
      survivors.withUnsafeBufferPointer { survivors in
        chances.withUnsafeBufferPointer { chances in
          hazards.withUnsafeBufferPointer { hazards in
            next.withUnsafeMutableBufferPointer { next in
              room.withUnsafeMutableBufferPointer { room in
                guard let people = survivors.baseAddress, let chance = chances.baseAddress,
                  let hazard = hazards.baseAddress, let next = next.baseAddress
                else { return }
                crows_move(
                  people + own, next + own, chance + start, hazard + start, ratio, paths.from,
                  paths.to, paths.upward, exits, ages, older, room.baseAddress)
              }
            }
          }
        }
      }
    }
    guard let ratios else { return move(nil) }
    ratios.withUnsafeBufferPointer { move($0.baseAddress.map { $0 + ratioStart }) }
  }
}
