/// A quantity that other models of its kind may draw and this one cannot, and why.
struct UndrawnQuantity: Sendable {
  /// What it would be called in `uncertainty`.
  let path: String
  /// Why it is not drawn, as words after its path.
  let reason: String
  /// What to do instead.
  let help: String
}
