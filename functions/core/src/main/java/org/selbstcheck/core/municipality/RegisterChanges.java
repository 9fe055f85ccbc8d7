package org.selbstcheck.core.municipality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a newer register changes, to look at before it becomes the one in force. A file cut at the
/// end of a line can be whole in form: here it shows by what is gone.
///
/// @param added in the newer register only
/// @param removed in the older register only (merged, dissolved)
/// @param renamed with another official name or kind under the same key, as they are now
public record RegisterChanges(
    List<Municipality> added, List<Municipality> removed, List<Municipality> renamed) {

  public RegisterChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    renamed = List.copyOf(renamed);
  }

  /// Compares by key; a changed population is no change.
  public static RegisterChanges between(Register older, Register newer) {
    Map<MunicipalityKey, Municipality> gone = new HashMap<>();
    older.municipalities().forEach(municipality -> gone.put(municipality.key(), municipality));
    List<Municipality> added = new ArrayList<>();
    List<Municipality> renamed = new ArrayList<>();
    for (Municipality municipality : newer.municipalities()) {
      Municipality before = gone.remove(municipality.key());
      if (before == null) {
        added.add(municipality);
      } else if (!before.name().equals(municipality.name())
          || before.kind() != municipality.kind()) {
        renamed.add(municipality);
      }
    }
    List<Municipality> removed =
        older.municipalities().stream().filter(m -> gone.containsKey(m.key())).toList();
    return new RegisterChanges(added, removed, renamed);
  }
}
