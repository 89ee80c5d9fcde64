public import Studies

/// The page of a run as a terminal shows it.
public struct TerminalPage {
  private let page: Page
  private let width: Int
  private let usesColour: Bool

  /// A page for a terminal of some columns, which it stays within where words allow it; headings are
  /// bold where colour may be used.
  public init(run: StudyRun, width: Int, usesColour: Bool) {
    self.init(Page(of: run), width: width, usesColour: usesColour)
  }

  /// A page on one intervention.
  public init(chain: InterventionChain, width: Int, usesColour: Bool) {
    self.init(Page(of: chain), width: width, usesColour: usesColour)
  }

  /// A page on what lower risk factors would bring.
  public init(cut: RiskCut, width: Int, usesColour: Bool) {
    self.init(Page(of: cut), width: width, usesColour: usesColour)
  }

  /// The same for a study of a cohort.
  public init(study: CohortStudy, width: Int, usesColour: Bool) {
    self.init(Page(of: study), width: width, usesColour: usesColour)
  }

  /// The same for a study of a portfolio.
  public init(study: PortfolioStudy, width: Int, usesColour: Bool) {
    self.init(Page(of: study), width: width, usesColour: usesColour)
  }

  private init(_ page: Page, width: Int, usesColour: Bool) {
    self.page = page
    self.width = min(max(width, 60), 110)
    self.usesColour = usesColour
  }

  /// The page.
  public var text: String {
    var lines = [bold(page.title)] + page.subtitle.flatMap { wrapped($0, indent: "") }
    for section in page.sections {
      lines += ["", bold(section.title.uppercased())]
      for sentence in section.lead { lines += wrapped(sentence, indent: "  ") }
      if let table = section.table { lines += (section.lead.isEmpty ? [] : [""]) + set(table) }
      for sentence in section.sentences { lines += wrapped(sentence, indent: "  ") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func bold(_ text: String) -> String { usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// Columns lined up: the first to the left, the others to the right. A first column too wide for
  /// the page goes on below.
  private func set(_ table: Page.Table) -> [String] {
    let all = [table.header] + table.rows
    var widths = table.header.indices.map { column in
      all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
    if let first = widths.first { widths[0] = min(first, max(18, width - 2 - others)) }
    return all.flatMap { row in
      let label = folded(row.first ?? "", to: widths.first ?? 0)
      var line = "  "
      for (column, cell) in row.enumerated() {
        let text = column == 0 ? label[0] : cell
        let padding = String(repeating: " ", count: max(0, widths[column] - text.count))
        line += column == 0 ? text + padding : "  " + padding + text
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return [line] + label.dropFirst().map { "    " + $0 }
    }
  }

  /// A text in lines no longer than some width, all but the first two shorter, for they stand further in.
  /// A word is cut only where it is longer than a line.
  private func folded(_ text: String, to space: Int) -> [String] {
    guard text.count > space else { return [text] }
    var lines = [""]
    func room() -> Int { lines.count == 1 ? space : space - 2 }
    for word in text.split(separator: " ") {
      var rest = word
      if !lines[lines.count - 1].isEmpty {
        if lines[lines.count - 1].count + 1 + rest.count <= room() {
          lines[lines.count - 1] += " " + rest
          continue
        }
        lines.append("")
      }
      while rest.count > room() {
        lines[lines.count - 1] = String(rest.prefix(room()))
        rest = rest.dropFirst(room())
        lines.append("")
      }
      lines[lines.count - 1] = String(rest)
    }
    return lines
  }

  private func wrapped(_ text: String, indent: String) -> [String] {
    var lines: [String] = []
    var line = indent
    for word in text.split(separator: " ") {
      if line.count + word.count + 1 > width, line.count > indent.count {
        lines.append(line)
        line = indent + (indent.isEmpty ? "" : "  ")
      }
      line += (line.allSatisfy { $0 == " " } ? "" : " ") + word
    }
    return lines + [line]
  }
}
