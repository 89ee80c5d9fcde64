/// What is believed of all uncertain quantities of a model together.
public struct JointDistribution: Sendable {
  /// The parameters, in the order of every array.
  public let parameters: [Parameter]

  /// The values of every parameter in one draw, `[parameter][row]`, and for the same draw its uniforms
  /// are those of `draws`.
  public func values(of draw: Int, in draws: Draws) -> [[Double]] { fatalError("to be written") }

  /// The means of every parameter, `[parameter][row]`.
  public var means: [[Double]] { fatalError("to be written") }
}
