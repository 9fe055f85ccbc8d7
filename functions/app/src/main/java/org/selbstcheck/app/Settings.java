package org.selbstcheck.app;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.app.store.TableName;

/// What a function is told by its environment.
///
/// @param tables physical names; a function has only those that it uses
/// @param bucket name of the bucket; empty text where a function uses none
/// @param groupsClaim name of the claim that lists groups
/// @param administrators name of the group of administrators
/// @param editors name of the group of editors
/// @param mailFrom the verified address from which mail is sent; empty where none is configured
/// @param teamMail the address of the project team; empty where none is configured
/// @param stack the deployment, among others of one account; empty text where nobody asks
/// @param minimumCohort how many municipalities a cohort has at least, as it was configured;
///   whoever publishes reads it
public record Settings(
    Map<TableName, String> tables,
    String bucket,
    String groupsClaim,
    String administrators,
    String editors,
    Optional<String> mailFrom,
    Optional<String> teamMail,
    String stack,
    Optional<String> minimumCohort) {

  public Settings {
    Map<TableName, String> copy = new EnumMap<>(TableName.class);
    copy.putAll(tables);
    tables = copy;
  }
}
