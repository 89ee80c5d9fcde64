import Foundation
import Parallelism
import Synchronization
import Testing

struct ConcurrencyTests {
  @Test(arguments: [1, 2, 3, 8])
  func `results are in order whatever the number of jobs`(jobs: Int) {
    let results = Concurrency.$jobs.withValue(jobs) { concurrentMap(100) { $0 * $0 } }
    #expect(results == (0..<100).map { $0 * $0 })
  }

  @Test func `one job is done by whoever asks, and what it does side by side too`() {
    let own = pthread_self()
    let others = Concurrency.$jobs.withValue(1) {
      concurrentMap(200) { _ in
        concurrentMap(20) { number in
          // Long enough for another thread to take a part, if any may.
          let sum = (0..<2000).reduce(0.0) { $0 + sin(Double($1 + number)) }
          return pthread_equal(pthread_self(), own) == 0 || !sum.isFinite
        }.count(where: \.self)
      }.reduce(0, +)
    }
    #expect(others == 0)
  }

  @Test func `no more are done at once than there are jobs`() {
    let now = Mutex(0)
    let most = Mutex(0)
    _ = Concurrency.$jobs.withValue(2) {
      concurrentMap(400) { number in
        let running = now.withLock {
          $0 += 1
          return $0
        }
        most.withLock { $0 = max($0, running) }
        defer { now.withLock { $0 -= 1 } }
        return (0..<2000).reduce(0.0) { $0 + sin(Double($1 + number)) }
      }
    }
    #expect(most.withLock { $0 } <= 2)
  }

  @Test func `work within work has its share of the jobs`() {
    let shares = Concurrency.$jobs.withValue(5) {
      (concurrentMap(2) { _ in Concurrency.jobs }, concurrentMap(1) { _ in Concurrency.jobs })
    }
    #expect(shares.0 == [2, 2])
    #expect(shares.1 == [5])
    let many = Concurrency.$jobs.withValue(2) { concurrentMap(9) { _ in Concurrency.jobs } }
    #expect(many == Array(repeating: 1, count: 9))
  }

  @Test(arguments: [1, 2, 5])
  func `nothing more is begun once something says so, and no other number is left out`(jobs: Int) {
    let begun = Mutex<[Int]>([])
    Concurrency.$jobs.withValue(jobs) {
      forEachConcurrently(1000) { number in
        begun.withLock { $0.append(number) }
        return number < 30
      }
    }
    let numbers = begun.withLock { $0.sorted() }
    // Each job may have begun one that says so before it was told.
    #expect(numbers == Array(0..<numbers.count))
    #expect((31...30 + jobs).contains(numbers.count))
  }

  @Test(arguments: [-1, 0])
  func `no jobs at all are one, by whoever asks`(jobs: Int) {
    let own = pthread_self()
    let found = Concurrency.$jobs.withValue(jobs) {
      concurrentMap(3) { ($0, pthread_equal(pthread_self(), own) != 0) }
    }
    #expect(found.map(\.0) == [0, 1, 2] && found.allSatisfy(\.1))
  }
}
