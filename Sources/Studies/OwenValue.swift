/// How a change is shared out among causes that act together: Shapley's value (Contributions to the
/// Theory of Games II, 1953) where causes come in groups (Owen, Essays in Mathematical Economics and
/// Game Theory, 1977).
///
/// A cause's share is what it adds when the causes come in one after another, averaged over orders.
/// Groups come in every order, and each comes in whole before the next begins; inside a group, orders
/// are those of the group. The shares sum to the whole change, a cause that never changes anything
/// has none, and shares of a sum of quantities are the sums of shares.
///
/// What it does not promise: causes that act alike have equal shares only in a group taken in every
/// order.
package struct OwenValue<Cause: Hashable & Sendable>: Sendable {
  /// Orders in which the causes of a group come in.
  package enum Orders: Sendable {
    /// Every order, each as likely: Shapley's value. Needs the value of every subset.
    case every
    /// The order given and its reverse, each half: Shapley's value wherever causes act on one another
    /// in pairs only. Needs the values of twice as many subsets as there are causes.
    case givenAndReverse
  }

  /// Causes that come in together.
  package struct Group: Sendable {
    let causes: [Cause]
    let orders: Orders

    /// Makes a group of different causes.
    package init(_ causes: [Cause], orders: Orders = .every) {
      self.causes = causes
      self.orders = orders
    }
  }

  /// One cause coming in after others, and the weight of its doing so.
  private struct Entry: Sendable {
    var cause: Int
    var earlier: Set<Cause>
    var weight: Double
  }

  /// The causes, in the order of the groups and inside them.
  package let causes: [Cause]
  private let entries: [Entry]

  /// A value over groups that have no cause in common.
  package init(groups: [Group]) {
    let groups = groups.filter { !$0.causes.isEmpty }
    causes = groups.flatMap(\.causes)
    var entries: [Entry] = []
    var first = 0
    for (position, group) in groups.enumerated() {
      let others = groups.enumerated().filter { $0.offset != position }.map(\.element.causes)
      for outer in Self.entering(beside: others.count) {
        let before = Set(outer.earlier.flatMap { others[$0] })
        for inner in Self.entering(group) {
          entries.append(
            Entry(
              cause: first + inner.cause,
              earlier: before.union(inner.earlier.map { group.causes[$0] }),
              weight: outer.weight * inner.weight))
        }
      }
      first += group.causes.count
    }
    self.entries = entries
  }

  /// Every set of causes whose value is needed, each once, none of them and all of them first.
  package var coalitions: [Set<Cause>] {
    var found: Set<Set<Cause>> = []
    let needed = entries.flatMap { [$0.earlier, $0.earlier.union([causes[$0.cause]])] }
    return ([[], Set(causes)] + needed).filter { found.insert($0).inserted }
  }

  /// The share of each of `causes` in the change from no cause to all of them.
  ///
  /// - Parameter value: quantities when only some causes act, always as many; asked for `coalitions`
  ///   only, more than once for some.
  /// - Returns: shares of each quantity, `[cause][quantity]`.
  package func shares(of value: (Set<Cause>) -> [Double]) -> [[Double]] {
    let nothing = value([])
    var shares = Array(
      repeating: Array(repeating: 0.0, count: nothing.count), count: causes.count)
    for entry in entries {
      let before = value(entry.earlier)
      let after = value(entry.earlier.union([causes[entry.cause]]))
      for quantity in nothing.indices {
        shares[entry.cause][quantity] += entry.weight * (after[quantity] - before[quantity])
      }
    }
    return shares
  }

  /// The subsets of `count` others that one may come in after, with the part of all orders in which
  /// it does: s!(n − 1 − s)!/n! for s of n − 1 others.
  private static func entering(beside count: Int) -> [(earlier: [Int], weight: Double)] {
    (0..<(1 << count)).map { subset in
      let earlier = (0..<count).filter { subset >> $0 & 1 == 1 }
      var weight = 1 / Double(count + 1)
      for step in 0..<earlier.count { weight *= Double(step + 1) / Double(count - step) }
      return (earlier, weight)
    }
  }

  /// How each cause of a group comes in after others of it, by position.
  private static func entering(
    _ group: Group
  ) -> [(cause: Int, earlier: [Int], weight: Double)] {
    let positions = Array(group.causes.indices)
    switch group.orders {
    case .every:
      return positions.flatMap { cause in
        let others = positions.filter { $0 != cause }
        return entering(beside: others.count).map {
          (cause, $0.earlier.map { others[$0] }, $0.weight)
        }
      }
    case .givenAndReverse:
      return positions.flatMap { cause in
        [
          (cause, Array(positions.prefix(cause)), 0.5),
          (cause, Array(positions.suffix(positions.count - cause - 1)), 0.5),
        ]
      }
    }
  }
}
