import Studies
import Testing

@Suite struct WorkPaceTests {
  @Test func `the time left is what the same work took since it was first looked at`() {
    #expect(WorkPace(before: 0.25, share: 0.5, seconds: 10).words == "about 20 s left")
    #expect(WorkPace(before: 0, share: 0.001, seconds: 7).words == "about 2 h left")
    #expect(WorkPace(before: 0, share: 0.999999, seconds: 7).words == "about 1 s left")
  }

  @Test func `nothing is said of the time left before anything is done, or after all is`() {
    #expect(WorkPace(before: 0.25, share: 0.25, seconds: 10).words == nil)
    #expect(WorkPace(before: 0, share: 1, seconds: 10).words == nil)
  }
}
