import Studies
import Testing

@Suite struct `Sharing a change out among causes` {
  private typealias Value = OwenValue<Int>

  /// A game in which every set of causes has a value of its own: nothing in it cancels by luck.
  private static func tangled(_ causes: Set<Int>) -> [Double] {
    let key = causes.reduce(UInt64(17)) { $0 &+ (1 << UInt64($1)) }
    let mixed = (key &* 0x9E37_79B9_7F4A_7C15) >> 40
    return [Double(mixed) / 1e3, Double(mixed % 97) - 40]
  }

  /// Sums of a few numbers under a hundred thousand.
  private static let rounding = 1e-9

  private static let groupings: [Value] = [
    Value(groups: [.init([0, 1, 2, 3, 4])]),
    Value(groups: [.init([0, 1, 2]), .init([3]), .init([4])]),
    Value(groups: [.init([0]), .init([4, 3, 2, 1], orders: .givenAndReverse)]),
    Value(groups: [.init([]), .init([0, 1]), .init([2, 3, 4], orders: .givenAndReverse)]),
  ]

  @Test(arguments: groupings.indices)
  func `the shares sum to the whole change, whatever the groups`(index: Int) {
    let value = Self.groupings[index]
    let shares = value.shares(of: Self.tangled)
    let (before, after) = (Self.tangled([]), Self.tangled([0, 1, 2, 3, 4]))
    for quantity in before.indices {
      let sum = shares.reduce(0.0) { $0 + $1[quantity] }
      #expect(abs(sum - (after[quantity] - before[quantity])) < Self.rounding)
    }
  }

  @Test(arguments: groupings.indices)
  func `only the coalitions it names are asked for, each named once`(index: Int) {
    let value = Self.groupings[index]
    let named = value.coalitions
    #expect(named.first == [] && named.contains([0, 1, 2, 3, 4]))
    #expect(Set(named).count == named.count)
    var asked: Set<Set<Int>> = []
    _ = value.shares {
      asked.insert($0)
      return Self.tangled($0)
    }
    #expect(asked == Set(named))
  }

  @Test(arguments: groupings.indices)
  func `a cause that never changes anything has exactly none`(index: Int) {
    let value = Self.groupings[index]
    let shares = value.shares { Self.tangled($0.subtracting([3])) }
    let position = value.causes.firstIndex(of: 3) ?? 0
    #expect(shares[position] == [0, 0])
  }

  @Test(arguments: groupings.indices)
  func `causes that do not act on one another have what each does alone`(index: Int) {
    let own = [3.0, -20, 0.25, 700, 1]
    let value = Self.groupings[index]
    let shares = value.shares { [$0.sorted().reduce(5.0) { $0 + own[$1] }] }
    for (cause, share) in zip(value.causes, shares) {
      #expect(abs(share[0] - own[cause]) < Self.rounding)
    }
  }

  @Test func `causes that act alike have equal shares in every order`() {
    // 1 and 2 stand in for each other whatever else acts.
    let shares = Value(groups: [.init([0, 1, 2, 3])]).shares { causes in
      let alike = causes.intersection([1, 2]).count
      return Self.tangled(causes.subtracting([1, 2]).union((0..<alike).map { 10 + $0 }))
    }
    #expect(abs(shares[1][0] - shares[2][0]) < Self.rounding)
    #expect(shares[1][0] != 0)
  }

  @Test func `one cause alone has the whole change`() {
    for orders in [Value.Orders.every, .givenAndReverse] {
      let shares = Value(groups: [.init([4], orders: orders)]).shares(of: Self.tangled)
      #expect(shares == [zip(Self.tangled([4]), Self.tangled([])).map { $0 - $1 }])
    }
  }

  @Test func `in pairs, the order given and its reverse are as good as every order`() {
    // Fifteen pairs of six causes, each worth something of its own.
    func paired(_ causes: Set<Int>) -> [Double] {
      let sorted = causes.sorted()
      var sum = 0.0
      for (place, first) in sorted.enumerated() {
        sum += Double(first * first) - 3
        for second in sorted[(place + 1)...] { sum += Double((first * 7 + second * 11) % 13) - 6 }
      }
      return [sum]
    }
    let causes = Array(0..<6)
    let every = Value(groups: [.init(causes)]).shares(of: paired)
    let both = Value(groups: [.init(causes, orders: .givenAndReverse)]).shares(of: paired)
    for (left, right) in zip(every, both) { #expect(abs(left[0] - right[0]) < Self.rounding) }
  }

  /// The airport game: a runway for the longest plane serves the others (Littlechild and Owen,
  /// Management Science, 1973). Runways of 1, 2 and 3 cost the planes 1/3, 5/6 and 11/6.
  @Test func `planes share a runway as Littlechild and Owen have it`() {
    let shares = Value(groups: [.init([1, 2, 3])]).shares { [Double($0.max() ?? 0)] }
    for (share, published) in zip(shares, [1.0 / 3, 5.0 / 6, 11.0 / 6]) {
      #expect(abs(share[0] - published) < Self.rounding)
    }
  }

  /// The majority game of three in which two have joined (Owen 1977): half each, and nothing for the
  /// third.
  @Test func `two of three voters who join have all the power`() {
    let shares = Value(groups: [.init([1, 2]), .init([3])]).shares { [$0.count > 1 ? 1 : 0] }
    for (share, published) in zip(shares, [0.5, 0.5, 0]) {
      #expect(abs(share[0] - published) < Self.rounding)
    }
  }

  /// Das Gupta (1993), three factors: the effect of a is (A − a)[(bc + BC)/3 + (bC + Bc)/6].
  @Test func `the change of a product of three factors is taken apart as Das Gupta has it`() {
    let (old, new) = ([40.0, 0.25, 7], [55.0, 0.2, 9])
    let shares = Value(groups: [.init([0, 1, 2])]).shares { causes in
      [(0..<3).reduce(1.0) { $0 * (causes.contains($1) ? new[$1] : old[$1]) }]
    }
    for factor in 0..<3 {
      let (b, c) = ((factor + 1) % 3, (factor + 2) % 3)
      let mean = (old[b] * old[c] + new[b] * new[c]) / 3 + (old[b] * new[c] + new[b] * old[c]) / 6
      #expect(abs(shares[factor][0] - (new[factor] - old[factor]) * mean) < Self.rounding)
    }
  }
}
