/// A system: the commissioner that holds the money of some places.
public struct CommissioningSystem: Hashable, Sendable {
  /// The code, such as `QF7`.
  public let id: String
  /// The name a reader sees.
  public let name: String

  /// Makes a system.
  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// An organisation, or group of them, that delivers care.
public struct Provider: Hashable, Sendable {
  /// The code, such as `RHQ`.
  public let id: String
  /// The name a reader sees.
  public let name: String
  /// What kind of provider it is.
  public let kind: String

  /// Makes a provider.
  public init(id: String, name: String, kind: String) {
    self.id = id
    self.name = name
    self.kind = kind
  }
}

/// A provider's part in the care of one place.
public struct ProviderShare: Hashable, Sendable {
  /// Position of the provider.
  public let provider: Int
  /// Its share of the place's activity of its kind.
  public let share: Double

  /// Makes a share.
  public init(provider: Int, share: Double) {
    self.provider = provider
    self.share = share
  }
}
