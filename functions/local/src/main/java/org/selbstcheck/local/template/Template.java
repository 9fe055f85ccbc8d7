package org.selbstcheck.local.template;

import java.util.List;

/// What the local system needs of `template.yaml`.
///
/// @param signInReturns addresses to which the sign-in provider may send people back
public record Template(
    List<LambdaFunction> functions,
    List<Table> tables,
    List<Bucket> buckets,
    HttpApi api,
    List<String> signInReturns,
    Distribution distribution) {
  /// Copies the lists.
  public Template {
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    buckets = List.copyOf(buckets);
    signInReturns = List.copyOf(signInReturns);
  }

  /// The table with a logical id.
  ///
  /// @throws IllegalArgumentException if there is none
  public Table table(String id) {
    return tables.stream()
        .filter(table -> table.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such table: " + id));
  }
}
