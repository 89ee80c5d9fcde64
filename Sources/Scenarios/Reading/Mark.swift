/// A place in something a person wrote: a file, a line and a column.
///
/// Lines and columns start at 1 and columns count Unicode scalars, as editors do for most text.
/// A `--set` argument is a place too: its file is `--set` and its line is the argument's number.
public struct Mark: Hashable, Sendable {
  /// The file as the user named it.
  public let file: String
  /// The line, from 1; 0 when the file as a whole is meant.
  public let line: Int
  /// The column, from 1; 0 when the file as a whole is meant.
  public let column: Int

  /// The name that stands for the file of a `--set` argument.
  public static let overrideFile = "--set"

  /// Marks a line and column of a file.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// Marks a file as a whole.
  public init(file: String) {
    self.init(file: file, line: 0, column: 0)
  }
}

extension Mark: Comparable {
  /// Orders by file name, then line, then column.
  public static func < (left: Mark, right: Mark) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

extension Mark: CustomStringConvertible {
  /// The place as compilers write it: `scenarios/south-yorkshire.yaml:14:5`.
  public var description: String {
    line == 0 ? file : "\(file):\(line):\(column)"
  }
}
