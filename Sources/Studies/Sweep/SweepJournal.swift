import Foundation
import Synchronization

/// The answers of a sweep as they come, a line each: what makes it possible to go on after any stop.
///
/// A line is a hash of the rest of it, the number and the name of the point, and the answer as JSON. A stop in
/// the middle of a line leaves one that its hash does not fit; it is cut off when the journal is opened
/// again, and its point answered again.
package final class SweepJournal: Sendable {
  fileprivate struct Places {
    /// Where each point's line is, without its end.
    var lines: [Int: Range<Int>] = [:]
    /// Each point's name.
    var keys: [Int: String] = [:]
    var end = 0
    var isSorted = true
    var last = 0
    /// Why an answer could not be written: part of it may stand at the end, so nothing may follow.
    var failure: SweepFailure?
  }

  /// The file.
  let path: String
  private let file: RawFile
  private let places: Mutex<Places>

  /// Opens a journal; one that is not there is made.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - key: the name of a point, or nothing where there is no such point.
  /// - Throws: `SweepFailure` when it cannot be opened, or a line before the last is not as it was
  ///   written.
  package convenience init(
    _ path: String, key: @escaping (Int) -> String?
  ) throws(SweepFailure) {
    try self.init(path, isRead: false, key: key)
  }

  private init(_ path: String, isRead: Bool, key: ((Int) -> String?)?) throws(SweepFailure) {
    self.path = path
    file = try RawFile(path, isRead: isRead)
    let size = try file.size()
    let bytes =
      (try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)) ?? Data()
    guard bytes.count >= size else { throw .damaged(path, "it cannot be read whole") }
    var found = Places()
    var number = 0
    while found.end < bytes.count {
      number += 1
      let rest = bytes[found.end...]
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
        let head = Self.head(of: bytes[found.end..<end])
      else {
        guard rest.firstIndex(of: UInt8(ascii: "\n")).map({ $0 + 1 == bytes.count }) ?? true else {
          throw .damaged(path, "line \(number) is not as it was written")
        }
        break
      }
      guard key.map({ $0(head.point) == head.key }) ?? true, found.lines[head.point] == nil else {
        throw .damaged(path, "line \(number) is of no point of this sweep")
      }
      found.add(head.point, head.key, found.end..<end)
    }
    if found.end < size, !isRead { try file.truncate(to: found.end) }
    places = Mutex(found)
  }

  /// Opens a journal to read only what is whole in it.
  convenience init(reading path: String) throws(SweepFailure) {
    try self.init(path, isRead: true, key: nil)
  }

  /// Numbers of the points that have been answered.
  package var answered: Set<Int> { places.withLock { Set($0.lines.keys) } }

  /// The name of a point that has been answered.
  func key(of point: Int) -> String? { places.withLock { $0.keys[point] } }

  /// Whether the answers stand in the order of the points.
  var isSorted: Bool { places.withLock { $0.isSorted } }

  /// Adds an answer.
  ///
  /// - Throws: `SweepFailure` when it, or one before it, cannot be written; the answers before that are kept.
  package func add(_ answer: SweepAnswer) throws(SweepFailure) {
    let line = try line(of: answer)
    let failure = places.withLock { places in
      guard places.failure == nil else { return places.failure }
      do throws(SweepFailure) {
        try file.append(line)
        places.add(
          answer.point, answer.key, places.end..<(places.end + line.count - 1))
      } catch {
        places.failure = error
      }
      return places.failure
    }
    if let failure { throw failure }
  }

  /// The answer at a point.
  func answer(at point: Int) throws(SweepFailure) -> SweepAnswer {
    let line = try line(at: point)
    guard let head = Self.head(of: line.dropLast()),
      let answer = try? JSONDecoder().decode(SweepAnswer.self, from: line[head.json...])
    else { throw .damaged(path, "the answer at point \(point) cannot be read") }
    return answer
  }

  /// The line of a point as it stands, with its end.
  func line(at point: Int) throws(SweepFailure) -> Data {
    guard let range = places.withLock({ $0.lines[point] }) else {
      throw .damaged(path, "there is no answer at point \(point)")
    }
    return try file.bytes(range.lowerBound..<(range.upperBound + 1))
  }

  /// Waits until every answer is where a loss of power does not reach it.
  func synchronise() throws(SweepFailure) { try file.synchronise() }

  private func line(of answer: SweepAnswer) throws(SweepFailure) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(answer) else {
      throw .cannotWrite(
        path, reason: "the answer at point \(answer.point) has a number that is not finite",
        kept: nil)
    }
    let rest = Data("\(answer.point) \(answer.key) ".utf8) + json
    return Data("\(SweepIdentity.hash(rest)) ".utf8) + rest + Data("\n".utf8)
  }

  /// What a line says of itself, and where its answer starts; nothing if its hash does not fit.
  private static func head(of line: Data) -> (point: Int, key: String, json: Data.Index)? {
    let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
    guard parts.count == 4, let point = Int(String(decoding: parts[1], as: UTF8.self)), point >= 1
    else { return nil }
    let hash = SweepIdentity.hash(line[parts[1].startIndex...])
    guard hash == String(decoding: parts[0], as: UTF8.self) else { return nil }
    return (point, String(decoding: parts[2], as: UTF8.self), parts[3].startIndex)
  }
}

extension SweepJournal.Places {
  fileprivate mutating func add(_ point: Int, _ key: String, _ line: Range<Int>) {
    lines[point] = line
    keys[point] = key
    isSorted = isSorted && point > last
    last = point
    end = line.upperBound + 1
  }
}
