import Probability
import Testing

struct `Draws` {
  @Test func `every way of sampling has a name that reads back`() {
    for sampling in Draws.Sampling.allCases {
      #expect(Draws.Sampling(rawValue: sampling.rawValue) == sampling)
    }
  }
}
