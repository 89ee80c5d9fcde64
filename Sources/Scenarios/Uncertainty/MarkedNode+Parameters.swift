extension MarkedNode {
  /// This tree of a pack without what it believes of parameters of which a scenario says something
  /// itself: the scenario's distribution takes the place of the pack's whole, not key by key.
  func withoutParameters(of scenario: MarkedNode) -> MarkedNode {
    guard let stated = scenario.node(at: "uncertainty.parameters")?.mapping, var tree = mapping,
      var uncertainty = tree["uncertainty"], var parts = uncertainty.value.mapping,
      var parameters = parts["parameters"], let entries = parameters.value.mapping
    else { return self }
    let kept = entries.entries.filter { stated[$0.key] == nil }
    parameters.value.content = .mapping(MarkedMapping(kept))
    parts["parameters"] = parameters
    uncertainty.value.content = .mapping(parts)
    tree["uncertainty"] = uncertainty
    return MarkedNode(.mapping(tree), at: mark, layer: layer)
  }
}
