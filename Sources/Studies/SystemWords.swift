import Foundation

extension Error {
  /// Why a file could not be written or read, as the system says it: `No space left on device`.
  package var inSystemWords: String {
    let own = self as NSError
    let cause = (own.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError }
    for cause in [cause, own] {
      if let cause, cause.domain == NSPOSIXErrorDomain {
        return String(cString: strerror(Int32(cause.code)))
      }
    }
    return own.localizedDescription.replacing("\n", with: " ")
  }
}
