import PopulationHealth

/// The segments of need of a pack, in order.
enum PackSegments {
  static func read(_ root: FieldReader) -> [Segment] {
    var rank = 0
    return root.map("segments", PackSchema.segment).map { code, reader in
      let isRanked = reader.flag("ranked") ?? true
      let ages = reader.ageRange("ages")
      let segment = Segment(
        id: code, title: reader.text("title") ?? code, ages: ages == .all ? nil : ages,
        needRank: isRanked ? rank : nil, isHighNeed: reader.flag("high_need") ?? false)
      if isRanked { rank += 1 }
      reader.finish()
      return segment
    }
  }
}
