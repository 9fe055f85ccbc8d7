package org.selbstcheck.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table of the template.
///
/// @param id the logical id
/// @param name the physical name, which functions get by `!Ref`
/// @param attributes types (`S`, `N`, `B`) of the attributes that keys use
/// @param key the table's own key
/// @param indexes the global secondary indexes
/// @param streamView what stream records carry, such as `NEW_IMAGE`; empty without a stream
/// @param timeToLive the attribute with the second at which an item may go
public record Table(
    String id,
    String name,
    Map<String, String> attributes,
    KeySchema key,
    List<Index> indexes,
    Optional<String> streamView,
    Optional<String> timeToLive) {
  /// Copies the collections.
  public Table {
    attributes = Map.copyOf(attributes);
    indexes = List.copyOf(indexes);
  }

  /// Partition and sort key.
  ///
  /// @param partition name of the attribute
  /// @param sort name of the attribute, empty if there is none
  public record KeySchema(String partition, Optional<String> sort) {}

  /// A global secondary index.
  ///
  /// @param projection `ALL`, `KEYS_ONLY` or `INCLUDE`
  /// @param included attributes of an `INCLUDE` projection
  public record Index(String name, KeySchema key, String projection, List<String> included) {
    /// Copies the list.
    public Index {
      included = List.copyOf(included);
    }
  }
}
