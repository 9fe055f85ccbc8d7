package org.selbstcheck.app.store;

import java.util.List;
import java.util.Optional;

/// Reads of the table Programme.
public final class Programme {

  private final Tables tables;

  public Programme(Tables tables) {
    this.tables = tables;
  }

  public List<Phase> phases() {
    return tables.query(TableName.PROGRAMME, Keys.PHASES, "").stream()
        .map(Phase::fromItem)
        .toList();
  }

  public Optional<Phase> phase(String phaseId) {
    return tables.get(TableName.PROGRAMME, Keys.phase(phaseId)).map(Phase::fromItem);
  }

  public List<Admission> admissions(String phaseId) {
    return tables.query(TableName.PROGRAMME, Keys.phaseMembers(phaseId), Keys.MUNICIPALITY).stream()
        .map(Admission::fromItem)
        .toList();
  }

  public Optional<Admission> admission(String phaseId, String municipalityKey) {
    return tables
        .get(TableName.PROGRAMME, Keys.admission(phaseId, municipalityKey))
        .map(Admission::fromItem);
  }

  public Optional<RegisterPointer> register() {
    return tables.get(TableName.PROGRAMME, Keys.register()).map(RegisterPointer::fromItem);
  }
}
