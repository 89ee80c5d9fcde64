/// Wall time of stages that follow one another.
struct StageClock {
  private(set) var timings: [StudyRun.Timing] = []
  private var last = ContinuousClock.now

  mutating func end(_ stage: String) {
    let now = ContinuousClock.now
    let seconds = (now - last) / .seconds(1)
    timings.append(StudyRun.Timing(stage: stage, seconds: seconds))
    last = now
  }
}
