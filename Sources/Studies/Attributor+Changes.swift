import Commissioning
import PopulationHealth

extension Attributor {
  /// The quantities of two states of affairs and what each cause has to do with the change.
  private struct Shared {
    var before: [Double]
    var after: [Double]
    var causes: [Cause]
    var shares: [[Double]]
    var staysBehind: [Double]
  }

  /// The changes of every place and quantity, from the values of its coalitions.
  ///
  /// What stays behind comes in last, after every programme: it is released in whole steps by all of
  /// them together, so that no part of it is one programme's own.
  ///
  /// - Parameters:
  ///   - comparison: what is compared with what.
  ///   - year: the year; `nil` for the whole study.
  ///   - value: how parts are taken.
  ///   - staysBehind: GBP in each place; empty where nothing is bought.
  ///   - measured: quantities when only some causes act, `[place, quantity]`.
  /// - Returns: the changes of each place in order, then of all together.
  func changes(
    _ comparison: Attribution.Comparison, _ year: FinancialYear?, _ value: OwenValue<Cause>,
    staysBehind: [Double], _ measured: (Set<Cause>) -> [Double]
  ) -> [Attribution.Change] {
    let shared = Shared(
      before: measured([]), after: measured(Set(value.causes)), causes: value.causes,
      shares: value.shares(of: measured), staysBehind: staysBehind)
    let places = model.shape.places.indices
    let one = places.map { (place: Optional($0), range: $0...$0) }
    return (one + [(place: nil, range: 0...places.count - 1)]).flatMap { place, range in
      meter.quantities.indices.compactMap { index -> Attribution.Change? in
        let quantity = meter.quantities[index]
        guard quantity != .qalys || model.quality.isMeasured else { return nil }
        guard comparison == .againstDoingNothing || quantity != .deaths else { return nil }
        return change(of: index, in: range, shared).map { before, after, parts in
          Attribution.Change(
            comparison: comparison, year: year, place: place, quantity: quantity, before: before,
            after: after, parts: parts)
        }
      }
    }
  }

  /// One quantity summed over some places; `nil` where there is none of it before or after.
  private func change(
    of index: Int, in places: ClosedRange<Int>, _ shared: Shared
  ) -> (before: Double, after: Double, parts: [Attribution.Part])? {
    let quantity = meter.quantities[index]
    func sum(_ values: [Double]) -> Double {
      places.reduce(0.0) { $0 + values[$1 * meter.quantities.count + index] }
    }
    var parts = zip(shared.causes, shared.shares).filter { quantity.answers(to: $0.0) }.map {
      Attribution.Part(cause: $0, value: sum($1))
    }
    var after = sum(shared.after)
    if quantity.answers(to: .staysBehind), !shared.staysBehind.isEmpty,
      let last = parts.lastIndex(where: { $0.cause.group == .interventions })
    {
      let pounds = shared.staysBehind[places].reduce(0, +)
      parts.insert(Attribution.Part(cause: .staysBehind, value: pounds), at: last + 1)
      after += pounds
    }
    let before = sum(shared.before)
    return before == 0 && after == 0 ? nil : (before, after, parts)
  }
}
