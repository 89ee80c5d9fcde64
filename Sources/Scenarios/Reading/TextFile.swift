import Foundation

/// A text file a person wrote, read whole: strict UTF-8, with or without a byte order mark before it, with
/// lines that end in LF or in CR and LF.
public struct TextFile: Sendable {
  /// What a file is read as, and so how large it may be.
  public enum Format: String, Sendable, CaseIterable {
    /// A file of settings, at most 4 MB.
    case yaml = "YAML"
    /// A table, at most 64 MB.
    case csv = "CSV"
    /// Values, one a line, at most 4 MB.
    case lines = "text"

    /// The largest size in bytes.
    public var limit: Int {
      switch self {
      case .yaml, .lines: 4 << 20
      case .csv: 64 << 20
      }
    }

    fileprivate var remedy: String {
      switch self {
      case .yaml: "keep long tables in CSV files"
      case .csv: "keep only the rows and columns that are used"
      case .lines: "keep only the values that are used"
      }
    }
  }

  /// The file as the user named it, which is how problems name it.
  public let name: String
  /// What the file was read as.
  public let format: Format
  /// The bytes of the file as they were read, but for a byte order mark at its start and the CR of every
  /// CR and LF: so saved, a file says the same and is at every line and column the same.
  public let bytes: [UInt8]
  /// The bytes as they were read.
  public let written: [UInt8]

  /// The bytes of a byte order mark in UTF-8, which a spreadsheet writes before a table.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The file's text.
  ///
  /// - Complexity: O(n): made anew each time.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes bytes that did not come from the file system as a file.
  ///
  /// There is no file if the bytes are not acceptable text; the log then says why.
  public init?(named name: String, _ bytes: [UInt8], as format: Format, log: ProblemLog) {
    self.name = name
    self.format = format
    written = bytes
    let isMarked = bytes.starts(with: Self.byteOrderMark)
    self.bytes = Self.withoutCarriageReturns(
      isMarked ? Array(bytes.dropFirst(Self.byteOrderMark.count)) : bytes)
    guard Self.isWithinLimit(bytes.count, name, format, log) else { return nil }
    if self.bytes.isEmpty {
      log.error(
        "file.empty", "the file is empty", help: "write the file, or do not name it",
        at: Mark(file: name))
      return nil
    }
    guard check(log) else { return nil }
  }

  /// Reads a file.
  ///
  /// Its size is looked at before anything is read, and only ordinary files are read.
  ///
  /// - Parameters:
  ///   - path: where the file is
  ///   - name: the file as the user named it; the path if nothing is given
  ///   - format: what to read it as
  ///   - log: where problems go
  /// - Returns: nothing if the file cannot be read or is not acceptable text; the log then says why.
  public static func read(
    _ path: String, named name: String? = nil, as format: Format, log: ProblemLog
  ) -> TextFile? {
    let name = name ?? path
    let whole = Mark(file: name)
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let facts = try? FileManager.default.attributesOfItem(atPath: real) else {
      log.record(missing(path, name))
      return nil
    }
    switch facts[.type] as? FileAttributeType {
    case .typeRegular: break
    case .typeDirectory:
      log.error(
        "file.directory", "\(Problem.quote(name)) is a folder, not a \(format.rawValue) file",
        help: "name a file in it", at: whole)
      return nil
    default:
      log.error(
        "file.not-regular", "\(Problem.quote(name)) is not an ordinary file",
        help: "save its text to a file first", at: whole)
      return nil
    }
    let size = (facts[.size] as? NSNumber)?.intValue ?? 0
    guard isWithinLimit(size, name, format, log) else { return nil }
    guard let data = FileManager.default.contents(atPath: real) else {
      log.error(
        "file.unreadable", "\(Problem.quote(name)) cannot be read",
        help: "give yourself leave to read it: chmod u+r \(Problem.quote(name))", at: whole)
      return nil
    }
    return TextFile(named: name, Array(data), as: format, log: log)
  }

  /// The bytes without the CR of every CR and LF.
  private static func withoutCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\r")) else { return bytes }
    return bytes.indices.filter {
      bytes[$0] != UInt8(ascii: "\r") || $0 + 1 == bytes.count
        || bytes[$0 + 1] != UInt8(ascii: "\n")
    }.map { bytes[$0] }
  }

  private static func isWithinLimit(
    _ size: Int, _ name: String, _ format: Format, _ log: ProblemLog
  ) -> Bool {
    guard size > format.limit else { return true }
    let megabytes = (Double(size) / Double(1 << 20) * 10).rounded(.up) / 10
    log.error(
      "file.too-large",
      "the file is \(megabytes) MB; a \(format.rawValue) file may be \(format.limit >> 20) MB",
      help: format.remedy, at: Mark(file: name))
    return false
  }

  /// The problem of a path that leads nowhere, with the nearest name where it first goes wrong.
  private static func missing(_ path: String, _ name: String) -> Problem {
    var folder = path.hasPrefix("/") ? "/" : "."
    let parts = path.split(separator: "/").map(String.init)
    var walked: [String] = []
    var help = "check the name and the folder you are in"
    for part in parts {
      let next = folder + "/" + part
      if FileManager.default.fileExists(atPath: next) {
        folder = next
        walked.append(part)
        continue
      }
      let siblings = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      if let near = Suggestion.nearest(to: part, among: siblings) {
        let prefix = path.hasPrefix("/") ? "/" : ""
        let suggested = prefix + (walked + [near]).joined(separator: "/")
        help = "did you mean '\(suggested)'?"
      } else if walked.count < parts.count - 1 {
        help = "there is no folder \(Problem.quote((walked + [part]).joined(separator: "/")))"
      }
      break
    }
    return Problem(
      .error, "file.missing", "there is no file \(Problem.quote(name))", help: help,
      at: Mark(file: name))
  }
}
