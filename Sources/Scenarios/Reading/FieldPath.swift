/// The way from the root of what is read to one value in it.
public struct FieldPath: Sendable, Hashable {
  private enum Step: Sendable, Hashable {
    case key(String)
    case item(Int)
  }

  private var steps: [Step] = []

  /// The root.
  public static let root = FieldPath()

  /// The path of the value of a key here.
  public func key(_ name: String) -> FieldPath { appending(.key(name)) }

  /// The path of an item of a list here, counted from 0.
  public func item(_ index: Int) -> FieldPath { appending(.item(index)) }

  private func appending(_ step: Step) -> FieldPath {
    var path = self
    path.steps.append(step)
    return path
  }

  /// What to call the value in a message: `'reach'`, or `item 2 of 'activity'`.
  func phrase(orRoot title: String) -> String {
    switch steps.last {
    case nil: return "the \(title)"
    case .key(let name): return Problem.quote(name)
    case .item(let index):
      var parent = self
      parent.steps.removeLast()
      return "item \(index + 1) of \(parent.phrase(orRoot: title))"
    }
  }
}

extension FieldPath: CustomStringConvertible {
  /// The path as one text: `interventions.virtual-wards.effects.activity[2]`, items from 1.
  public var description: String {
    steps.reduce("") { text, step in
      switch step {
      case .key(let name): text.isEmpty ? name : "\(text).\(name)"
      case .item(let index): "\(text)[\(index + 1)]"
      }
    }
  }
}
