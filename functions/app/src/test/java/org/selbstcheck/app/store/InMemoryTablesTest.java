package org.selbstcheck.app.store;

class InMemoryTablesTest implements TablesContract {

  private final Tables tables = new InMemoryTables();

  @Override
  public Tables tables() {
    return tables;
  }
}
