package org.selbstcheck.app.questionnaire;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Beside;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.ComparisonConsent;
import org.selbstcheck.app.store.Conduct;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Import;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.OwnIndicator;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.View;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.report.AnswerWords;

/// All that is held on a check, in words (Art. 15 GDPR for whoever leads it). What a department has
/// not released is counted and not shown; secrets are kept as hashes and not shown either, since
/// they say nothing. A department gets what is held of itself, released or not.
///
/// Whoever adds a kind of item adds it here; `HeldItemsTest` fails until then.
final class Holdings {

  private final Checks checks;
  private final Programme programme;
  private final Jobs jobs;
  private final Clock clock;

  Holdings(Tables tables, Clock clock) {
    this.checks = new Checks(tables);
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.clock = clock;
  }

  /// One kind of thing that is held.
  ///
  /// @param title German
  /// @param columns German
  /// @param rows as many cells as columns
  record Table(String title, List<String> columns, List<List<String>> rows) {}

  /// The tables, also those that are empty: that nothing is held is an answer, too.
  List<Table> of(Check check, Instrument instrument) {
    Whole whole = checks.whole(check.id());
    SelfCheck released = FrozenCheck.freeze(whole, check, Optional.empty()).selfCheck();
    Words words = new Words(instrument, whole);
    List<Submission> submissions = checks.submissions(check.id());
    List<Document> documents = checks.documents(check.id());
    Optional<Admission> admission =
        programme.admission(check.phaseId(), check.municipality().key());
    return List.of(
        head(check, instrument),
        admission(admission),
        shared(admission),
        comparison(checks.comparisonConsent(check)),
        conduct(whole),
        units(whole.departments(), words),
        links(whole.links(), words),
        answers(released, words),
        unreleased(whole, released),
        agreed(released, words),
        aims(released, words),
        meeting(whole, words),
        own("Eigene Aussagen der Kommune", released, words),
        own("Entfernte eigene Aussagen", removed(whole, check), words),
        imports(checks.imports(check.id())),
        submissions(check, submissions),
        documents(check, documents),
        roofs(check, documents),
        beside(check),
        reminders(check, whole.departments(), words),
        jobs(check, submissions, documents));
  }

  /// What is held of one department, for those who answer for it.
  List<Table> of(Check check, Unit unit, Instrument instrument) {
    Whole whole = checks.whole(check.id());
    SelfCheck released = FrozenCheck.freeze(whole, check, Optional.empty()).selfCheck();
    Words words = new Words(instrument, whole);
    return List.of(
        head(check, instrument),
        units(List.of(unit), words),
        links(
            whole.links().stream()
                .filter(link -> link.role() == Link.Role.DEPARTMENT)
                .filter(link -> link.department().equals(unit.id()))
                .toList(),
            words),
        said(whole, unit, words),
        views(released, unit, words),
        ownAnswers(whole, unit, words),
        reminders(check, List.of(unit), words),
        partOf(checks.submissions(check.id())));
  }

  private static Table said(Whole whole, Unit unit, Words words) {
    Map<String, Entry> entries = entries(whole, unit);
    return new Table(
        "Antworten Ihrer Stelle",
        SAID,
        entries.entrySet().stream()
            .filter(it -> Own.idOf(it.getKey()).isEmpty())
            .sorted(Map.Entry.comparingByKey())
            .map(it -> words.said(it.getValue(), words.statement(it.getKey())))
            .toList());
  }

  /// By what they are stored under.
  private static Map<String, Entry> entries(Whole whole, Unit unit) {
    Map<String, AnswerValue> answers = values(whole.answers(), unit);
    Map<String, NoteValue> notes = values(whole.notes(), unit);
    Map<String, Entry> entries = new HashMap<>();
    Stream.concat(answers.keySet().stream(), notes.keySet().stream())
        .forEach(
            indicator ->
                entries.put(
                    indicator,
                    FrozenCheck.entry(
                        unit.id(),
                        indicator,
                        Optional.ofNullable(answers.get(indicator)),
                        Optional.ofNullable(notes.get(indicator)))));
    return entries;
  }

  private static <V> Map<String, V> values(List<Stored<V>> stored, Unit unit) {
    Map<String, V> values = new HashMap<>();
    for (Stored<V> one : stored) {
      if (one.department().equals(unit.id())) {
        one.value().ifPresent(value -> values.put(one.indicator(), value));
      }
    }
    return values;
  }

  private static Table views(SelfCheck released, Unit unit, Words words) {
    Predicate<View> own = view -> view.department().equals(unit.id());
    return new Table(
        "Was in der Verständigung von Ihrer Stelle festgehalten ist",
        List.of("Aussage", "Sicht"),
        Stream.concat(
                released.agreed().stream()
                    .flatMap(
                        it ->
                            it.minority().stream()
                                .filter(own)
                                .map(
                                    view -> List.of(words.statement(it.indicator()), view.view()))),
                released.disputed().stream()
                    .flatMap(
                        it ->
                            it.views().stream()
                                .filter(own)
                                .map(
                                    view -> List.of(words.statement(it.indicator()), view.view()))))
            .toList());
  }

  /// Also to statements that were removed: they can come back, and so the answers are held.
  private static Table ownAnswers(Whole whole, Unit unit, Words words) {
    Map<String, Entry> entries = entries(whole, unit);
    return new Table(
        "Antworten Ihrer Stelle auf eigene Aussagen der Kommune",
        SAID,
        whole.own().stream()
            .flatMap(
                own ->
                    Stream.concat(
                            Stream.ofNullable(entries.get(own.answeredAs())),
                            own.indicator().answers().stream()
                                .filter(entry -> entry.department().equals(unit.id())))
                        .limit(1)
                        .map(entry -> words.said(entry, own.statement())))
            .toList());
  }

  private static Table partOf(List<Submission> submissions) {
    return new Table(
        "Abgaben (darin steht Ihr Teil, wenn er am Tag der Abgabe freigegeben war)",
        List.of("Nummer", "Am"),
        submissions.stream()
            .map(it -> List.of(Integer.toString(it.number()), day(it.on())))
            .toList());
  }

  /// Names of what ids stand for.
  private static final class Words {

    private final Instrument instrument;
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();

    Words(Instrument instrument, Whole whole) {
      this.instrument = instrument;
      for (Indicator indicator : instrument.indicators()) {
        statements.put(indicator.id(), indicator.statement());
      }
      whole.departments().forEach(unit -> units.put(unit.id(), unit.name()));
    }

    String statement(String indicator) {
      return statements.getOrDefault(indicator, indicator);
    }

    String unit(String id) {
      return units.getOrDefault(id, id);
    }

    String statements(List<String> indicators) {
      return indicators.stream().map(this::statement).collect(Collectors.joining("; "));
    }

    /// Everything that one department said to one indicator, in cells.
    List<String> said(Entry entry, String statement) {
      List<String> more = new ArrayList<>();
      if (entry.needForAction()) {
        more.add("Handlungsbedarf");
      }
      entry.obstacles().stream().sorted().map(AnswerWords::obstacle).forEach(more::add);
      return List.of(
          unit(entry.department()),
          statement,
          entry.answer().map(it -> AnswerWords.answer(it, instrument)).orElse("–"),
          String.join(", ", more),
          entry.comment(),
          String.join(" ", entry.evidence()));
    }
  }

  private static Table head(Check check, Instrument instrument) {
    return new Table(
        "Selbstcheck",
        List.of("Angabe", "Wert"),
        List.of(
            List.of("Kommune", check.municipality().name()),
            List.of("Schlüssel", check.municipality().key()),
            List.of("Projektphase", check.phaseName()),
            List.of("Fragebogen", instrument.title() + ", Version " + check.instrument().version()),
            List.of("Umfang", scope(check.scope())),
            List.of("Runde", Integer.toString(check.round())),
            List.of("Stand", state(check.state())),
            List.of("Antworten möglich bis", day(check.closesOn())),
            List.of("Wird gelöscht am", day(check.expiresAt())),
            List.of(
                "Vom Projektteam neu eingeladen",
                check.renewedOn().map(Holdings::day).orElse("nein"))));
  }

  private static Table admission(Optional<Admission> admission) {
    return new Table(
        "Was das Projektteam von der Aufnahme weiß",
        List.of("Eingeladen", "Hat begonnen", "Kontakt"),
        admission.stream()
            .map(
                it ->
                    List.of(day(it.invitedOn()), yes(it.started()), it.contact().orElse("keiner")))
            .toList());
  }

  private static Table shared(Optional<Admission> admission) {
    return new Table(
        "Was das Projektteam vom Stand sieht, weil die Koordination es freigegeben hat",
        List.of("Beantwortet", "Abgegeben", "Bericht liegt vor", "Stand vom"),
        admission.flatMap(Admission::progress).stream()
            .map(
                it ->
                    List.of(
                        it.coverage() + " %",
                        it.submittedOn().map(Holdings::day).orElse("nein"),
                        yes(it.reported()),
                        day(it.asOf())))
            .toList());
  }

  private static Table comparison(ComparisonConsent consent) {
    return new Table(
        "Vergleich mit anderen Kommunen",
        List.of("Zugestimmt", "Verglichen mit", "Einwohner*innen"),
        consent.revision() == 0
            ? List.of()
            : List.of(
                List.of(
                    yes(consent.agreed()),
                    consent.place().map(it -> it.kind().label()).orElse("–"),
                    consent.place().map(it -> it.population().label()).orElse("–"))));
  }

  private static Table imports(List<Import> imports) {
    return new Table(
        "Eingelesene Dateien (nur dass es geschah, nicht was darin stand)",
        List.of("Datei", "Übernommen"),
        IntStream.range(0, imports.size())
            .mapToObj(i -> List.of(Integer.toString(i + 1), yes(imports.get(i).done())))
            .toList());
  }

  private static Table conduct(Whole whole) {
    return new Table(
        "Durchführung",
        List.of("Art", "Frist", "Verständigung geöffnet"),
        whole.conduct().stream()
            .map(
                it ->
                    List.of(
                        mode(it.mode()),
                        it.deadline().map(Holdings::day).orElse("keine"),
                        it.agreementOpenedOn().map(Holdings::day).orElse("nein")))
            .toList());
  }

  private static Table units(List<Unit> units, Words words) {
    return new Table(
        "Stellen",
        List.of("Name", "Kontakt", "Freigegeben", "Geschlossen", "Zuständig für"),
        units.stream()
            .map(
                unit ->
                    List.of(
                        unit.name(),
                        unit.contact().orElse("keiner"),
                        yes(unit.released()),
                        yes(unit.closed()),
                        words.statements(unit.responsible())))
            .toList());
  }

  private static Table links(List<Link> links, Words words) {
    return new Table(
        "Links (ohne ihr Geheimnis: Gespeichert ist davon nur ein Prüfwert)",
        List.of("Wofür", "Stelle", "Bezeichnung", "Erstellt", "Gilt bis", "Widerrufen", "Code"),
        links.stream()
            .map(
                link ->
                    List.of(
                        role(link.role()),
                        link.department().isEmpty() ? "–" : words.unit(link.department()),
                        link.label().isEmpty() ? "–" : link.label(),
                        day(link.createdOn()),
                        day(link.expiresAt()),
                        yes(link.revoked()),
                        yes(link.code().isPresent())))
            .toList());
  }

  private static Table answers(SelfCheck released, Words words) {
    return new Table(
        "Antworten freigegebener Teile",
        SAID,
        released.entries().stream()
            .map(entry -> words.said(entry, words.statement(entry.indicator())))
            .toList());
  }

  private static final List<String> SAID =
      List.of("Stelle", "Aussage", "Antwort", "Dazu", "Kommentar", "Belege");

  private static Table unreleased(Whole whole, SelfCheck released) {
    return new Table(
        "Antworten nicht freigegebener Teile (nur gezählt: Niemand sieht sie vor der Freigabe)",
        List.of("Stelle", "Antworten", "Kommentare und Belege"),
        whole.departments().stream()
            .filter(unit -> !isReleased(unit, released))
            .map(
                unit ->
                    List.of(
                        unit.name(),
                        count(
                            whole.answers().stream().map(it -> it.department()), unit.id()::equals),
                        count(
                            whole.notes().stream().map(it -> it.department()), unit.id()::equals)))
            .toList());
  }

  private static boolean isReleased(Unit unit, SelfCheck released) {
    return released.departments().stream()
        .anyMatch(department -> department.id().equals(unit.id()) && department.released());
  }

  private static Table agreed(SelfCheck released, Words words) {
    return new Table(
        "Verständigung",
        List.of("Aussage", "Ergebnis", "Begründung", "Abweichende Sichten"),
        Stream.concat(
                released.agreed().stream().map(it -> agreement(it, words)),
                released.disputed().stream().map(it -> disputed(it, words)))
            .toList());
  }

  private static List<String> agreement(Agreement agreement, Words words) {
    return List.of(
        words.statement(agreement.indicator()),
        AnswerWords.answer(agreement.answer(), words.instrument),
        agreement.reason(),
        views(agreement.minority(), words));
  }

  private static List<String> disputed(Disputed disputed, Words words) {
    return List.of(
        words.statement(disputed.indicator()),
        "offen gelassen",
        "",
        views(disputed.views(), words));
  }

  private static String views(List<View> views, Words words) {
    return views.stream()
        .map(view -> words.unit(view.department()) + ": " + view.view())
        .collect(Collectors.joining("; "));
  }

  private static Table aims(SelfCheck released, Words words) {
    return new Table(
        "Ziele und Schwerpunkte",
        List.of("Wofür", "Ziel"),
        Stream.concat(
                released.targets().stream()
                    .map(
                        it ->
                            List.of(
                                words.statement(it.indicator()),
                                AnswerWords.level(it.level(), words.instrument))),
                released.focus().stream().map(topic -> List.of(topic, "Schwerpunkt")))
            .toList());
  }

  private static Table meeting(Whole whole, Words words) {
    return new Table(
        "Sitzungsplan",
        List.of("Aussage", "Minuten"),
        whole.meeting().stream()
            .flatMap(it -> it.slots().stream())
            .map(
                slot ->
                    List.of(words.statement(slot.indicator()), Integer.toString(slot.minutes())))
            .toList());
  }

  /// What released departments say to own statements that were taken away.
  private static SelfCheck removed(Whole whole, Check check) {
    List<Own> removed =
        whole.own().stream().filter(own -> !own.asked()).map(Own::restored).toList();
    return FrozenCheck.freeze(whole.asking(removed), check, Optional.empty()).selfCheck();
  }

  private static Table own(String title, SelfCheck released, Words words) {
    List<List<String>> rows = new ArrayList<>();
    for (OwnIndicator own : released.ownIndicators()) {
      if (own.answers().isEmpty()) {
        rows.add(List.of("–", own.statement(), "–", "", "", ""));
      }
      own.answers().forEach(entry -> rows.add(words.said(entry, own.statement())));
    }
    return new Table(title, SAID, rows);
  }

  private Table submissions(Check check, List<Submission> submissions) {
    return new Table(
        "Abgaben (je eine Datei mit dem Stand des Tages, dazu eine mit dem Ergebnis)",
        List.of("Nummer", "Am", "Ergebnis"),
        submissions.stream()
            .map(
                it ->
                    List.of(
                        Integer.toString(it.number()),
                        day(it.on()),
                        checks.result(check.id(), it.number()).isPresent()
                            ? "liegt vor"
                            : "noch nicht"))
            .toList());
  }

  private Table documents(Check check, List<Document> documents) {
    return new Table(
        "Dokumente",
        List.of(
            "Datei", "Abgabe", "Am", "Für das Projektteam freigegeben", "Vom Projektteam bestellt"),
        documents.stream()
            .map(
                it ->
                    List.of(
                        it.fileName().orElse(it.id()),
                        Integer.toString(it.submission()),
                        day(it.on()),
                        yes(it.released()),
                        yes(programme.document(check, it).ordered())))
            .toList());
  }

  private Table roofs(Check check, List<Document> documents) {
    return new Table(
        "Was für Landkreis und Verband freigegeben ist",
        List.of("Wer", "Stand des Selbstchecks", "Dokumente"),
        checks.roofReleases(check.id()).stream()
            .filter(it -> !it.isEmpty())
            .map(
                it ->
                    List.of(
                        it.roof().name(),
                        it.progress()
                            .map(shown -> "wie am " + day(shown.asOf()))
                            .orElse("nicht freigegeben"),
                        documents.stream()
                            .filter(document -> it.holds(document.id()))
                            .map(document -> document.fileName().orElse(document.id()))
                            .collect(Collectors.joining(", "))))
            .toList());
  }

  private Table beside(Check check) {
    Beside beside = checks.beside(check);
    return new Table(
        "Was neben dem Ergebnis steht",
        List.of("Was", "Fassungen", "Stand"),
        List.of(
            List.of(
                "Kommentar der Begleitung",
                Integer.toString(beside.commentary().version()),
                beside.commentary().consented() ? "darf in die öffentliche Fassung" : "nur intern"),
            List.of(
                "Frühere Runde",
                Integer.toString(beside.earlier().version()),
                beside.earlier().submittedOn().map(Holdings::day).orElse("keine in Kraft"))));
  }

  /// What was sent says nothing any more but that it was.
  private Table reminders(Check check, List<Unit> units, Words words) {
    Instant now = clock.instant();
    return new Table(
        "Erinnerungen per E-Mail (der Text nur, solange sie auf den Versand warten)",
        List.of("Stelle", "Stand", "Tag", "Betreff", "Text"),
        units.stream()
            .flatMap(
                unit ->
                    jobs
                        .mails(check.id(), List.of(unit.id()), LocalDate.ofInstant(now, Phase.ZONE))
                        .stream()
                        .filter(job -> !job.expired(now))
                        .map(
                            job ->
                                List.of(
                                    words.unit(unit.id()),
                                    state(job.state()),
                                    day(job.dueAt()),
                                    job.mail().map(Job.Mail::subject).orElse(""),
                                    job.mail().map(Job.Mail::text).orElse(""))))
            .toList());
  }

  private Table jobs(Check check, List<Submission> submissions, List<Document> documents) {
    List<Job> found = new ArrayList<>();
    jobs.job(Job.erasureId(check.id())).ifPresent(found::add);
    for (Submission submission : submissions) {
      jobs.job(Job.scoringId(check.id(), submission.number())).ifPresent(found::add);
      jobs.job(Job.closingId(check.id(), submission.number())).ifPresent(found::add);
    }
    for (Document document : documents) {
      jobs.job(Job.reportId(check.id(), document.id())).ifPresent(found::add);
    }
    return new Table(
        "Aufträge an das System",
        List.of("Was", "Stand", "Tag"),
        found.stream()
            .map(it -> List.of(kind(it.kind()), state(it.state()), day(it.dueAt())))
            .toList());
  }

  private static String count(Stream<String> departments, Predicate<String> which) {
    return Long.toString(departments.filter(which).count());
  }

  private static String yes(boolean is) {
    return is ? "ja" : "nein";
  }

  private static String day(LocalDate day) {
    return "%d.%d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }

  private static String day(Instant instant) {
    return day(LocalDate.ofInstant(instant, Phase.ZONE));
  }

  private static String scope(Scope scope) {
    return switch (scope) {
      case Scope.Full() -> "alle Aussagen";
      case Scope.Short() -> "Kurzform";
      case Scope.Fields(List<String> ids) -> "Felder: " + String.join(", ", ids);
    };
  }

  private static String state(Check.State state) {
    return switch (state) {
      case INVITED -> "eingeladen";
      case OPEN -> "offen";
      case CLOSING -> "wird abgegeben";
      case SUBMITTED -> "abgegeben";
      case REOPENED -> "wieder geöffnet";
      case ARCHIVED -> "abgeschlossen";
      case ERASED -> "gelöscht";
    };
  }

  private static String mode(Conduct.Mode mode) {
    return switch (mode) {
      case APART -> "jede Stelle für sich";
      case TOGETHER -> "gemeinsam in einer Runde";
      case ALONE -> "eine Person für alle";
    };
  }

  private static String role(Link.Role role) {
    return switch (role) {
      case INVITATION -> "Einladung";
      case COORDINATOR -> "Koordination";
      case DEPUTY -> "Vertretung";
      case DEPARTMENT -> "Stelle";
      case COMPANION -> "Begleitung";
      case VIEWER -> "Lesen";
    };
  }

  private static String kind(Job.Kind kind) {
    return switch (kind) {
      case SCORING -> "Auswertung";
      case REPORT -> "Dokument";
      case ARCHIVE -> "Archiv der Phase";
      case PHASE -> "Änderung der Phase";
      case SNAPSHOT -> "Vergleich der Phase";
      case CLOSING -> "Abgabe zu Ende bringen";
      case MAIL -> "Erinnerung";
      case ERASURE -> "Löschung am Ende der Aufbewahrung";
    };
  }

  private static String state(Job.State state) {
    return switch (state) {
      case WAITING -> "wartet";
      case RUNNING -> "läuft";
      case DONE -> "fertig";
      case FAILED -> "gescheitert";
    };
  }
}
