internal import YusuanFindings
internal import YusuanProfiles

/// The profiles that an input names (读入时用到的版式包). Each is looked up once.
final class ProfileShelf {
  private let find: ProfileFinder
  private var guides: [String: ProfileGuide] = [:]

  /// A shelf that looks profiles up with `find`.
  init(_ find: @escaping ProfileFinder) { self.find = find }

  /// The guide of the profile `id`, which is named at `path`. Throws `.profileUnknown`, and what `find` throws.
  func guide(_ id: String, at path: WirePath) throws(Diagnostic) -> ProfileGuide {
    if let known = guides[id] { return known }
    do throws(Diagnostic) {
      let guide = ProfileGuide(try find(id))
      guides[id] = guide
      return guide
    } catch {
      guard error.code == .profileUnknown else { throw error }
      throw Diagnostic(.profileUnknown, at: path.location, error.facts)
    }
  }

  /// The guide of the profile that form 1 calls the layout `id`. A year at its end, as in `shanxi-unit-2025`, is
  /// dropped if no profile has the whole id. Throws as ``guide(_:at:)``.
  func guide(layout id: String, at path: WirePath) throws(Diagnostic) -> ProfileGuide {
    do throws(Diagnostic) {
      return try guide(id, at: path)
    } catch {
      guard error.code == .profileUnknown, let short = Self.withoutYear(id) else { throw error }
      let found: ProfileGuide
      do throws(Diagnostic) { found = try guide(short, at: path) } catch {
        throw error.code == .profileUnknown ? Self.unknown(id, error) : error
      }
      guides[id] = found
      return found
    }
  }

  private static func unknown(_ id: String, _ finding: Diagnostic) -> Diagnostic {
    var finding = finding
    finding.facts[.name] = id
    return finding
  }

  /// `id` without a hyphen and four digits at its end, or nil if it does not end so.
  private static func withoutYear(_ id: String) -> String? {
    let end = id.utf8.suffix(5)
    guard end.count == 5, end.first == UInt8(ascii: "-"), end.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return String(id.dropLast(5))
  }
}
