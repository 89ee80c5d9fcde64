import PopulationHealth
import Scenarios
import Testing

@Suite struct `Reading: CSV` {
  @Test func `every cell knows its place in the file`() throws {
    let log = ProblemLog()
    let table = try #require(
      readCSV("place,\"na\"\"me\",n\n02E,\"a, \"\"b\"\"\nc\",é1\nÐé,\"£\",3\n", log: log))
    #expect(table.columns.map(\.name) == ["place", "na\"me", "n"])
    let (place, name, number) = (table.columns[0], table.columns[1], table.columns[2])
    #expect(table.rowCount == 2)
    #expect(table.text(0, place) == "02E")
    #expect(table.text(0, name) == "a, \"b\"\nc")
    #expect(table.text(0, number) == "é1")
    #expect(table.mark(header: name).description == "t.csv:1:7")
    #expect(table.mark(0, place).description == "t.csv:2:1")
    #expect(table.mark(0, name).description == "t.csv:2:5")
    #expect(table.mark(0, number).description == "t.csv:3:4")
    #expect(table.mark(1, number).description == "t.csv:4:8")
    #expect(table.mark(row: 1).description == "t.csv:4:1")
    #expect(log.problems.isEmpty)
  }

  @Test(arguments: ["a,b\n1,\n", "a,b\n1,", "a,b\n1,\"\"", "a,b\n\"1\",\n"])
  func `the last cell may be empty and the last line unended`(text: String) throws {
    let table = try #require(readCSV(text, log: ProblemLog()))
    #expect(table.rowCount == 1)
    #expect(table.text(0, table.columns[0]) == "1")
    #expect(table.isEmpty(0, table.columns[1]))
  }

  @Test(arguments: [
    (
      "a,b,a\n1,2,3\n",
      "t.csv:1:5: error: [csv.duplicate-column] the column 'a' was already at column 1 of this "
        + "line\n   help: keep one of them"
    ),
    (
      "a,,c\n1,2,3\n",
      "t.csv:1:3: error: [csv.unnamed-column] column 2 has no name\n"
        + "   help: name it, or delete the column"
    ),
    (
      "a,b\n1\n2,3,4\n5,6\n",
      "t.csv:2:1: error: [csv.ragged-row] the row has 1 cell, but the header has 2\n"
        + "   help: write the missing cells, or leave them empty between commas\n"
        + "t.csv:3:5: error: [csv.ragged-row] the row has 3 cells, but the header has 2\n"
        + "   help: put cells that have a comma in them in double quotes"
    ),
    (
      "a,b\n1,2\n3,\"x\ny\n",
      "t.csv:3:3: error: [csv.unterminated-quote] the quote that starts here is not closed\n"
        + "   help: close it with a double quote; write one inside a cell twice"
    ),
    (
      "a,b\n1,x\"y\n\"p\"q,2\n",
      "t.csv:2:4: error: [csv.stray-quote] a double quote in a cell has to be written twice, in a "
        + "quoted cell\n   help: put the whole cell in double quotes and write the ones inside it "
        + "twice\nt.csv:3:4: error: [csv.stray-quote] a double quote in a cell has to be written "
        + "twice, in a quoted cell\n   help: put the whole cell in double quotes and write the ones "
        + "inside it twice"
    ),
    (
      "a,b\n\n1,2\n\n",
      "t.csv:2:1: error: [csv.blank-line] the line is blank\n   help: delete it\n"
        + "t.csv:4:1: error: [csv.blank-line] the line is blank\n   help: delete it"
    ),
    (
      "\na,b\n",
      "t.csv:1:1: error: [csv.blank-line] the line is blank\n   help: delete it"
    ),
    (
      "a,b\n",
      "t.csv:2:1: error: [csv.no-rows] the table has a header but no rows\n"
        + "   help: write at least one row"
    ),
    (
      "a;b\n1;2\n",
      "t.csv:1:1: error: [csv.separator] the columns seem to be separated by ';'\n"
        + "   help: save the file with commas between cells"
    ),
    (
      "", "t.csv: error: [file.empty] the file is empty\n   help: write the file, or do not name it"
    ),
  ])
  func `what is not a table is refused at its place with a remedy`(text: String, shown: String) {
    #expect(problems(inCSV: text) == shown)
  }

  @Test func `missing and unknown columns are reported, a slip of a name once`() throws {
    let log = ProblemLog()
    let table = try #require(readCSV("place,imd-quintile,extra\n1,2,3\n", log: log))
    #expect(table.columns(["place", "imd_quintile", "people"], log: log) == nil)
    #expect(
      log.problems.description == """
        t.csv:1:1: error: [csv.missing-column] the table has no column 'people'
           help: add it to the header and to every row
        t.csv:1:7: error: [csv.unknown-column] 'imd-quintile' is not a column of this table
           help: did you mean 'imd_quintile'?
        t.csv:1:20: error: [csv.unknown-column] 'extra' is not a column of this table
           help: the columns are 'place', 'imd_quintile' and 'people'
        """)
  }

  @Test func `columns come in the order they are asked for`() throws {
    let log = ProblemLog()
    let table = try #require(readCSV("b,a,c\n1,2,3\n", log: log))
    let columns = try #require(table.columns(["a", "b"], optional: ["c", "d"], log: log))
    #expect(columns.map(\.name) == ["a", "b"])
    #expect(log.problems.isEmpty)
  }

  @Test func `cells are read as what they should be, and every wrong one is reported`() throws {
    let log = ProblemLog()
    let table = try #require(
      readCSV(
        """
        place,year,share,count,on,sex
        02E,2026/27,0.5,3,true,F
        02X,2026,1.5,3.0,yes,f
        ,soon,"1,234",-1,, M
        """, log: log))
    let c = try #require(
      table.columns(["place", "year", "share", "count", "on", "sex"], log: log))
    let places = KnownNames("place", ["02F", "02E"])
    for row in table.rowIndices {
      let isFirst = row == 0
      #expect(table.index(row, c[0], of: places, log: log) == (isFirst ? 1 : nil))
      #expect(table.financialYear(row, c[1], log: log)?.start == (isFirst ? 2026 : nil))
      #expect(table.number(row, c[2], in: .share, log: log) == (isFirst ? 0.5 : nil))
      #expect(table.integer(row, c[3], in: 0...90, log: log) == (isFirst ? 3 : nil))
      #expect(table.flag(row, c[4], log: log) == (isFirst ? true : nil))
      #expect(table.choice(row, c[5], of: ["F", "M"], log: log) == (isFirst ? "F" : nil))
    }
    #expect(
      log.problems.description == """
        t.csv:3:1: error: [value.unknown-name] '02X' is not a known place
           help: did you mean '02E'?
        t.csv:3:5: error: [value.not-a-year] '2026' is not a financial year
           help: write 2026/27
        t.csv:3:10: error: [value.out-of-range] 'share' is 1.5, but has to be from 0 to 1
           help: write 1 or less; if you mean 1.5%, write 0.015
        t.csv:3:14: error: [value.not-a-number] '3.0' is not a whole number
           help: write 3
        t.csv:3:18: error: [value.not-a-flag] 'yes' is neither true nor false
           help: write true
        t.csv:3:22: error: [value.unknown-choice] 'f' is not one of 'F' or 'M'
           help: did you mean 'F'?
        t.csv:4:1: error: [value.missing] 'place' is empty
           help: write the name of a place
        t.csv:4:2: error: [value.not-a-year] 'soon' is not a financial year
           help: write it as 2026/27
        t.csv:4:7: error: [value.not-a-number] '1,234' is not a share
           help: 'share' takes a share from 0 to 1
        t.csv:4:15: error: [value.out-of-range] 'count' is -1, but has to be from 0 to 90
           help: write 0 or more
        t.csv:4:18: error: [value.missing] 'on' is empty
           help: write true or false
        t.csv:4:19: error: [value.spaces] ' M' starts or ends with a space
           help: delete the space
        """)
  }

  @Test func `a row that repeats another is reported with the line of the first`() throws {
    let log = ProblemLog()
    let table = try #require(readCSV("place,sex,n\nA,F,1\nA,M,1\nA,F,2\nA,F,3\n", log: log))
    table.checkUnique(Array(table.columns.prefix(2)), log: log)
    #expect(
      log.problems.description == """
        t.csv:4:1: error: [csv.repeated-row] the row for place 'A', sex 'F' is already on line 2
           help: keep one of them
        t.csv:5:1: error: [csv.repeated-row] the row for place 'A', sex 'F' is already on line 2
           help: keep one of them
        """)
  }
}
