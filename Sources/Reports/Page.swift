/// What a reader of a run is told, apart from how it is set: the terminal and the summary file show
/// the same page.
struct Page: Hashable {
  /// A table whose first column is text and whose others are numbers already written out.
  struct Table: Hashable {
    var header: [String]
    var rows: [[String]]
  }

  /// A question and its answer.
  struct Section: Hashable {
    var title: String
    /// What is to be known before the table is read, one a paragraph.
    var lead: [String] = []
    var table: Table?
    /// Sentences under the table, one a paragraph.
    var sentences: [String]
  }

  var title: String
  /// What the page is about, in a line or two.
  var subtitle: [String]
  var sections: [Section]
}
