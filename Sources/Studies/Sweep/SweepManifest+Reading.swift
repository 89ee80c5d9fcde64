import Foundation

extension SweepManifest {
  /// Reads a record; one whose numbers cannot be those of a sweep is refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys) throws -> Value {
      try container.decode(Value.self, forKey: key)
    }
    self.init(
      format: try value(.format), program: try value(.program), libraries: try value(.libraries),
      kind: try value(.kind), scenario: try value(.scenario), overrides: try value(.overrides),
      optimised: try value(.optimised), design: try value(.design), axes: try value(.axes),
      points: try value(.points), shard: try value(.shard), name: try value(.name),
      sweep: try value(.sweep), inputs: try value(.inputs))
    func check(_ holds: Bool, _ key: CodingKeys, _ fault: String) throws {
      guard !holds else { return }
      throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: fault)
    }
    try check(
      (1...SweepQuestion.mostPoints).contains(points), .points,
      "a sweep has from 1 to \(SweepQuestion.mostPoints) points")
    try check(shard.count <= points, .shard, "a shard has a point at least")
    try check(Set(axes).count == axes.count, .axes, "each axis is there once")
  }

  /// What is wrong with a record that could not be read: the key, in a sentence's end.
  static func fault(_ error: any Error) -> String {
    let path =
      switch error {
      case DecodingError.keyNotFound(let key, let context): context.codingPath + [key]
      case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
        DecodingError.dataCorrupted(let context):
        context.codingPath
      default: [any CodingKey]()
      }
    let name = path.map(\.stringValue).joined(separator: ".")
    return name.isEmpty ? "it cannot be read" : "its '\(name)' is missing or makes no sense"
  }
}

extension SweepShard: Codable {
  private enum CodingKeys: String, CodingKey { case number, count }

  /// Reads a shard; one that is not 1/n to n/n is refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let number = try container.decode(Int.self, forKey: .number)
    let count = try container.decode(Int.self, forKey: .count)
    guard let shard = SweepShard("\(number)/\(count)") else {
      throw DecodingError.dataCorruptedError(
        forKey: .number, in: container, debugDescription: "there is no shard \(number)/\(count)")
    }
    self = shard
  }

  /// Writes a shard.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(number, forKey: .number)
    try container.encode(count, forKey: .count)
  }
}
