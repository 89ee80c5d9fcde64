/// The people of some eligible rows laid out so that they are counted in one go: rows that follow one
/// another in an array are one span, however their shares differ.
struct EligibleSpans: Sendable {
  /// For each quintile, three numbers a span: where it begins, how long it is and where its shares
  /// do.
  private(set) var ofQuintile: [[Int]]
  /// Shares of people who are eligible, cell by cell.
  private(set) var shares: [Double] = []

  init(_ rows: [EligibleRow], quintiles: Int) {
    ofQuintile = Array(repeating: [], count: quintiles)
    var (end, last) = (-1, -1)
    for row in rows {
      if row.start == end, row.quintile == last {
        ofQuintile[last][ofQuintile[last].count - 2] += row.count
      } else {
        ofQuintile[row.quintile] += [row.start, row.count, shares.count]
      }
      shares += Array(repeating: row.share, count: row.count)
      (end, last) = (row.start + row.count, row.quintile)
    }
  }
}
