extension Setting {
  /// What a flag of the command line stands for, such as `--draws 1000` for `uncertainty.draws`: what is
  /// wrong with it is told by the flag's name.
  ///
  /// - Parameters:
  ///   - flag: the flag, its dashes among it.
  ///   - path: the keys from the root to what is set, joined by points.
  ///   - text: what followed the flag, which is one value however it is written.
  ///   - isFallback: whether it counts only where nothing else says what it sets.
  public init(flag: String, path: String, text: String, isFallback: Bool = false) {
    self.init(flag: flag, path: path, value: Self.scalar(text), isFallback: isFallback)
    argument = text
  }

  /// The same for a flag that nothing follows.
  public init(switch flag: String, path: String) {
    self.init(flag: flag, path: path, value: "true", isFallback: false)
  }

  /// The same for a flag that takes a list: values with commas between them.
  ///
  /// A comma with three digits and no blank after it is within a number, as in `20,000`: that is then
  /// told to be no number, and not taken for two.
  public init(flag: String, path: String, list text: String) {
    var items: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if let last = items.last, last.last?.isNumber == true, part.count == 3,
        part.allSatisfy(\.isNumber)
      {
        items[items.count - 1] = "\(last),\(part)"
      } else {
        items.append(part.split(separator: " ").joined(separator: " "))
      }
    }
    self.init(
      flag: flag, path: path,
      value: "[" + items.map(Self.scalar).joined(separator: ", ") + "]", isFallback: false)
    argument = text
  }

  private init(flag: String, path: String, value: String, isFallback: Bool) {
    let mark = Mark(file: flag)
    self.init(
      path: path, value: value, pathMark: mark, valueMark: mark, isFallback: isFallback)
  }

  /// Text as a value in a list: in quotes where it would be read as something else than itself.
  private static func scalar(_ text: String) -> String {
    NumberText.double(text) != nil || text == "true" || text == "false"
      ? text : YAMLText.scalar(text, isQuoted: true, inList: true)
  }
}

extension [Setting] {
  /// The flags they are of, each with what followed it, as they were written.
  var flags: [String] {
    var flags: [(name: String, arguments: [String])] = []
    for setting in self where setting.pathMark.line == 0 {
      let name = setting.pathMark.file
      if flags.last?.name != name { flags.append((name, [])) }
      flags[flags.count - 1].arguments += [setting.argument].compactMap(\.self)
    }
    return flags.map {
      $0.arguments.isEmpty ? $0.name : "\($0.name) \($0.arguments.joined(separator: ","))"
    }
  }
}

extension Mark {
  /// The flag that asks for one draw alone, and says how many there are only where nothing else does.
  public static let oneDraw = Mark(file: "--draw")
}
