package org.selbstcheck.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Answer.Level;
import org.selbstcheck.core.answers.Answer.Unknown;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Scoring;

class ReportComposerTest {

  private static Report report(Tone tone, Edition edition) {
    return ReportComposer.compose(
        ReportKind.REPORT,
        Frozen.of(Fixture.instrument(), Fixture.selfCheck(), Fixture.result()),
        tone,
        edition,
        Fixture.META);
  }

  private static Report report(SelfCheck selfCheck, Tone tone) {
    return ReportComposer.compose(
        ReportKind.REPORT,
        Frozen.of(Fixture.instrument(), selfCheck, Scoring.score(Fixture.instrument(), selfCheck)),
        tone,
        Edition.PUBLIC,
        Fixture.META);
  }

  @Nested
  class Tones {

    @ParameterizedTest
    @EnumSource(Edition.class)
    void compose_anyTone_listsTheSameIndicatorsAndNumbers(Edition edition) {
      Map<String, Set<String>> balanced = listed(report(Tone.BALANCED, edition));

      assertThat(listed(report(Tone.PLAIN, edition))).isEqualTo(balanced);
      assertThat(listed(report(Tone.ENCOURAGING, edition))).isEqualTo(balanced);
      assertThat(balanced.get("feld-steuerung-luecken")).hasSize(1);
      assertThat(balanced.get("feld-steuerung-ziele")).isNotEmpty();
    }

    @Test
    void compose_plain_opensFieldWithWhatIsMissingAndEndsWithStrengths() {
      Section field = section(report(Tone.PLAIN, Edition.PUBLIC), "feld-steuerung");

      assertThat(field.blocks().getFirst())
          .isEqualTo(new Block.Lead("Deutliche Lücke st-beschluss"));
      assertThat(field.sections().getFirst().id()).isEqualTo("feld-steuerung-luecken");
      assertThat(field.sections().getLast().id()).isEqualTo("feld-steuerung-staerken");
    }

    @Test
    void compose_encouraging_beginsWithStrengthsAndHidesNoGap() {
      Section field = section(report(Tone.ENCOURAGING, Edition.PUBLIC), "feld-steuerung");

      assertThat(field.sections().getFirst().id()).isEqualTo("feld-steuerung-staerken");
      assertThat(text(field)).contains("Lücke st-beschluss", "Steuerung ermutigend 1");
    }

    @Test
    void compose_plain_putsFieldsWithTheMostUrgentGapFirstAfterFocus() {
      assertThat(fields(report(Tone.PLAIN, Edition.PUBLIC)))
          .containsExactly("feld-ankommen", "feld-steuerung", "feld-beteiligung");
    }

    @Test
    void compose_anyTone_namesTheOtherTwo() {
      assertThat(text(report(Tone.BALANCED, Edition.PUBLIC)))
          .contains("in zwei weiteren Tönen: „ermutigend“ und „deutlich“");
    }
  }

  @Nested
  class Editions {

    @ParameterizedTest
    @EnumSource(Tone.class)
    void compose_public_containsNoFreeTextAndNoUnit(Tone tone) {
      assertThat(everything(report(tone, Edition.PUBLIC)))
          .doesNotContain(Fixture.SECRET)
          .doesNotContain("Nachfragestelle");
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void compose_internal_containsEveryFreeText(Tone tone) {
      assertThat(everything(report(tone, Edition.INTERNAL))).contains(Fixture.secrets());
    }

    @Test
    void compose_public_saysOfDivergenceOnlyWhoManyRated() {
      Section points = section(report(Tone.BALANCED, Edition.PUBLIC), "feld-steuerung-vorab");

      assertThat(points.blocks())
          .containsExactlyInAnyOrder(
              new Block.Entry(
                  "st-zustaendig",
                  "Aussage st-zustaendig.",
                  List.of(),
                  "eingeschätzt von 3\u00A0Stellen",
                  List.of()),
              new Block.Entry(
                  "st-haushalt",
                  "Aussage st-haushalt.",
                  List.of(),
                  "eingeschätzt von 1\u00A0Stelle",
                  List.of()));
    }

    @Test
    void compose_public_showsNoBoundsOfTopics() {
      // Low and high of the topic "Mandat", which no field has.
      assertThat(text(report(Tone.BALANCED, Edition.PUBLIC))).doesNotContain("20,0", "55,0");
      assertThat(text(report(Tone.BALANCED, Edition.INTERNAL))).contains("20,0", "55,0");
    }

    @Test
    void mark_internalOnly_isCarried() {
      assertThat(report(Tone.BALANCED, Edition.INTERNAL).mark())
          .contains("Interner Arbeitsstand – nicht zur Veröffentlichung bestimmt");
      assertThat(report(Tone.BALANCED, Edition.PUBLIC).mark()).isEmpty();
    }

    @Test
    void compose_internal_saysThatAnAnswerChangedSinceAgreement() {
      assertThat(text(report(Tone.BALANCED, Edition.INTERNAL)))
          .contains("Seit der Vereinbarung geändert: Amt GEHEIM-2.");
    }
  }

  @Nested
  class Stages {

    @Test
    void compose_cappedField_saysTheCapInTheWordsOfTheMethod() {
      assertThat(text(report(Tone.BALANCED, Edition.PUBLIC)))
          .contains(
              "Rechnerisch ‚In Umsetzung‘ (58,3). Weil ‚Die Vertretung hat Ziele beschlossen, die sich überprüfen lassen‘ im Mittel noch unter ‚geplant‘ liegt, weisen wir höchstens ‚Im Aufbau‘ aus.");
    }

    @Test
    void compose_capByUnknownKeyIndicator_saysThatItIsUnclear() {
      SelfCheck selfCheck =
          Fixture.with(
              new Scope.Fields(List.of("steuerung", "ankommen")),
              true,
              List.of(),
              List.of(
                  Fixture.agreed("st-beschluss", new Unknown()),
                  Fixture.agreed("st-zustaendig", new Level(4)),
                  Fixture.agreed("st-haushalt", new Level(4)),
                  Fixture.agreed("an-kurse", new Level(4))));
      Result result = Scoring.score(lenient(), selfCheck);

      Report report =
          ReportComposer.compose(
              ReportKind.REPORT,
              Frozen.of(lenient(), selfCheck, result),
              Tone.BALANCED,
              Edition.PUBLIC,
              Fixture.META);

      assertThat(text(report))
          .contains(
              "(100,0). Weil ‚Die Vertretung hat Ziele beschlossen, die sich überprüfen lassen‘ noch ungeklärt ist, weisen wir höchstens ‚Im Aufbau‘ aus.");
    }

    /// The instrument of the fixture, valid from 40 per cent on.
    private Instrument lenient() {
      var of = Fixture.instrument();
      return new Instrument(
          of.version(),
          of.language(),
          of.title(),
          of.summary(),
          of.basis(),
          of.licence(),
          BigDecimal.valueOf(40),
          of.minimumApplicable(),
          of.capStage(),
          of.published(),
          of.scale(),
          of.stages(),
          of.outsideScale(),
          of.outsideGroups(),
          of.fields());
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void compose_nothingApplies_saysSo(Tone tone) {
      assertThat(
              withoutStage(
                  all(new Answer.NotApplicable(Answer.Reason.DOES_NOT_EXIST, "x")),
                  new Scope.Full(),
                  tone))
          .contains("Keine Stufe: Dieses Feld trifft bei Ihnen nicht zu.");
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void compose_shortForm_saysSo(Tone tone) {
      assertThat(withoutStage(all(new Level(3)), new Scope.Short(), tone))
          .contains("Keine Stufe: Die Kurzform weist keine aus.");
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void compose_mostlyOthers_saysSo(Tone tone) {
      List<Entry> entries = new ArrayList<>();
      entries.add(Entry.of("ob", "st-haushalt", new Level(3)));
      for (String id : List.of("st-beschluss", "st-zustaendig")) {
        entries.add(Entry.of("ob", id, new Answer.NotApplicable(Answer.Reason.OTHER_LEVEL, "x")));
      }
      assertThat(withoutStage(entries, new Scope.Full(), tone))
          .contains("Dieses Feld liegt bei Ihnen überwiegend in anderer Zuständigkeit.", "16,7");
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void compose_tooMuchOpen_saysSo(Tone tone) {
      assertThat(
              withoutStage(
                  List.of(Entry.of("ob", "st-haushalt", new Level(3))), new Scope.Full(), tone))
          .contains("Noch keine Stufe: zu viel ist offen.", "16,7", "60");
    }

    private List<Entry> all(Answer answer) {
      return Fixture.instrument().indicators().stream()
          .map(indicator -> Entry.of("ob", indicator.id(), answer))
          .toList();
    }

    /// The texts of the field "Steuerung"; the sentence of the tone has to be among them.
    private String withoutStage(List<Entry> entries, Scope scope, Tone tone) {
      Set<String> sentences = new HashSet<>();
      for (Tone any : Tone.values()) {
        Report report = report(Fixture.with(scope, true, entries, List.of()), any);
        sentences.add(
            section(report, "feld-steuerung").blocks().stream()
                .filter(Block.Paragraph.class::isInstance)
                .findFirst()
                .map(Object::toString)
                .orElseThrow());
      }
      assertThat(sentences).hasSize(3);
      return text(
          section(report(Fixture.with(scope, true, entries, List.of()), tone), "feld-steuerung"));
    }
  }

  @Nested
  class Lists {

    @ParameterizedTest
    @EnumSource(Tone.class)
    void compose_anyIndicatorInScope_standsInExactlyOneList(Tone tone) {
      List<String> listed = new ArrayList<>();
      for (Section field : report(tone, Edition.PUBLIC).sections()) {
        for (Section list : field.sections()) {
          if (list.id()
              .matches(
                  "feld-.*-(staerken|luecken|in-arbeit|wissensluecken|noch-offen|nicht-zutreffend)")) {
            entries(list).map(Block.Entry::indicator).forEach(listed::add);
          }
        }
      }

      assertThat(listed)
          .containsExactlyInAnyOrderElementsOf(
              Fixture.instrument().indicators().stream().map(Indicator::id).toList());
    }

    @Test
    void compose_gapBelowTheMiddle_hasTheFirstStep() {
      assertThat(text(section(report(Tone.BALANCED, Edition.PUBLIC), "feld-steuerung-luecken")))
          .contains("Anfang st-beschluss")
          .doesNotContain("Weiter st-beschluss");
    }

    @Test
    void compose_gapFromTheMiddleOn_hasTheNextStepAndSaysWhyItIsOne() {
      // Agreed at 2, a gap because half of those who rated it see a need for action.
      assertThat(text(section(report(Tone.PLAIN, Edition.PUBLIC), "feld-beteiligung-luecken")))
          .contains("Deutliche Lücke be-beirat", "Weiter be-beirat", "Handlungsbedarf angemeldet")
          .doesNotContain("Anfang be-beirat");
    }

    @Test
    void compose_notSubmitted_listsOpenIndicatorsApart() {
      Report report =
          report(
              Fixture.with(
                  new Scope.Full(),
                  false,
                  List.of(Entry.of("ob", "st-haushalt", new Level(3))),
                  List.of()),
              Tone.BALANCED);

      assertThat(entries(section(report, "feld-steuerung-noch-offen")).toList()).hasSize(2);
      assertThat(ids(report.sections())).noneMatch(id -> id.endsWith("-wissensluecken"));
    }

    @Test
    void compose_focus_comesFirst() {
      assertThat(fields(report(Tone.BALANCED, Edition.PUBLIC)).getFirst())
          .isEqualTo("feld-ankommen");
      assertThat(text(report(Tone.BALANCED, Edition.PUBLIC)))
          .contains("Fact[name=Schwerpunkte, value=Sprache (Ankommen)]");
    }

    @Test
    void compose_nobodyRatedTwice_saysThatDifferencesCouldNotShow() {
      Report report =
          report(
              Fixture.with(
                  new Scope.Full(),
                  true,
                  List.of(Entry.of("ob", "st-haushalt", new Level(3))),
                  List.of()),
              Tone.BALANCED);

      assertThat(text(report)).contains("Abweichungen konnten nicht sichtbar werden");
      assertThat(text(report(Tone.BALANCED, Edition.PUBLIC)))
          .doesNotContain("Abweichungen konnten nicht sichtbar werden");
    }

    @Test
    void compose_nothingAnswered_stillHasAnOpeningPage() {
      Report report =
          report(Fixture.with(new Scope.Full(), true, List.of(), List.of()), Tone.PLAIN);

      assertThat(text(section(report, "auf-einen-blick")))
          .contains("10\u00A0Wissenslücken", "Die Wissenslücken klären");
    }
  }

  @Test
  void compose_workedExample_showsTheNumbersOfTheResult() {
    assertThat(text(report(Tone.BALANCED, Edition.PUBLIC)))
        .contains(
            "58,3", "33,3\u00A0bis\u00A062,5", "75,0", "Stand\u00A00,67\u00A0von\u00A04", "2,33");
  }

  @Test
  void compose_foreignResult_isRefused() {
    SelfCheck of = Fixture.selfCheck();
    SelfCheck foreign =
        new SelfCheck(
            new InstrumentVersion("anderes", 1),
            of.municipality(),
            of.scope(),
            1,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            true,
            of.submittedOn());

    assertThatThrownBy(() -> Frozen.of(Fixture.instrument(), foreign, Fixture.result()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("anderes/1");
  }

  @Test
  void fileName_anyMunicipality_isAscii() {
    assertThat(report(Tone.BALANCED, Edition.PUBLIC).fileName("pdf"))
        .isEqualTo("selbstcheck-kaufbeuren-2026-1-bericht-ausgewogen-oeffentlich.pdf");
    assertThat(named("Weißenhorn, St. Łódź / Ü").fileName("pdf"))
        .isEqualTo("selbstcheck-weissenhorn-st-odz-ue-2026-1-bericht-deutlich-intern.pdf");
    assertThat(named("=cmd|' /C calc'!A0").fileName("pdf"))
        .matches("[a-z0-9.-]+")
        .doesNotContain("--");
    assertThat(named("東京").fileName("pdf")).startsWith("selbstcheck-kommune-");
  }

  private static Report named(String municipality) {
    return new Report(
        ReportKind.REPORT,
        "Titel",
        "Untertitel",
        "Instrument",
        municipality,
        Edition.INTERNAL,
        Tone.PLAIN,
        "de",
        LocalDate.of(2026, 1, 1),
        1,
        List.of());
  }

  // What a report says, in one string or by section.

  private static String everything(Report report) {
    return report.toString();
  }

  private static String text(Report report) {
    return report.sections().stream()
        .map(ReportComposerTest::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(Section section) {
    return section.toString();
  }

  private static List<String> fields(Report report) {
    return report.sections().stream()
        .map(Section::id)
        .filter(id -> id.startsWith("feld-"))
        .toList();
  }

  private static List<String> ids(List<Section> sections) {
    List<String> ids = new ArrayList<>();
    for (Section section : sections) {
      ids.add(section.id());
      ids.addAll(ids(section.sections()));
    }
    return ids;
  }

  private static Section section(Report report, String id) {
    return find(report.sections(), id);
  }

  private static Section find(List<Section> sections, String id) {
    return sections.stream()
        .flatMap(section -> flat(section).stream())
        .filter(section -> section.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No section " + id));
  }

  private static List<Section> flat(Section section) {
    List<Section> all = new ArrayList<>(List.of(section));
    section.sections().forEach(inner -> all.addAll(flat(inner)));
    return all;
  }

  private static Stream<Block.Entry> entries(Section section) {
    return section.blocks().stream()
        .filter(Block.Entry.class::isInstance)
        .map(Block.Entry.class::cast);
  }

  /// Per section what is listed with which number: indicators with where they stand, facts and
  /// tables.
  private static Map<String, Set<String>> listed(Report report) {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (Section top : report.sections()) {
      for (Section section : flat(top)) {
        Set<String> items = listed.computeIfAbsent(section.id(), _ -> new TreeSet<>());
        for (Block block : section.blocks()) {
          switch (block) {
            case Block.Entry entry ->
                items.add(entry.indicator() + " " + entry.status() + " " + entry.marks());
            case Block.Table table -> items.add(table.toString());
            case Block.Facts facts ->
                facts.facts().stream()
                    .filter(fact -> !fact.name().equals("Ton"))
                    .forEach(fact -> items.add(fact.toString()));
            case Block.Figure figure -> items.add(figure.toString());
            case Block.Paragraph _, Block.Lead _, Block.Note _, Block.Labelled _, Block.Items _ -> {
              // Words may differ.
            }
          }
        }
      }
    }
    return listed;
  }
}
