package org.selbstcheck.season;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.app.store.TableName;

/// Reads tables and bucket anew and holds them to the manifest of an archive: what is deleted
/// afterwards is in the archive, to the last attribute and byte.
final class Comparing {

  private final Stock stock;
  private final Progress progress;

  Comparing(Stock stock, Progress progress) {
    this.stock = stock;
    this.progress = progress;
  }

  /// @throws Refused if there is anything else than what was put into the archive
  void compare(Manifest manifest) throws IOException, Refused {
    Omission omission = new Omission(manifest.takenAt(), ErasureList.none(""));
    Exporting.learn(stock, omission, manifest.takenAt(), new ArrayList<>());
    List<String> differing = new ArrayList<>();
    for (TableName table : TableName.values()) {
      Tally tally = new Tally();
      stock.scan(
          table,
          item -> {
            if (!omission.omits(item)) {
              tally.add(Hashes.of(ItemJson.write(item.stored())));
              progress.at(
                  Manifest.name(table) + " read anew",
                  tally.count(),
                  manifest.table(table).count());
            }
          });
      hold(tally, manifest.table(table), Manifest.name(table), differing);
    }
    Tally objects = new Tally();
    stock.list(
        key -> {
          if (!omission.omitsObject(key)) {
            objects.add(stock.describe(key).hash());
            progress.at("objects read anew", objects.count(), manifest.objects().count());
          }
        });
    hold(objects, manifest.objects(), "objects", differing);
    if (!differing.isEmpty()) {
      throw new Refused(
          "Not everything that is there now is in the archive ("
              + String.join("; ", differing)
              + "): something was written meanwhile. Nothing was deleted. Make a new archive");
    }
  }

  private static void hold(Tally found, Manifest.Part part, String name, List<String> differing) {
    if (found.count() != part.count()) {
      differing.add(name + ": " + found.count() + " there, " + part.count() + " in the archive");
    } else if (!found.fingerprint().equals(part.fingerprint())) {
      differing.add(name + ": as many, but not the same");
    }
  }
}
