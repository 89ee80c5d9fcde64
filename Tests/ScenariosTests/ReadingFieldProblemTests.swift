import Scenarios
import Testing

@Suite struct `Reading: wrong values of attributes` {
  /// What is written; the place and code of its problem; what is wrong; and the remedy, if any.
  private static let wrong = """
    unit_cost: £1,200
    1:12 value.not-a-number
    '£1,200' is not a number of pounds
    write 1200

    unit_cost: £1.2m
    1:12 value.not-a-number
    '£1.2m' is not a number of pounds
    write 1200000

    unit_cost: lots
    1:12 value.not-a-number
    'lots' is not a number of pounds
    'unit_cost' takes a number of pounds, 0 or more

    unit_cost: -5
    1:12 value.out-of-range
    'unit_cost' is -5, but has to be 0 or more
    write 0 or more

    unit_cost: 1e999
    1:12 value.not-a-number
    '1e999' is too large to be held as a number
    'unit_cost' takes a number of pounds, 0 or more

    unit_cost: .inf
    1:12 value.not-a-number
    '.inf' is not a finite number
    'unit_cost' takes a number of pounds, 0 or more

    unit_cost:
    1:11 value.missing
    'unit_cost' has no value
    write a number of pounds, 0 or more, or delete the key

    unit_cost: [1]
    1:12 value.wrong-shape
    'unit_cost' has to be a number of pounds, 0 or more, not a list

    reach: 12%
    1:8 value.not-a-number
    '12%' is not a share
    write 0.12

    reach: 500%
    1:8 value.not-a-number
    '500%' is not a share
    'reach' takes a share from 0 to 1

    unit_cost: 5%
    1:12 value.not-a-number
    '5%' is not a number of pounds
    'unit_cost' takes a number of pounds, 0 or more

    reach: 12
    1:8 value.out-of-range
    'reach' is 12, but has to be from 0 to 1
    if you mean 12%, write 0.12

    reach: -0.1
    1:8 value.out-of-range
    'reach' is -0.1, but has to be from 0 to 1
    write 0 or more

    reach: .5
    1:8 value.not-a-number
    '.5' is not a share
    write 0.5

    ratio: 0
    1:8 value.out-of-range
    'ratio' is 0, but has to be more than 0
    write more than 0

    ratio: x
    1:8 value.not-a-number
    'x' is not a number
    'ratio' takes a number, more than 0

    lag: 1.5
    1:6 value.not-a-number
    '1.5' is not a whole number
    'lag' takes a whole number from 0 to 10

    lag: 2.0
    1:6 value.not-a-number
    '2.0' is not a whole number
    write 2

    lag: 11
    1:6 value.out-of-range
    'lag' is 11, but has to be from 0 to 10
    write 10 or less

    on: yes
    1:5 value.not-a-flag
    'yes' is neither true nor false
    write true

    on: maybe
    1:5 value.not-a-flag
    'maybe' is neither true nor false
    'on' takes true or false

    speed: Fast
    1:8 value.unknown-choice
    'Fast' is not one of 'slow' or 'fast'
    did you mean 'fast'?

    line: comunity
    1:7 value.unknown-name
    'comunity' is not a known service line
    did you mean 'community'?

    line: zzz
    1:7 value.unknown-name
    'zzz' is not a known service line
    the known ones are 'acute', 'community' and 'prescribing'

    pods: [gp_contact, gp-contact]
    1:20 value.unknown-name
    'gp-contact' is not a known point of delivery
    did you mean 'gp_contact'?

    pods: gp_contact
    1:7 value.wrong-shape
    'pods' has to be a list with the name of each point of delivery, not a single value
    write [gp_contact]

    quintiles: [1, 1]
    1:16 value.repeated
    '1' comes twice in 'quintiles'
    keep one of them

    quintiles: [[1]]
    1:13 value.wrong-shape
    item 1 of 'quintiles' has to be a whole number from 1 to 5, not a list

    range: [1, 0.9]
    1:8 value.out-of-order
    the low end of 'range' is above the high end
    write [0.9, 1]

    range: [1]
    1:8 value.wrong-shape
    'range' has 1 number, but has to have 2
    write [low, high]

    from: 2026-27
    1:7 value.not-a-year
    '2026-27' is not a financial year
    write 2026/27

    from: soon
    1:7 value.not-a-year
    'soon' is not a financial year
    write it as 2026/27

    ages: 65+
    1:7 value.not-ages
    '65+' is not a range of ages
    write 65-90; 90 is 90 and over

    ages: 74-40
    1:7 value.not-ages
    '74-40' is not a range of ages
    write 40-74

    ages: 65-100
    1:7 value.not-ages
    '65-100' is not a range of ages
    write 65-90; 90 is 90 and over

    raech: 1
    1:1 scenario.unknown-key
    'raech' is not a key of 'wards'
    did you mean 'reach'?

    staff: 3
    1:8 value.wrong-shape
    'staff' has to be a mapping of staff groups to WTE, not a single value
    write 'name: …' under it

    staff: { gps: few }
    1:15 value.not-a-number
    'few' is not a number of WTE
    'gps' takes a number of WTE, 0 or more

    evidence: B
    1:11 value.wrong-shape
    'evidence' has to be a mapping, not a single value
    write keys under it, such as 'grade: …'

    evidence: { grad: B }
    1:11 scenario.missing-key
    'evidence' has no 'grade'
    write 'grade: …', text

    effects: [{grade: A}, {grade: B, x: 1}]
    1:34 scenario.unknown-key
    'x' is not a key of item 2 of 'effects'
    the keys here are 'grade'
    """

  @Test(
    arguments: wrong.split(separator: "\n\n").map { $0.split(separator: "\n").map(String.init) })
  func `a wrong value is refused at its place with a remedy`(lines: [String]) {
    let log = ProblemLog()
    _ = readProgramme(lines[0] + "\ntitle: Wards\n", log)
    let place = lines[1].split(separator: " ")
    let shown = "s.yaml:\(place[0]): error: [\(place[1])] \(lines[2])"
    let help = lines.count > 3 ? "\n   help: \(lines[3])" : ""
    #expect(log.problems.all.first?.description == shown + help)
  }
}
