import Foundation
import Scenarios
import Testing

@Suite struct `Reading: text files` {
  private func problems(_ bytes: [UInt8]) -> String {
    let log = ProblemLog()
    #expect(TextFile(named: "f.csv", bytes, as: .csv, log: log) == nil)
    return log.problems.description
  }

  @Test func `a file keeps its bytes`() throws {
    try withFolder { folder in
      let bytes = Array("name: Ðon £\n".utf8)
      let path = folder + "/x.yaml"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let log = ProblemLog()
      let file = try #require(TextFile.read(path, named: "x.yaml", as: .yaml, log: log))
      #expect(file.bytes == bytes)
      #expect(file.name == "x.yaml")
      #expect(file.text == "name: Ðon £\n")
      #expect(log.problems.isEmpty)
    }
  }

  @Test func `a missing file suggests its nearest neighbour`() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/scenarios", withIntermediateDirectories: true)
      try Data("a: 1\n".utf8).write(to: URL(fileURLWithPath: folder + "/scenarios/south.yaml"))
      for wrong in ["/scenarios/soth.yaml", "/scenario/south.yaml"] {
        let log = ProblemLog()
        #expect(TextFile.read(folder + wrong, named: "f", as: .yaml, log: log) == nil)
        let near = wrong.hasPrefix("/scenarios/") ? "/scenarios/south.yaml" : "/scenarios"
        #expect(
          log.problems.description == """
            f: error: [file.missing] there is no file 'f'
               help: did you mean '\(folder)\(near)'?
            """)
      }
    }
  }

  @Test func `a folder is not a file`() throws {
    try withFolder { folder in
      let log = ProblemLog()
      #expect(TextFile.read(folder, named: "models", as: .yaml, log: log) == nil)
      #expect(
        log.problems.description == """
          models: error: [file.directory] 'models' is a folder, not a YAML file
             help: name a file in it
          """)
    }
  }

  @Test func `a device is not a file`() {
    let log = ProblemLog()
    #expect(TextFile.read("/dev/null", as: .csv, log: log) == nil)
    #expect(log.problems.all.map(\.code) == ["file.not-regular"])
  }

  @Test func `a file over the limit is refused before it is read`() throws {
    try withFolder { folder in
      let path = folder + "/big.yaml"
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: 5 << 20)
      try handle.close()
      let log = ProblemLog()
      #expect(TextFile.read(path, named: "big.yaml", as: .yaml, log: log) == nil)
      #expect(
        log.problems.description == """
          big.yaml: error: [file.too-large] the file is 5.0 MB; a YAML file may be 4 MB
             help: keep long tables in CSV files
          """)
    }
  }

  @Test func `an empty file is refused`() {
    #expect(
      problems([]) == """
        f.csv: error: [file.empty] the file is empty
           help: write the file, or do not name it
        """)
  }

  @Test(arguments: TextFile.Format.allCases)
  func `a byte order mark is no part of the text`(format: TextFile.Format) throws {
    let log = ProblemLog()
    let file = try #require(
      TextFile(named: "f", TextFile.byteOrderMark + Array("a,b\n1,2\n".utf8), as: format, log: log))
    #expect(file.text == "a,b\n1,2\n" && file.written.starts(with: TextFile.byteOrderMark))
    #expect(file.mark(at: 2) == Mark(file: "f", line: 1, column: 3))
    #expect(TextFile(named: "f", TextFile.byteOrderMark, as: format, log: log) == nil)
    #expect(log.problems.description.contains("[file.empty]"))
  }

  @Test func `UTF-16 is named as what it is`() {
    #expect(problems([0xFF, 0xFE, 0x61, 0x00]).contains("the file is UTF-16 text"))
  }

  @Test func `lines may end in CR and LF, and everything is where it was`() throws {
    let log = ProblemLog()
    let bytes = Array("a,b\r\n1,2\r\n".utf8)
    let file = try #require(TextFile(named: "f", bytes, as: .csv, log: log))
    #expect(file.text == "a,b\n1,2\n" && file.written == bytes)
    #expect(file.mark(at: 6) == Mark(file: "f", line: 2, column: 3))
  }

  @Test func `carriage returns alone are refused once, at the first, with a count`() {
    #expect(
      problems(Array("a,b\r\n1,2\r3,4\r".utf8)) == """
        f.csv:2:4: error: [file.line-ends] the line ends with a carriage return and no line feed, and so does 1 \
        other
           help: save the file with LF or CR and LF line ends, for example with tr '\\r' '\\n' < 'f.csv' > \
        new-file
        """)
  }

  @Test func `a NUL is refused at its place`() {
    #expect(
      problems(Array("a\nÐ\0".utf8)) == """
        f.csv:2:2: error: [file.control-character] there is a NUL character here (byte 0)
           help: delete it
        """)
  }

  @Test(
    arguments: [
      [0x80], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xE2, 0x82, 0x41],
    ] as [[UInt8]])
  func `what is not UTF-8 is refused at its place`(bytes: [UInt8]) {
    let shown = problems(Array("a\n€".utf8) + bytes)
    #expect(
      shown == """
        f.csv:2:2: error: [file.not-utf8] this is not UTF-8 text (byte \(bytes[0]))
           help: save the file as UTF-8, for example with iconv -f WINDOWS-1252 -t UTF-8 'f.csv' > new-file
        """)
  }

  @Test func `every scalar of Unicode that may stand in text is accepted`() {
    let log = ProblemLog()
    let text = "\t~é߿ࠀ퟿\u{E000}\u{FFFD}\u{10000}\u{10FFFF}\n"
    #expect(TextFile(named: "f", Array(text.utf8), as: .csv, log: log) != nil)
  }
}
