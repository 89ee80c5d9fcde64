public import Scenarios

/// One point of a sweep: a value for every axis.
public struct SweepPoint: Hashable, Sendable {
  /// Its number in the sweep, from 1.
  public let number: Int
  /// The settings that make it, in the order of the axes.
  public let settings: [Setting]

  /// The values of the axes, in their order.
  public var values: [String] { settings.map(\.value) }
}
