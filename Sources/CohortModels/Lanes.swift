import PopulationHealth

/// Draws of one figure side by side: two of the widest rows that the compiler keeps in registers, since
/// the steps of one wait for each other long enough for those of another.
struct Lanes {
  typealias Half = SIMD16<Double>

  private var first: Half
  private var second: Half

  /// How many draws there are.
  static let scalarCount = 2 * Half.scalarCount

  private init(_ first: Half, _ second: Half) {
    self.first = first
    self.second = second
  }

  /// The same in every lane.
  init(repeating number: Double) {
    first = Half(repeating: number)
    second = first
  }

  /// As many numbers of a row as there are lanes, from a position on.
  init(_ row: [Double], at start: Int) {
    precondition(start >= 0 && start + Self.scalarCount <= row.count)
    self = row.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: start * MemoryLayout<Double>.stride, as: Self.self)
    }
  }

  /// One draw.
  subscript(lane: Int) -> Double {
    get { lane < Half.scalarCount ? first[lane] : second[lane - Half.scalarCount] }
    set {
      if lane < Half.scalarCount {
        first[lane] = newValue
      } else {
        second[lane - Half.scalarCount] = newValue
      }
    }
  }

  /// Whether any number is below another.
  func isAnywhereBelow(_ number: Double) -> Bool {
    any(first .< Half(repeating: number)) || any(second .< Half(repeating: number))
  }

  /// The same with 1 where there is nothing.
  var withoutZeros: Lanes {
    Lanes(
      first.replacing(with: 1, where: first .== 0), second.replacing(with: 1, where: second .== 0))
  }

  /// Takes the lower number in every lane.
  @inline(__always)
  mutating func lower(to other: Lanes) {
    first.replace(with: other.first, where: other.first .< first)
    second.replace(with: other.second, where: other.second .< second)
  }

  /// Puts the first lanes side by side into a row.
  func put(into row: inout [Double], at start: Int, count: Int) {
    precondition(start >= 0 && count <= Self.scalarCount && start + count <= row.count)
    let size = MemoryLayout<Double>.stride
    row.withUnsafeMutableBytes { row in
      withUnsafeBytes(of: self) { lanes in
        UnsafeMutableRawBufferPointer(rebasing: row[(start * size)..<((start + count) * size)])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: lanes[..<(count * size)]))
      }
    }
  }

  /// The chance of something that comes at a yearly rate within so many years.
  static func chance(ofRate rate: Lanes, years: Double) -> Lanes {
    var chance = rate * Lanes(repeating: years)
    withUnsafeMutablePointer(to: &chance) { lanes in
      lanes.withMemoryRebound(to: Double.self, capacity: scalarCount) {
        Rows.makeChances(ofHazards: $0, count: scalarCount)
      }
    }
    return chance
  }

  @inline(__always)
  static func + (a: Lanes, b: Lanes) -> Lanes { Lanes(a.first + b.first, a.second + b.second) }

  @inline(__always)
  static func - (a: Lanes, b: Lanes) -> Lanes { Lanes(a.first - b.first, a.second - b.second) }

  @inline(__always)
  static func * (a: Lanes, b: Lanes) -> Lanes { Lanes(a.first * b.first, a.second * b.second) }

  @inline(__always)
  static func / (a: Lanes, b: Lanes) -> Lanes { Lanes(a.first / b.first, a.second / b.second) }

  @inline(__always)
  static func += (a: inout Lanes, b: Lanes) { a = a + b }

  @inline(__always)
  static func *= (a: inout Lanes, b: Lanes) { a = a * b }
}
