package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.selbstcheck.core.instrument.InstrumentVersion;

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

  /// A phase with what stands beside it.
  ///
  /// @param rollout how far its last change has reached its checks
  /// @param waiting how many ask to take part
  public record Standing(Phase phase, Rollout rollout, WaitingCount waiting) {}

  /// Phases with what stands beside them, in the order of the phases.
  public List<Standing> standings(List<Phase> phases) {
    Map<Key, Item> beside =
        tables.all(
            TableName.PROGRAMME,
            phases.stream()
                .flatMap(phase -> Stream.of(Keys.rollout(phase.id()), Keys.waiting(phase.id())))
                .toList());
    return phases.stream()
        .map(
            phase ->
                new Standing(
                    phase,
                    rollout(phase, Optional.ofNullable(beside.get(Keys.rollout(phase.id())))),
                    waiting(phase, Optional.ofNullable(beside.get(Keys.waiting(phase.id()))))))
        .toList();
  }

  /// How far the last change of a phase has reached its checks.
  public Rollout rollout(Phase phase) {
    return rollout(phase, tables.get(TableName.PROGRAMME, Keys.rollout(phase.id())));
  }

  private static Rollout rollout(Phase phase, Optional<Item> stored) {
    return stored.map(Rollout::fromItem).orElseGet(() -> Rollout.none(phase));
  }

  /// Who takes part; not whoever did until their check was erased.
  public List<Admission> admissions(String phaseId) {
    return members(phaseId).filter(it -> !ErasedAdmission.is(it)).map(Admission::fromItem).toList();
  }

  public Optional<Admission> admission(String phaseId, String municipalityKey) {
    return member(phaseId, municipalityKey)
        .filter(it -> !ErasedAdmission.is(it))
        .map(Admission::fromItem);
  }

  /// Who took part until their check was erased.
  public List<ErasedAdmission> erasedAdmissions(String phaseId) {
    return members(phaseId).filter(ErasedAdmission::is).map(ErasedAdmission::fromItem).toList();
  }

  public Optional<ErasedAdmission> erasedAdmission(String phaseId, String municipalityKey) {
    return member(phaseId, municipalityKey)
        .filter(ErasedAdmission::is)
        .map(ErasedAdmission::fromItem);
  }

  private Stream<Item> members(String phaseId) {
    return tables
        .query(TableName.PROGRAMME, Keys.phaseMembers(phaseId), Keys.MUNICIPALITY)
        .stream();
  }

  private Optional<Item> member(String phaseId, String municipalityKey) {
    return tables.get(TableName.PROGRAMME, Keys.admission(phaseId, municipalityKey));
  }

  /// What the project team knows of documents in a phase.
  public List<PhaseDocument> documents(String phaseId) {
    return documents(phaseId, Keys.PHASE_DOCUMENT);
  }

  /// What it knows of one municipality's.
  public List<PhaseDocument> documentsOf(String phaseId, String municipalityKey) {
    return documents(phaseId, Keys.phaseDocuments(municipalityKey));
  }

  private List<PhaseDocument> documents(String phaseId, String prefix) {
    return tables.query(TableName.PROGRAMME, Keys.phaseMembers(phaseId), prefix).stream()
        .map(PhaseDocument::fromItem)
        .toList();
  }

  /// What has to be written so that what the team knows of a check's documents ends with it.
  public List<Write> datings(Check check) {
    return tables
        .query(
            TableName.PROGRAMME,
            Keys.phaseMembers(check.phaseId()),
            Keys.phaseDocuments(check.municipality().key()))
        .stream()
        .flatMap(item -> Write.dating(TableName.PROGRAMME, item, check.expiresAt()).stream())
        .toList();
  }

  /// What has to be written so that what belongs to a phase and to no check ends with it: the
  /// erased admissions, and the comparison. Withdrawals count only while a snapshot is made.
  public List<Write> datings(Phase phase) {
    Instant end = phase.expiresAt();
    List<Write> writes = new ArrayList<>();
    members(phase.id())
        .filter(ErasedAdmission::is)
        .flatMap(item -> Write.dating(TableName.PROGRAMME, item, end).stream())
        .forEach(writes::add);
    comparison(phase.id())
        .filter(head -> !head.expiresAt().equals(end))
        .ifPresent(head -> writes.add(head.endingAt(end).write()));
    comparisonSecret(phase.id())
        .filter(secret -> !secret.expiresAt().equals(end))
        .ifPresent(secret -> writes.add(secret.endingAt(end).write()));
    return writes;
  }

  /// Who asked to take part in a phase, decided on or not.
  public List<Registration> registrations(String phaseId, Instant now) {
    return tables
        .query(TableName.PROGRAMME, Keys.registrations(phaseId), Keys.REGISTRATION)
        .stream()
        .map(Registration::fromItem)
        .filter(registration -> !registration.expired(now))
        .toList();
  }

  /// One of them, by the hash of its secret; also one that has expired and is stored still.
  public Optional<Registration> registration(String phaseId, String secretHash) {
    return tables
        .get(TableName.PROGRAMME, Keys.registration(phaseId, secretHash))
        .map(Registration::fromItem);
  }

  /// How many registrations of a phase wait; none if nothing is stored.
  public WaitingCount waiting(Phase phase) {
    return waiting(phase, tables.get(TableName.PROGRAMME, Keys.waiting(phase.id())));
  }

  private static WaitingCount waiting(Phase phase, Optional<Item> stored) {
    return stored.map(WaitingCount::fromItem).orElseGet(() -> WaitingCount.none(phase));
  }

  /// What has to be written so that the registrations of a phase end as its days have it now. What
  /// has ended already does not come back.
  public List<Write> registrationDatings(Phase phase, Instant now) {
    List<Write> writes = new ArrayList<>();
    for (Item item : tables.query(TableName.PROGRAMME, Keys.registrations(phase.id()), "")) {
      if (now.isBefore(item.expiresAt())) {
        Instant end =
            item.key().equals(Keys.waiting(phase.id()))
                ? Registration.waitingUntil(phase)
                : Registration.fromItem(item).endIn(phase);
        writes.addAll(Write.dating(TableName.PROGRAMME, item, end).stream().toList());
      }
    }
    return writes;
  }

  /// Names a document in a phase.
  public record DocumentName(String phaseId, String municipalityKey, String documentId) {

    private Key key() {
      return Keys.phaseDocument(phaseId, municipalityKey, documentId);
    }
  }

  /// What it knows of these documents; those of which it knows nothing are missing.
  public Map<DocumentName, PhaseDocument> documents(List<DocumentName> names) {
    Map<DocumentName, PhaseDocument> known = new HashMap<>();
    Map<Key, Item> found =
        tables.all(TableName.PROGRAMME, names.stream().map(DocumentName::key).toList());
    for (DocumentName name : names) {
      Optional.ofNullable(found.get(name.key()))
          .map(PhaseDocument::fromItem)
          .ifPresent(document -> known.put(name, document));
    }
    return known;
  }

  /// What it knows of one document; that it knows nothing if nothing is stored.
  public PhaseDocument document(Check check, Document document) {
    return tables
        .get(
            TableName.PROGRAMME,
            Keys.phaseDocument(check.phaseId(), check.municipality().key(), document.id()))
        .map(PhaseDocument::fromItem)
        .orElseGet(() -> PhaseDocument.unknown(check, document));
  }

  /// What administration did in a month, oldest first.
  public List<Audit.Act> log(YearMonth month, Instant now) {
    return tables.query(TableName.PROGRAMME, Keys.audit(month.toString()), "").stream()
        .map(Audit.Act::fromItem)
        .filter(act -> !act.expired(now))
        .toList();
  }

  /// How far a daily look is; at its beginning if nothing is stored.
  public Sweep sweep(Sweep.Look look) {
    return tables
        .get(TableName.PROGRAMME, Keys.sweep(look))
        .map(Sweep::fromItem)
        .orElseGet(() -> Sweep.beginning(look));
  }

  /// The own instruments that are published, by id and then ascending.
  public List<OwnInstrument> instruments() {
    return tables.query(TableName.PROGRAMME, Keys.INSTRUMENTS, "").stream()
        .map(OwnInstrument::fromItem)
        .toList();
  }

  public Optional<OwnInstrument> instrument(InstrumentVersion version) {
    return tables.get(TableName.PROGRAMME, Keys.instrument(version)).map(OwnInstrument::fromItem);
  }

  /// An archive of a phase, whether it can still be opened or not.
  public Optional<PhaseArchive> archive(String phaseId, String archiveId) {
    return tables
        .get(TableName.PROGRAMME, Keys.phaseArchive(phaseId, archiveId))
        .map(PhaseArchive::fromItem);
  }

  public Optional<RegisterPointer> register() {
    return tables.get(TableName.PROGRAMME, Keys.register()).map(RegisterPointer::fromItem);
  }

  /// The snapshot of a phase that is shown.
  public Optional<ComparisonHead> comparison(String phaseId) {
    return tables.get(TableName.PROGRAMME, Keys.comparison(phaseId)).map(ComparisonHead::fromItem);
  }

  public Optional<ComparisonSecret> comparisonSecret(String phaseId) {
    return tables
        .get(TableName.PROGRAMME, Keys.comparisonSecret(phaseId))
        .map(ComparisonSecret::fromItem);
  }

  /// The mark that changes with each withdrawal; one that is not stored if there was none.
  ///
  /// @param expiresAt the end of the phase's retention
  public Withdrawals withdrawals(String phaseId, Instant expiresAt) {
    return new Withdrawals(
        phaseId,
        expiresAt,
        tables.get(TableName.PROGRAMME, Keys.withdrawals(phaseId)).map(Item::revision).orElse(0L));
  }
}
