package org.selbstcheck.app.store;

import java.time.Instant;
import org.selbstcheck.core.answers.Department;

/// A department of a check as it is stored.
public record Unit(String checkId, Department department, Instant expiresAt, long revision) {

  /// The department with which every check is born; the coordinator answers for it.
  public static final String COORDINATION = "koordination";

  public Write write() {
    return new Write(
        TableName.CHECKS,
        Item.of(Keys.department(checkId, department.id()))
            .with("name", department.name())
            .with("released", department.released())
            .with("closed", department.closed())
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static Unit fromItem(Item item) {
    return new Unit(
        item.key().pk().substring(Keys.check("").length()),
        new Department(
            item.key().sk().substring(Keys.DEPARTMENT.length()),
            item.required("name"),
            item.flag("released"),
            item.flag("closed")),
        Instant.ofEpochSecond(item.number(Item.EXPIRES_AT).orElse(0L)),
        item.revision());
  }
}
