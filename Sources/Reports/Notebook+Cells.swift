import Foundation
import Studies

extension Notebook {
  /// Files of a run's `tables` that the notebook reads.
  static let tables = [
    "population.csv", "activity.csv", "outcomes.csv", "allocation.csv", "affordability.csv",
    "limits.csv", "names.csv", "life_expectancy.csv",
  ]

  /// The whole notebook.
  ///
  /// - Parameter run: the way to the run's folder from the notebook's.
  /// - Returns: the cells in order.
  func cells(run: String) -> [NotebookDocument.Cell] {
    start(run: run) + need + activity + money + (hasPlan ? allocation + outcomes : [])
      + (hasDraws ? sureness : []) + (hasDecision ? decision : []) + [closing]
  }

  private func start(run: String) -> [NotebookDocument.Cell] {
    [
      .markdown("title", title),
      .code(
        "run",
        #"""
        from pathlib import Path

        # ---------------------------------------------------------------------------------------
        # The run to read, as a path from this notebook's folder. Change it to look at another run.
        RUN = Path(\#(Self.pythonText(run)))
        # ---------------------------------------------------------------------------------------
        """#),
      .code("read", Self.reading),
      .code("charts", Self.charting),
      .markdown(
        "record-heading",
        """
        ## What this run is

        From `manifest.json`, which also lists every input file with its checksum.
        """),
      .code("record", Self.record),
    ]
  }

  private var title: String {
    let plan =
      hasPlan
      ? """
      Two runs stand side by side. **Doing nothing** (`baseline`) carries today's services forward. \
      **The plan** (`plan`) adds the programmes that do the most good within the limits. Both use \
      the same people and the same assumptions, so every difference is the plan's.
      """
      : """
      This run shows **doing nothing** (`baseline`): today's services carried forward. Nothing \
      could be bought, so there is no plan to compare it with.
      """
    return """
      # \(manifest.scenario)

      \(plan)

      Every number is read from the run's tables, so running this notebook again after a new run \
      brings it up to date. It needs Python 3.11 or later with pandas and matplotlib. Under each \
      chart a sentence says what it shows.
      """
  }

  private var closing: NotebookDocument.Cell {
    .markdown(
      "closing",
      """
      ## Before you use these numbers

      - \(hasDraws ? Self.ranged : Self.central)
      - Effects come from published studies and may be smaller in everyday service.
      - `scenario.resolved.yaml` beside the tables gives every setting and the file it came from; \
      `summary.md` is the same answer as a page.
      """)
  }

  private static let central =
    "They are central estimates: one value for every assumption, with no range around it. "
    + "Differences of a few units, or a few thousand pounds, mean nothing."
  private static let ranged =
    "Charts show central estimates but where they say otherwise; the tables have ranges over draws of "
    + "what is uncertain. Ranges hold what was drawn, not what the model leaves out."

  /// Text as a Python string.
  static func pythonText(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\\(scalar)"
      case _ where scalar.value < 32:
        let digits = String(scalar.value, radix: 16)
        literal += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
