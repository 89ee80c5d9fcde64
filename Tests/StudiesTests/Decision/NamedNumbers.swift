import Foundation

/// Numbers that scatter like independent draws, the same each time: the splitmix64 sequence (Steele, Lea
/// and Flood, 2014) from a seed.
struct NamedNumbers {
  private var state: UInt64

  init(_ seed: UInt64) {
    // Seeds that follow one another begin far apart in the one sequence.
    state = Self.mixed(seed &+ 1)
  }

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    return (Double(Self.mixed(state) >> 11) + 0.5) / 9_007_199_254_740_992
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    var word = number
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func normal() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform())
  }

  mutating func uniforms(_ count: Int) -> [Double] { (0..<count).map { _ in uniform() } }

  mutating func normals(_ count: Int) -> [Double] { (0..<count).map { _ in normal() } }
}

/// E max(0, X) for X normal: the unit normal loss integral of decision analysis (Raiffa and Schlaifer,
/// *Applied Statistical Decision Theory*, 1961).
func expectedPositivePart(mean: Double, deviation: Double) -> Double {
  let ratio = mean / deviation
  return mean * erfc(-ratio / 2.0.squareRoot()) / 2
    + deviation * exp(-ratio * ratio / 2) / (2 * Double.pi).squareRoot()
}
