/// What one more of each thing at the end of a year and within it is worth for some quantity of a run:
/// the quantity's derivatives. Arrays are of the places gone back through.
package struct YearWorth {
  /// Of a person at the end of the year, `[place, sex, quintile, segment, age]`.
  package var end: [Double]
  /// Of a death, `[place, sex, quintile, age]` by age at the start of the year.
  package var deathsAtStart: [Double]
  /// Of a death of one born in the year, `[place, sex, quintile]`.
  package var newbornDeaths: [Double]

  /// The worth of deaths is nothing until it is set.
  package init(end: [Double], shape: PopulationShape) {
    self.end = end
    let blocks = end.count / shape.blockSize
    deathsAtStart = Array(repeating: 0, count: blocks * shape.ageCount)
    newbornDeaths = Array(repeating: 0, count: blocks)
  }
}

/// What one more person at the start of a year, and a hazard ratio one higher within it, are worth for
/// some quantity of a run.
package struct StartWorth {
  /// Of a person at the start, `[place, sex, quintile, segment, age]`.
  package var start: [Double]
  /// Of the ratio on moves to greater need, one array a place, `[sex, quintile, segment, age]`.
  package var upwardMoves: [[Double]] = []
  /// Of the ratio on death, laid out as for moves; all zero where deaths are fixed in advance.
  package var deaths: [[Double]] = []
}
