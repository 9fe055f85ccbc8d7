package org.selbstcheck.app.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.selbstcheck.core.answers.Department;

/// A department of a check as it is stored.
///
/// @param place the how manieth it was when it was made, from 0; two made at once may share one
/// @param responsible the indicators for which it is responsible, in order of their ids
/// @param contact its function address, to which reminders go
/// @param mergedInto the department that carries on for it since it was closed
public record Unit(
    String checkId,
    Department department,
    int place,
    List<String> responsible,
    Optional<String> contact,
    Optional<String> mergedInto,
    Instant expiresAt,
    long revision) {

  /// In which departments are listed: as they were made.
  static final Comparator<Unit> ORDER = Comparator.comparing(Unit::place).thenComparing(Unit::id);

  /// The department with which every check is born; the coordinator answers for it.
  public static final String COORDINATION = "koordination";

  public Unit {
    responsible = List.copyOf(new TreeSet<>(responsible));
  }

  /// A unit that is responsible for nothing yet and is not stored.
  public static Unit of(String checkId, Department department, Instant expiresAt) {
    return new Unit(
        checkId, department, 0, List.of(), Optional.empty(), Optional.empty(), expiresAt, 0);
  }

  public String id() {
    return department.id();
  }

  public String name() {
    return department.name();
  }

  public boolean released() {
    return department.released();
  }

  public boolean closed() {
    return department.closed();
  }

  /// Whether it is the one that the coordinator answers for.
  public boolean coordination() {
    return id().equals(COORDINATION);
  }

  public Unit at(int place) {
    return new Unit(
        checkId, department, place, responsible, contact, mergedInto, expiresAt, revision);
  }

  public Unit named(String name) {
    return with(new Department(id(), name, released(), closed()), responsible, mergedInto);
  }

  public Unit reachedAt(Optional<String> contact) {
    return new Unit(
        checkId, department, place, responsible, contact, mergedInto, expiresAt, revision);
  }

  public Unit responsibleFor(List<String> indicators) {
    return with(department, indicators, mergedInto);
  }

  /// What another unit was responsible for comes on top.
  public Unit takesOver(List<String> indicators) {
    return responsibleFor(Stream.concat(responsible.stream(), indicators.stream()).toList());
  }

  public Unit released(boolean released) {
    return with(new Department(id(), name(), released, closed()), responsible, mergedInto);
  }

  /// The unit that answers no more. What it answered stays its own; its responsibilities end.
  ///
  /// @param mergedInto the unit that carries on, if one does
  public Unit close(Optional<String> mergedInto) {
    return with(new Department(id(), name(), released(), true), List.of(), mergedInto);
  }

  /// The unit that answers again. Its links stay ended.
  public Unit open() {
    return with(new Department(id(), name(), released(), false), responsible, Optional.empty());
  }

  /// The unit that was taken away and has to be there after all, closed.
  public Unit restored() {
    return close(Optional.empty()).withRevision(0);
  }

  /// A unit that has answers but is not there: a save that was under way when it was taken away.
  static Unit lost(String checkId, String id, Instant expiresAt) {
    return of(checkId, new Department(id, "Entfernte Stelle", false, true), expiresAt);
  }

  /// This unit once its write is done.
  public Unit written() {
    return withRevision(revision + 1);
  }

  private Unit with(Department department, List<String> responsible, Optional<String> mergedInto) {
    return new Unit(
        checkId, department, place, responsible, contact, mergedInto, expiresAt, revision);
  }

  /// The same but for what the table adds.
  public boolean sameAs(Unit other) {
    return withRevision(0).equals(other.withRevision(0));
  }

  private Unit withRevision(long revision) {
    return new Unit(
        checkId, department, place, responsible, contact, mergedInto, expiresAt, revision);
  }

  public Write write() {
    Item item =
        Item.of(Keys.department(checkId, department.id()))
            .with("name", department.name())
            .with("released", department.released())
            .with("closed", department.closed())
            .with("place", place)
            .with("responsible", responsible)
            .with("contact", contact)
            .with("mergedInto", mergedInto)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
    return new Write.Put(TableName.CHECKS, item, Condition.unchanged(revision));
  }

  /// Takes it away for good; only for one that never answered.
  public Write removal() {
    return Write.removal(TableName.CHECKS, Keys.department(checkId, id()), revision);
  }

  static Unit fromItem(Item item) {
    return new Unit(
        item.checkId(),
        new Department(
            item.key().sk().substring(Keys.DEPARTMENT.length()),
            item.required("name"),
            item.flag("released"),
            item.flag("closed")),
        item.number("place").orElse(0L).intValue(),
        item.texts("responsible"),
        item.text("contact"),
        item.text("mergedInto"),
        item.expiresAt(),
        item.revision());
  }
}
