internal import YusuanModel

/// Where the figures of one profile stand in another (版式之间的对应关系): what a mappings file says. What it does not say
/// follows from equal ids and names (``PanelRouting``).
struct ProfileMapping: Sendable, Hashable {
  /// Where something stands in the other profile: nowhere, or at a place.
  enum Target<Place: Sendable & Hashable>: Sendable, Hashable {
    case nowhere
    case place(Place)

    init(_ place: Place?) { self = place.map(Self.place) ?? .nowhere }
  }

  /// A code that has taken the place of another.
  struct NewCode: Sendable, Hashable {
    var code: String
    /// The name of the new code, or nil if the row keeps its own.
    var name: String?
  }

  /// The ids of the profiles that figures come from.
  var from: [String]
  /// The ids of the profiles that they go to.
  var to: [String]
  /// The new code of each replaced code, by kind.
  var codes: [RowKind: [String: Target<NewCode>]] = [:]
  /// The tables, by the ids in the profile that figures come from.
  var tables: [String: TableMapping] = [:]
}

/// Where the figures of a table stand in another profile.
struct TableMapping: Sendable, Hashable {
  var to: ProfileMapping.Target<String>
  /// The panels, by their ids.
  var panels: [String: PanelMapping] = [:]
}

/// Where the figures of a panel stand in another profile.
struct PanelMapping: Sendable, Hashable {
  var to: ProfileMapping.Target<String>
  /// The code list in which rows that have only names find their codes, or nil.
  var codeList: String?
  /// The paths of rows, by their paths.
  var rows: [String: ProfileMapping.Target<String>] = [:]
  /// The ids of columns, by their ids.
  var columns: [String: ProfileMapping.Target<String>] = [:]
  /// Single figures that go to another place than their row and their column.
  var figures: [FigureName: ProfileMapping.Target<FigurePlace>] = [:]

  /// A figure of the panel, by its row's path and its column's id.
  struct FigureName: Sendable, Hashable {
    var row: String
    var column: String
  }

  /// Where a single figure goes. Nil stands for the table or panel that the others go to.
  struct FigurePlace: Sendable, Hashable {
    var table: String?
    var panel: String?
    var row: String
    var column: String
  }
}
