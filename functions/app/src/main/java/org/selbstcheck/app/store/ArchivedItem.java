package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What putting a season away and taking it out again has to know of an item, whatever its kind: to
/// whom it belongs, how long it may exist, and how it comes back.
///
/// @param stored all attributes as the platform gives them, the key among them
public record ArchivedItem(TableName table, Map<String, AttributeValue> stored) {

  /// Why a job that was under way is not any more.
  public static final String INTERRUPTED =
      "Die Saison wurde weggelegt, bevor dies fertig war. Bitte neu starten.";

  /// Sort key of the head of a check.
  public static final String HEAD = Keys.META;

  /// Name of the attribute with the partition key.
  public static final String PK = Item.PK;

  /// Name of the attribute with the sort key.
  public static final String SK = Item.SK;

  public ArchivedItem {
    stored = Map.copyOf(stored);
  }

  /// The two attributes under which the item lies.
  public Map<String, AttributeValue> key() {
    return Map.of(PK, attribute(PK), SK, attribute(SK));
  }

  private AttributeValue attribute(String name) {
    AttributeValue value = stored.get(name);
    if (value == null) {
      throw new IllegalStateException("Item without a key");
    }
    return value;
  }

  private String pk() {
    return attribute(PK).s();
  }

  private String sk() {
    return attribute(SK).s();
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(stored.get(name)).map(AttributeValue::s);
  }

  /// The check to which it belongs, if it is one's.
  public Optional<String> checkId() {
    String partition = Keys.check("");
    return table == TableName.CHECKS && pk().startsWith(partition)
        ? Optional.of(pk().substring(partition.length()))
        : text("checkId");
  }

  /// The check to which it points, though it belongs to another.
  public Optional<String> pointsToCheckId() {
    return text(Beneath.CHECK);
  }

  /// The phase to which it belongs by itself; items of a check but its head belong to one by their
  /// check only. All partitions of the table Programme that have a name and an id are a phase's,
  /// but those of its log.
  public Optional<String> phaseId() {
    if (isPhase()) {
      return Optional.of(sk());
    }
    int mark = pk().indexOf('#');
    return table == TableName.PROGRAMME && mark > 0 && !pk().startsWith(Keys.AUDIT)
        ? Optional.of(pk().substring(mark + 1))
        : text("phaseId");
  }

  /// The municipality of which it tells by itself.
  public Optional<String> municipalityKey() {
    if (table == TableName.PROGRAMME && pk().startsWith(Keys.phaseMembers(""))) {
      for (String prefix : Set.of(Keys.MUNICIPALITY, Keys.PHASE_DOCUMENT)) {
        if (sk().startsWith(prefix)) {
          return Optional.of(sk().substring(prefix.length()).split("#", 2)[0]);
        }
      }
    }
    return text("municipalityKey");
  }

  /// Whether it tells that a municipality takes part, which outlives an erased check.
  public boolean isAdmission() {
    return table == TableName.PROGRAMME
        && pk().startsWith(Keys.phaseMembers(""))
        && sk().startsWith(Keys.MUNICIPALITY);
  }

  /// What is left of an admission whose check does not come back, as after an erasure while the
  /// system runs: that there was one, and neither its contact nor what was shared.
  ///
  /// @param removed when the last of the check left tables and bucket, which was with all the
  ///   others
  public ArchivedItem erased(Instant removed) {
    Item item = Item.fromTable(stored);
    if (ErasedAdmission.is(item)) {
      return this;
    }
    LocalDate day = LocalDate.ofInstant(removed, Phase.ZONE);
    Admission admission = Admission.fromItem(item);
    ErasedAdmission left = admission.erased(ErasedAdmission.By.COORDINATOR, day).removed(day);
    return new ArchivedItem(table, left.item().with(Item.REVISION, admission.revision()).toTable());
  }

  /// Whether it is the registration of a municipality that was admitted, which is erased with its
  /// check.
  public boolean isAdmittedRegistration() {
    return table == TableName.PROGRAMME
        && pk().startsWith(Keys.registrations(""))
        && sk().startsWith(Keys.REGISTRATION)
        && hasState(Registration.State.ADMITTED);
  }

  /// Whether it is the head of a check.
  public boolean isHead() {
    return table == TableName.CHECKS && pk().startsWith(Keys.check("")) && sk().equals(Keys.META);
  }

  /// Whether it is the head of a check that its coordinator has erased.
  public boolean isErasedHead() {
    return isHead() && text("state").filter(Names.of(Check.State.ERASED)::equals).isPresent();
  }

  private boolean isPhase() {
    return table == TableName.PROGRAMME && pk().equals(Keys.PHASES);
  }

  /// The first day on which nothing of the phase exists any more, if this is a phase.
  public Optional<LocalDate> retentionEndsOn() {
    return isPhase() ? text("retentionEndsOn").map(LocalDate::parse) : Optional.empty();
  }

  /// Whether it may not exist any more, as far as it says so itself.
  public boolean expired(Instant now) {
    // A phase outlives its retention in the table only, and not in an archive.
    Optional<LocalDate> retention = retentionEndsOn();
    if (retention.isPresent()) {
      return !now.isBefore(retention.get().atStartOfDay(Phase.ZONE).toInstant());
    }
    AttributeValue end = stored.get(Item.EXPIRES_AT);
    return end != null && end.n() != null && now.getEpochSecond() >= Long.parseLong(end.n());
  }

  /// Whether it is a job that is to be done before a season is put away. Those that wait for the
  /// end of a retention are none, nor those that look after a submission: nobody waits for them, no
  /// stream wakes anybody for them, and they may stay as they are. An erasure that is due is one.
  ///
  /// @param now of putting away
  public boolean isOpenWork(Instant now) {
    if (table != TableName.JOBS || !(hasState(Job.State.WAITING) || hasState(Job.State.RUNNING))) {
      return false;
    }
    if (isOf(Job.Kind.ERASURE)) {
      return text("dueAt").filter(due -> !now.isBefore(Instant.parse(due))).isPresent();
    }
    return !isOf(Job.Kind.CLOSING);
  }

  private boolean isOf(Job.Kind kind) {
    return text("kind").filter(Names.of(kind)::equals).isPresent();
  }

  private boolean hasState(Enum<?> state) {
    return text("state").filter(Names.of(state)::equals).isPresent();
  }

  /// The item as it comes back: unchanged, unless something was under way with it. A job that was
  /// has failed, so that nothing starts by itself and an administrator can start it anew; a mail
  /// loses its text, since it will not be sent; a document that waits for its job has failed too.
  ///
  /// @param now of putting away
  public ArchivedItem returning(Instant now) {
    if (isOpenWork(now) && !isOf(Job.Kind.ERASURE)) {
      return with(Map.of(
              "state", AttributeValue.fromS(Names.of(Job.State.FAILED)),
              "reason", AttributeValue.fromS(INTERRUPTED),
              "dueAt", AttributeValue.fromS(now.toString())))
          .without(Set.of("department", "subject", "text"));
    }
    if (table == TableName.CHECKS
        && pk().startsWith(Keys.check(""))
        && sk().startsWith(Keys.DOCUMENT)
        && hasState(Document.State.WAITING)) {
      return with(
          Map.of(
              "state", AttributeValue.fromS(Names.of(Document.State.FAILED)),
              "reason", AttributeValue.fromS(INTERRUPTED)));
    }
    return this;
  }

  private ArchivedItem with(Map<String, AttributeValue> changes) {
    Map<String, AttributeValue> changed = new HashMap<>(stored);
    changed.putAll(changes);
    return new ArchivedItem(table, changed);
  }

  private ArchivedItem without(Set<String> names) {
    Map<String, AttributeValue> changed = new HashMap<>(stored);
    changed.keySet().removeAll(names);
    return new ArchivedItem(table, changed);
  }

  /// The mark in the tables that an archive is being opened, or was.
  ///
  /// @param archive its fingerprint
  /// @param complete whether all of it is there
  public static ArchivedItem opened(String archive, boolean complete) {
    return new ArchivedItem(
        TableName.PROGRAMME,
        Map.of(
            PK,
            AttributeValue.fromS(Keys.SEASON),
            SK,
            AttributeValue.fromS(archive),
            "state",
            AttributeValue.fromS(complete ? "opened" : "opening"),
            Item.REVISION,
            AttributeValue.fromN(complete ? "2" : "1")));
  }

  /// Whether it tells of a file that is put together of others and does not come along.
  public boolean isPassing() {
    return table == TableName.PROGRAMME
        && pk().startsWith(Keys.phaseMembers(""))
        && sk().startsWith(Keys.PHASE_ARCHIVE);
  }

  /// Whether it is about these tables and not of a season: a mark of [#opened], or how far
  /// housekeeping is.
  public boolean isMark() {
    return table == TableName.PROGRAMME
        && (pk().equals(Keys.SEASON) || pk().equals(Keys.HOUSEKEEPING));
  }
}
