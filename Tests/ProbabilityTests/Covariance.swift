/// The covariance of two columns of draws.
func covariance(_ first: [Double], _ second: [Double]) -> Double {
  let count = Double(first.count)
  let means = (first.reduce(0, +) / count, second.reduce(0, +) / count)
  return zip(first, second).reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) } / count
}

/// Pearson's correlation of two columns of draws.
func correlation(_ first: [Double], _ second: [Double]) -> Double {
  covariance(first, second) / (covariance(first, first) * covariance(second, second)).squareRoot()
}
