package org.selbstcheck.core.comparison;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.core.scoring.Fraction;

/// What has to be kept beside a [Snapshot], not for publication, to decide later how many members
/// came, went or changed in a field since its figures were published (method, section 8).
///
/// It holds no name, key or value. For each member of each published field stand two keyed digests,
/// one of the municipality and one of municipality and exact value. Both depend on cohort, field
/// and snapshot, so without the [LedgerSecret] the same municipality looks different in every field
/// and at every time, and equal values look different too; sorted by digest, the order tells
/// nothing. What can be read without the secret is only how many members a published field had
/// exactly. That alone is more than is published: the ledger is for the maker of snapshots and is
/// shown to nobody, the project team and administrators included. With the secret it can be
/// searched for every municipality and value, like the checks themselves; it is deleted when they
/// are.
///
/// All published figures of a field are kept, not only those now shown: what once was public can be
/// subtracted for ever.
///
/// @param snapshot number of the snapshot that this belongs to; with another one it would miss
///   figures that are public
/// @param seal tells under which secret, and for which phase and instrument version it was made
/// @param fields all figures ever published, those of earlier snapshots first
public record Ledger(int snapshot, String seal, List<PublishedField> fields) {

  public Ledger {
    // Whatever order they were stored in: the last of a field is what is shown.
    fields = fields.stream().sorted(Comparator.comparingInt(PublishedField::snapshot)).toList();
    for (PublishedField field : fields) {
      if (field.snapshot() > snapshot) {
        throw new IllegalArgumentException(
            "Published by snapshot %d after %d".formatted(field.snapshot(), snapshot));
      }
    }
  }

  /// The figures ever published of a field, oldest first.
  List<PublishedField> of(Cohort cohort, String field) {
    return fields.stream()
        .filter(it -> it.cohort().equals(cohort) && it.field().equals(field))
        .toList();
  }

  /// Without the digests of a municipality whose check was erased.
  Ledger without(MunicipalityKey municipality, Marks marks) {
    return new Ledger(
        snapshot, seal, fields.stream().map(field -> field.without(municipality, marks)).toList());
  }

  /// Says to which snapshot it belongs and no digest.
  @Override
  public String toString() {
    return "Ledger of snapshot " + snapshot;
  }

  /// Who stood behind published figures of a field.
  ///
  /// @param snapshot number of the snapshot that first published them
  /// @param forgotten members whose digests were erased, 0 or more
  /// @param members digest of municipality and exact value, by digest of the municipality
  public record PublishedField(
      Cohort cohort, String field, int snapshot, int forgotten, SortedMap<String, String> members) {

    public PublishedField {
      members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
      if (snapshot < 1) {
        throw new IllegalArgumentException("Invalid number of a snapshot: " + snapshot);
      }
      if (forgotten < 0 || forgotten + members.size() < MinimumSetting.SMALLEST) {
        throw new IllegalArgumentException(
            "Published with %d members, %d forgotten".formatted(members.size(), forgotten));
      }
    }

    static PublishedField of(
        Cohort cohort,
        String field,
        int snapshot,
        Map<MunicipalityKey, Fraction> values,
        Marks marks) {
      SortedMap<String, String> members = new TreeMap<>();
      values.forEach(
          (municipality, value) ->
              members.put(
                  marks.member(cohort, field, snapshot, municipality),
                  marks.value(cohort, field, snapshot, municipality, value)));
      return new PublishedField(cohort, field, snapshot, 0, members);
    }

    /// How many municipalities stood behind the figures.
    int size() {
      return members.size() + forgotten;
    }

    /// Whether at least k municipalities came, went or changed since. One that was forgotten and is
    /// there again looks like one that came, though it may be what it was: as many more are needed
    /// as were forgotten.
    ///
    /// @param now exact values by municipality
    boolean isFarFrom(Map<MunicipalityKey, Fraction> now, int k, Marks marks) {
      int stayed = 0;
      int unchanged = 0;
      for (Map.Entry<MunicipalityKey, Fraction> entry : now.entrySet()) {
        MunicipalityKey municipality = entry.getKey();
        String before = members.get(marks.member(cohort, field, snapshot, municipality));
        if (before != null) {
          stayed++;
          if (before.equals(marks.value(cohort, field, snapshot, municipality, entry.getValue()))) {
            unchanged++;
          }
        }
      }
      int came = now.size() - stayed;
      int went = members.size() - stayed;
      int changed = stayed - unchanged;
      return came + went + changed >= k + forgotten;
    }

    private PublishedField without(MunicipalityKey municipality, Marks marks) {
      SortedMap<String, String> rest = new TreeMap<>(members);
      return rest.remove(marks.member(cohort, field, snapshot, municipality)) == null
          ? this
          : new PublishedField(cohort, field, snapshot, forgotten + 1, rest);
    }
  }
}
