/// The direction numbers of Joe and Kuo (2008, new-joe-kuo-6) for the second dimension on.
enum SobolDirections {
  /// A primitive polynomial over the field of two, its highest power in the highest bit and its last term
  /// in the lowest, and as many first direction numbers as its degree.
  struct Row {
    let polynomial: UInt32
    let numbers: [UInt32]
  }

  /// The 32 direction numbers of a dimension, from 0, each with its first binary place in the highest bit.
  static func numbers(of dimension: Int) -> [UInt32] {
    guard dimension > 0 else { return (0..<32).map { 1 << (31 - $0) } }
    let row = rows[dimension - 1]
    let degree = row.numbers.count
    var numbers: [UInt32] = row.numbers.enumerated().map { $1 << UInt32(31 - $0) }
    for index in degree..<32 {
      var next = numbers[index - degree] ^ numbers[index - degree] >> UInt32(degree)
      for power in stride(from: 1, to: degree, by: 1)
      where row.polynomial >> UInt32(degree - power) & 1 == 1 {
        next ^= numbers[index - power]
      }
      numbers.append(next)
    }
    return numbers
  }

  /// One row a dimension, from the second.
  static let rows: [Row] = [
    Row(polynomial: 3, numbers: [1]),
    Row(polynomial: 7, numbers: [1, 3]),
    Row(polynomial: 11, numbers: [1, 3, 1]),
    Row(polynomial: 13, numbers: [1, 1, 1]),
    Row(polynomial: 19, numbers: [1, 1, 3, 3]),
    Row(polynomial: 25, numbers: [1, 3, 5, 13]),
    Row(polynomial: 37, numbers: [1, 1, 5, 5, 17]),
    Row(polynomial: 41, numbers: [1, 1, 5, 5, 5]),
    Row(polynomial: 47, numbers: [1, 1, 7, 11, 19]),
    Row(polynomial: 55, numbers: [1, 1, 5, 1, 1]),
    Row(polynomial: 59, numbers: [1, 1, 1, 3, 11]),
    Row(polynomial: 61, numbers: [1, 3, 5, 5, 31]),
    Row(polynomial: 67, numbers: [1, 3, 3, 9, 7, 49]),
    Row(polynomial: 91, numbers: [1, 1, 1, 15, 21, 21]),
    Row(polynomial: 97, numbers: [1, 3, 1, 13, 27, 49]),
    Row(polynomial: 103, numbers: [1, 1, 1, 15, 7, 5]),
    Row(polynomial: 109, numbers: [1, 3, 1, 15, 13, 25]),
    Row(polynomial: 115, numbers: [1, 1, 5, 5, 19, 61]),
    Row(polynomial: 131, numbers: [1, 3, 7, 11, 23, 15, 103]),
    Row(polynomial: 137, numbers: [1, 3, 7, 13, 13, 15, 69]),
    Row(polynomial: 143, numbers: [1, 1, 3, 13, 7, 35, 63]),
    Row(polynomial: 145, numbers: [1, 3, 5, 9, 1, 25, 53]),
    Row(polynomial: 157, numbers: [1, 3, 1, 13, 9, 35, 107]),
    Row(polynomial: 167, numbers: [1, 3, 1, 5, 27, 61, 31]),
    Row(polynomial: 171, numbers: [1, 1, 5, 11, 19, 41, 61]),
    Row(polynomial: 185, numbers: [1, 3, 5, 3, 3, 13, 69]),
    Row(polynomial: 191, numbers: [1, 1, 7, 13, 1, 19, 1]),
    Row(polynomial: 193, numbers: [1, 3, 7, 5, 13, 19, 59]),
    Row(polynomial: 203, numbers: [1, 1, 3, 9, 25, 29, 41]),
    Row(polynomial: 211, numbers: [1, 3, 5, 13, 23, 1, 55]),
    Row(polynomial: 213, numbers: [1, 3, 7, 3, 13, 59, 17]),
    Row(polynomial: 229, numbers: [1, 3, 1, 3, 5, 53, 69]),
    Row(polynomial: 239, numbers: [1, 1, 5, 5, 23, 33, 13]),
    Row(polynomial: 241, numbers: [1, 1, 7, 7, 1, 61, 123]),
    Row(polynomial: 247, numbers: [1, 1, 7, 9, 13, 61, 49]),
    Row(polynomial: 253, numbers: [1, 3, 3, 5, 3, 55, 33]),
    Row(polynomial: 285, numbers: [1, 3, 1, 15, 31, 13, 49, 245]),
    Row(polynomial: 299, numbers: [1, 3, 5, 15, 31, 59, 63, 97]),
    Row(polynomial: 301, numbers: [1, 3, 1, 11, 11, 11, 77, 249]),
  ]
}
