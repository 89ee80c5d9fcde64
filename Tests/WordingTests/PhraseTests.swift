import Testing
import Wording

@Suite struct `Names and sentences inside others` {
  @Test(arguments: [
    ([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C"),
  ])
  func `names are joined with commas and a word`(names: [String], text: String) {
    #expect(Phrase.list(names) == text)
  }

  @Test(arguments: [
    ("", ""), ("Virtual wards", "virtual wards"), ("NHS Health Check", "NHS Health Check"),
    ("stop smoking", "stop smoking"),
  ])
  func `a title inside a sentence begins small unless it is a name`(title: String, text: String) {
    #expect(Phrase.inSentence(title) == text)
  }

  @Test(arguments: [
    ("Mental health", "mental-health", "mental health (mental-health)"), ("X", "X", "X"),
    (nil, "X", "X"),
  ])
  func `what has a title is told with its code`(title: String?, code: String, text: String) {
    #expect(Phrase.titled(title, code: code) == text)
  }

  @Test(arguments: [("", ""), ("gp practice", "Gp practice"), ("NHS 111", "NHS 111"), ("é", "É")])
  func `words at the start of a sentence`(words: String, start: String) {
    #expect(Phrase.atStart(words) == start)
  }

  @Test(arguments: [("", ""), ("Done.", "Done"), ("At most 1.5", "At most 1.5"), ("a. b.", "a. b")])
  func `a sentence that goes on has no full stop`(sentence: String, text: String) {
    #expect(Phrase.withoutStop(sentence) == text)
  }
}
