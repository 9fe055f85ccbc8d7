package org.selbstcheck.app.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryTablesTest implements TablesContract {

  private final InMemoryTables tables = new InMemoryTables();

  @Override
  public Tables tables() {
    return tables;
  }

  /// The platform refuses that; DynamoDB Local does not, so the contract cannot ask for it.
  @Test
  void write_ofTwoUnderOneKey_fails() {
    Write write =
        new Write.Put(TableName.CHECKS, Item.of(new Key("n", "x")), new Condition.Absent());

    assertThatThrownBy(() -> tables.write(List.of(write, write)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
