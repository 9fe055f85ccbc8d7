package org.selbstcheck.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Answer.Level;
import org.selbstcheck.core.answers.Answer.Unknown;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.View;
import org.selbstcheck.core.charts.Numbers;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Sample;
import org.selbstcheck.core.scoring.Scoring;

/// What holds for every kind of document, in every tone and both editions.
class ReportKindsTest {

  private static final Pattern NUMBER = Pattern.compile("[+−]?\\d+(,\\d+)?");
  private static final Pattern INDICATOR = Pattern.compile("\\b(st|be|an)-[a-z]+");

  private static final String COMMENT = "Der Weg ist klar, das Geld ist es nicht.";

  static Stream<Arguments> kindsAndEditions() {
    return Arrays.stream(ReportKind.values())
        .flatMap(kind -> Arrays.stream(Edition.values()).map(it -> Arguments.of(kind, it)));
  }

  private static Frozen frozen(Instrument instrument, SelfCheck selfCheck) {
    return Frozen.of(instrument, selfCheck, Scoring.score(instrument, selfCheck));
  }

  private static Frozen frozen(SelfCheck selfCheck) {
    return frozen(Fixture.instrument(), selfCheck);
  }

  /// With an earlier round, in which everything but "Beteiligung" stood at 1, and with a
  /// commentary.
  private static Frozen whole(boolean consented) {
    SelfCheck now = Fixture.selfCheck();
    SelfCheck before =
        Fixture.with(
            new Scope.Full(),
            true,
            Fixture.instrument().indicators().stream()
                .filter(indicator -> !indicator.id().startsWith("be-"))
                .map(indicator -> Entry.of("ob", indicator.id(), new Level(1)))
                .toList(),
            List.of());
    return new Frozen(
        Fixture.instrument(),
        now,
        Fixture.result(),
        Optional.of(
            new EarlierRound(
                3, Fixture.instrument(), before, Scoring.score(Fixture.instrument(), before))),
        Optional.of(
            new Commentary(
                2,
                LocalDate.of(2026, 11, 30),
                Optional.of(COMMENT),
                Map.of("steuerung", "Zu Steuerung: " + COMMENT),
                consented)));
  }

  private static Report compose(ReportKind kind, Frozen frozen, Tone tone, Edition edition) {
    return ReportComposer.compose(kind, frozen, tone, edition, Fixture.META);
  }

  private static Report compose(ReportKind kind, Tone tone, Edition edition) {
    return compose(kind, whole(true), tone, edition);
  }

  private static List<String> ids(Report report) {
    return Texts.sections(report).stream().map(Section::id).toList();
  }

  @Nested
  class Tones {

    @ParameterizedTest
    @MethodSource("org.selbstcheck.core.report.ReportKindsTest#kindsAndEditions")
    void compose_anyTone_saysTheSameNumbers(ReportKind kind, Edition edition) {
      Set<String> balanced = numbers(compose(kind, Tone.BALANCED, edition));

      assertThat(balanced).isNotEmpty();
      assertThat(numbers(compose(kind, Tone.PLAIN, edition))).isEqualTo(balanced);
      assertThat(numbers(compose(kind, Tone.ENCOURAGING, edition))).isEqualTo(balanced);
    }

    @ParameterizedTest
    @MethodSource("org.selbstcheck.core.report.ReportKindsTest#kindsAndEditions")
    void compose_anyTone_namesTheSameIndicatorsInEverySection(ReportKind kind, Edition edition) {
      Map<String, Set<String>> balanced = named(compose(kind, Tone.BALANCED, edition));

      assertThat(balanced.values()).anyMatch(it -> !it.isEmpty());
      assertThat(named(compose(kind, Tone.PLAIN, edition))).isEqualTo(balanced);
      assertThat(named(compose(kind, Tone.ENCOURAGING, edition))).isEqualTo(balanced);
    }

    @ParameterizedTest
    @MethodSource("org.selbstcheck.core.report.ReportKindsTest#kindsAndEditions")
    void compose_anyTone_hasTheSameTablesAndPictures(ReportKind kind, Edition edition) {
      Set<Block> balanced = drawn(compose(kind, Tone.BALANCED, edition));

      assertThat(drawn(compose(kind, Tone.PLAIN, edition))).isEqualTo(balanced);
      assertThat(drawn(compose(kind, Tone.ENCOURAGING, edition))).isEqualTo(balanced);
    }

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void compose_anyTone_changesTheWords(ReportKind kind) {
      assertThat(
              Arrays.stream(Tone.values())
                  .map(tone -> Texts.text(compose(kind, tone, Edition.PUBLIC)))
                  .distinct())
          .hasSize(3);
      assertThat(Texts.text(compose(kind, Tone.PLAIN, Edition.PUBLIC)))
          .contains("Deutliche Lücke st-beschluss")
          .contains("in zwei weiteren Tönen");
    }

    private static Set<String> numbers(Report report) {
      // The line of the title names the tone alone; everything else has to hold the same numbers.
      return NUMBER
          .matcher(Texts.text(report))
          .results()
          .map(match -> match.group())
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /// By id of the section. The sentence with which `plain` opens a field repeats a gap of it.
    private static Map<String, Set<String>> named(Report report) {
      Map<String, Set<String>> named = new TreeMap<>();
      for (Section section : Texts.sections(report)) {
        Set<String> ids = new TreeSet<>();
        for (Block block : section.blocks()) {
          if (!(section.id().startsWith("feld-") && block instanceof Block.Lead)) {
            String text = String.join("\n", Texts.texts(block));
            INDICATOR.matcher(text).results().forEach(match -> ids.add(match.group()));
          }
        }
        named.put(section.id(), ids);
      }
      return named;
    }

    private static Set<Block> drawn(Report report) {
      return Texts.sections(report).stream()
          .flatMap(section -> section.blocks().stream())
          .filter(block -> block instanceof Block.Table || block instanceof Block.Figure)
          .collect(Collectors.toSet());
    }
  }

  @Nested
  class Structure {

    @ParameterizedTest
    @MethodSource("org.selbstcheck.core.report.ReportKindsTest#kindsAndEditions")
    void ids_inAnyTone_areAsciiUniqueAndTheSame(ReportKind kind, Edition edition) {
      List<String> balanced = ids(compose(kind, Tone.BALANCED, edition));

      assertThat(balanced).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
      for (Tone tone : Tone.values()) {
        assertThat(ids(compose(kind, tone, edition))).hasSameElementsAs(balanced);
      }
    }

    @ParameterizedTest
    @MethodSource("org.selbstcheck.core.report.ReportKindsTest#kindsAndEditions")
    void document_ofAnyKind_saysWhatItIs(ReportKind kind, Edition edition) {
      assertThat(Texts.text(compose(kind, Tone.BALANCED, edition)))
          .contains("Selbstcheck Beispiel", "Version 1", "20. November 2026", "1. Dezember 2026")
          .contains("vollständig", edition.label(), "Ton: ausgewogen")
          .containsPattern("(Methode: Version 1|Methode Version 1)");
    }

    @ParameterizedTest
    @MethodSource("org.selbstcheck.core.report.ReportKindsTest#kindsAndEditions")
    void figures_ofAnyKind_haveWordsAndATableBehind(ReportKind kind, Edition edition) {
      List<Block> blocks =
          Texts.sections(compose(kind, Tone.BALANCED, edition)).stream()
              .flatMap(section -> section.blocks().stream())
              .toList();
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i) instanceof Block.Figure figure) {
          assertThat(figure.description()).isNotBlank();
          assertThat(blocks.get(i + 1)).isInstanceOf(Block.Table.class);
        }
      }
      assertThat(blocks.stream().anyMatch(Block.Figure.class::isInstance))
          .isEqualTo(kind != ReportKind.COUNCIL && kind != ReportKind.PRESS);
    }

    @ParameterizedTest
    @EnumSource(
        value = ReportKind.class,
        names = {"REPORT", "SHEET", "COUNCIL", "SLIDES"})
    void fields_ofAnyKindWithATable_haveTheNumbersOfTheResult(ReportKind kind) {
      Result result = Fixture.result();
      Block.Table table =
          Texts.sections(compose(kind, Tone.PLAIN, Edition.PUBLIC)).stream()
              .flatMap(section -> section.blocks().stream())
              .filter(Block.Table.class::isInstance)
              .map(Block.Table.class::cast)
              .filter(it -> it.caption().startsWith("Handlungsfelder: Wert"))
              .findFirst()
              .orElseThrow();

      assertThat(table.rows().stream().map(row -> row.get(1) + " " + row.get(3)))
          .containsExactlyElementsOf(
              result.fields().stream()
                  .map(it -> Numbers.percent(it.score()) + " " + Numbers.percent(it.coverage()))
                  .toList());
    }
  }

  @Nested
  class Editions {

    /// Names, comments, views and links as somebody who means harm would type them.
    private static final List<String> HOSTILE =
        List.of(
            "=cmd|' /C calc'!A0",
            "<script>alert('Amt')</script>",
            "Bürgermeisterin Müller & Söhne",
            "\u202Eegnäf knil",
            "https://intern.example/akte?id=4711",
            "x".repeat(300) + "\n\nEnde");

    private static Frozen hostile() {
      SelfCheck of = Fixture.selfCheck();
      List<Department> departments = new ArrayList<>();
      for (int i = 0; i < of.departments().size(); i++) {
        departments.add(new Department(of.departments().get(i).id(), HOSTILE.get(i), true, true));
      }
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < of.entries().size(); i++) {
        Entry entry = of.entries().get(i);
        String text = HOSTILE.get(i % HOSTILE.size());
        entries.add(
            new Entry(
                entry.department(),
                entry.indicator(),
                entry
                    .answer()
                    .map(
                        answer ->
                            answer instanceof Answer.NotApplicable
                                ? new Answer.NotApplicable(Answer.Reason.NOT_PERMITTED, text)
                                : answer),
                true,
                text,
                Set.of(Obstacle.LAW),
                List.of(HOSTILE.get(4))));
      }
      SelfCheck check =
          new SelfCheck(
              of.instrument(),
              of.municipality(),
              of.scope(),
              of.round(),
              departments,
              of.responsible(),
              entries,
              List.of(
                  new Agreement(
                      "be-beirat",
                      new Level(2),
                      HOSTILE.get(5),
                      List.of(new View("ob", HOSTILE.get(2))),
                      Set.of(),
                      List.of())),
              List.of(new Disputed("st-zustaendig", List.of(new View("ob", HOSTILE.get(3))))),
              of.targets(),
              of.focus(),
              of.ownIndicators(),
              true,
              of.submittedOn());
      return frozen(check);
    }

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void compose_public_holdsNothingThatUnitsTyped(ReportKind kind) {
      for (Tone tone : Tone.values()) {
        // toString holds every member, pictures and their descriptions included.
        String everything = compose(kind, hostile(), tone, Edition.PUBLIC).toString();
        assertThat(HOSTILE).noneMatch(everything::contains);
        assertThat(everything)
            .doesNotContain("cmd|", "<script", "Müller", "intern.example", "xxxx", "egnäf")
            .doesNotContain("Nachfragestelle");
        assertThat(compose(kind, tone, Edition.PUBLIC).toString()).doesNotContain(Fixture.SECRET);
      }
    }

    @Test
    void compose_publicData_holdsNothingThatUnitsTyped() {
      String everything =
          DataTable.compose(hostile(), Tone.PLAIN, Edition.PUBLIC, Fixture.META).toString();
      assertThat(HOSTILE).noneMatch(everything::contains);
    }

    @ParameterizedTest
    @EnumSource(
        value = ReportKind.class,
        names = {"REPORT", "COUNCIL", "SLIDES"})
    void compose_internal_namesUnits(ReportKind kind) {
      assertThat(Texts.text(compose(kind, hostile(), Tone.BALANCED, Edition.INTERNAL)))
          .contains(HOSTILE.getFirst());
    }

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void compose_public_saysNeitherReasonsNorSpreadOfDivergence(ReportKind kind) {
      for (Tone tone : Tone.values()) {
        assertThat(Texts.text(compose(kind, tone, Edition.PUBLIC)))
            .doesNotContain("liegen weit auseinander", "Vorrang", "Uneinigkeit:")
            .doesNotContain("eine andere sagt", "weiß es nicht.", "Andere Sicht");
      }
    }

    @Test
    void points_inPublic_standInTheInstrumentsOrder() {
      Frozen of = frozen(Fixture.selfCheck());
      Result result = of.result();
      Frozen other =
          Frozen.of(
              of.instrument(),
              of.selfCheck(),
              new Result(
                  result.instrument(),
                  result.scope(),
                  result.submitted(),
                  result.overall(),
                  result.fields(),
                  result.indicators(),
                  result.ratedByTwo(),
                  result.discussionPoints().reversed(),
                  result.settled().reversed(),
                  result.gaps(),
                  result.inProgress(),
                  result.strengths(),
                  result.knowledgeGaps(),
                  result.targets()));
      for (ReportKind kind : ReportKind.values()) {
        assertThat(compose(kind, other, Tone.BALANCED, Edition.PUBLIC))
            .isEqualTo(compose(kind, of, Tone.BALANCED, Edition.PUBLIC));
      }
      assertThat(result.discussionPoints()).hasSizeGreaterThan(1);
    }
  }

  @Nested
  class Beside {

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void commentary_withoutConsent_standsInNoPublicDocument(ReportKind kind) {
      for (Tone tone : Tone.values()) {
        assertThat(compose(kind, whole(false), tone, Edition.PUBLIC).toString())
            .doesNotContain(COMMENT, "Kommentar");
      }
    }

    @Test
    void commentary_whereItStands_isMarkedAndNamed() {
      for (Edition edition : Edition.values()) {
        Report report = compose(ReportKind.REPORT, Tone.BALANCED, edition);
        assertThat(Texts.section(report, "kommentar").title())
            .isEqualTo("Kommentar der Begleitung, Fassung 2 vom 30. November 2026");
        assertThat(Texts.section(report, "feld-steuerung").blocks())
            .contains(
                new Block.Labelled(
                    "Kommentar der Begleitung, Fassung 2 vom 30. November 2026",
                    "Zu Steuerung: " + COMMENT));
        assertThat(Texts.text(Texts.section(report, "zu-diesem-bericht")))
            .contains("Kommentar der Begleitung: Fassung 2 vom 30. November 2026");
        assertThat(Texts.text(compose(ReportKind.COUNCIL, Tone.BALANCED, edition)))
            .contains(COMMENT, "Kommentar der Begleitung: Fassung 2 vom 30. November 2026");
      }
      assertThat(compose(ReportKind.REPORT, whole(false), Tone.PLAIN, Edition.INTERNAL).toString())
          .contains(COMMENT);
    }

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void standsIn_anyKind_isWhatTheDocumentSays(ReportKind kind) {
      Frozen frozen = whole(true);
      Commentary commentary = frozen.commentary().orElseThrow();
      Commentary onFieldsOnly =
          new Commentary(1, commentary.on(), Optional.empty(), commentary.byField(), true);
      for (Edition edition : Edition.values()) {
        assertThat(Texts.text(compose(kind, Tone.BALANCED, edition)).contains(COMMENT))
            .isEqualTo(commentary.standsIn(kind, edition));
        Frozen other =
            new Frozen(
                frozen.instrument(),
                frozen.selfCheck(),
                frozen.result(),
                Optional.empty(),
                Optional.of(onFieldsOnly));
        String text = Texts.text(compose(kind, other, Tone.BALANCED, edition));
        assertThat(text.contains(COMMENT)).isEqualTo(onFieldsOnly.standsIn(kind, edition));
        assertThat(text.contains("Kommentar der Begleitung"))
            .isEqualTo(onFieldsOnly.standsIn(kind, edition));
      }
    }

    @ParameterizedTest
    @MethodSource("org.selbstcheck.core.report.ReportKindsTest#kindsAndEditions")
    void earlierRound_whereItIsHeld_standsWithWhatALowerValueCanMean(
        ReportKind kind, Edition edition) {
      String text = Texts.text(compose(kind, Tone.BALANCED, edition));

      assertThat(text.contains("früheren Runde")).isEqualTo(kind.holdsEarlierRound());
      assertThat(
              text.contains(
                  "Ein niedrigerer Wert kann auch bedeuten, dass mehr Stellen geantwortet oder genauer hingesehen haben."))
          .isEqualTo(kind.holdsEarlierRound());
      assertThat(Texts.text(compose(kind, frozen(Fixture.selfCheck()), Tone.BALANCED, edition)))
          .doesNotContain("früheren Runde", "Frühere Runde");
    }

    @Test
    void entwicklung_inTheReport_comparesFieldByField() {
      Section chapter =
          Texts.section(compose(ReportKind.REPORT, Tone.PLAIN, Edition.PUBLIC), "entwicklung");
      Block.Table table =
          chapter.blocks().stream()
              .filter(Block.Table.class::isInstance)
              .map(Block.Table.class::cast)
              .findFirst()
              .orElseThrow();

      // Steuerung as scored (58,3) against 1 of 4 everywhere; of Beteiligung nothing was rated
      // then.
      assertThat(table.rows())
          .contains(List.of("Steuerung", "25,0", "58,3", "+33,3", "3 (100,0\u00A0%)"));
      assertThat(table.rows().toString()).contains("Beteiligung, –, –, –");
    }
  }

  @Nested
  class Council {

    private static final List<String> PARTS =
        List.of(
            "betreff",
            "federfuehrung",
            "beratungsfolge",
            "beschlussvorschlag",
            "sachverhalt",
            "finanzielle-auswirkungen",
            "anlagen");

    @ParameterizedTest
    @EnumSource(Tone.class)
    void parts_inAnyTone_areThoseThatCouncilsUse(Tone tone) {
      assertThat(compose(ReportKind.COUNCIL, tone, Edition.PUBLIC).sections())
          .extracting(Section::id)
          .isEqualTo(PARTS);
    }

    @Test
    void proposal_ofAResultWithGaps_takesNoteCommissionsAndClears() {
      assertThat(
              Texts.text(
                  Texts.section(
                      compose(ReportKind.COUNCIL, Tone.BALANCED, Edition.PUBLIC),
                      "beschlussvorschlag")))
          .contains("wird zur Kenntnis genommen", "Anfang st-beschluss")
          .contains("[bitte ergänzen: Datum]", "die eine Wissenslücke zu klären");
    }

    @Test
    void proposal_withNothingToDo_onlyTakesNote() {
      SelfCheck all = everywhere(new Level(4), new Scope.Full());

      assertThat(
              Texts.section(
                      compose(ReportKind.COUNCIL, frozen(all), Tone.PLAIN, Edition.PUBLIC),
                      "beschlussvorschlag")
                  .blocks())
          .containsExactly(
              new Block.Items(
                  true,
                  List.of(
                      "Das Ergebnis der Selbsteinschätzung „Selbstcheck Beispiel“ wird zur Kenntnis genommen.")));
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void text_ofThePaper_addressesNobody(Tone tone) {
      assertThat(Texts.text(compose(ReportKind.COUNCIL, tone, Edition.PUBLIC)))
          .doesNotContain("Ihnen", "Ihre", "Sie haben", "Sie können");
    }

    @Test
    void onlyTheAdministrationKnows_isLeftToFillIn() {
      Report paper = compose(ReportKind.COUNCIL, Tone.BALANCED, Edition.PUBLIC);
      for (String part :
          List.of("federfuehrung", "beratungsfolge", "finanzielle-auswirkungen", "anlagen")) {
        assertThat(Texts.text(Texts.section(paper, part))).as(part).contains("[bitte ergänzen: ");
      }
    }
  }

  @Nested
  class Press {

    @ParameterizedTest
    @EnumSource(Tone.class)
    void body_inAnyTone_namesTheWeakestFieldAndTheMostUrgentGap(Tone tone) {
      Section body = Texts.section(compose(ReportKind.PRESS, tone, Edition.PUBLIC), "meldung");

      assertThat(Texts.text(body))
          .containsPattern("am niedrigsten das Handlungsfeld „Beteiligung“ mit 50,0")
          .containsPattern("ücke st-beschluss");
      assertThat(Texts.text(body).length()).isLessThan(2000);
    }

    @Test
    void body_withFieldsWithoutStage_saysEachReasonOnce() {
      SelfCheck quick = everywhere(new Level(2), new Scope.Fields(List.of("beteiligung")));
      SelfCheck some = Fixture.with(new Scope.Full(), true, quick.entries(), List.of());

      assertThat(Texts.text(compose(ReportKind.PRESS, frozen(some), Tone.PLAIN, Edition.PUBLIC)))
          .contains("Ohne Stufe: Steuerung, Ankommen (zu viel ist offen).");
    }

    @Test
    void body_withOneRatedField_saysSo() {
      SelfCheck one = everywhere(new Level(1), new Scope.Fields(List.of("ankommen")));

      assertThat(Texts.text(compose(ReportKind.PRESS, frozen(one), Tone.PLAIN, Edition.PUBLIC)))
          .contains("Bewertet ist das Handlungsfeld „Ankommen“ mit 25,0");
    }
  }

  @Nested
  class Slides {

    @ParameterizedTest
    @MethodSource("org.selbstcheck.core.report.ReportKindsTest#kindsAndEditions")
    void point_openOnes_haveASlideEach(ReportKind kind, Edition edition) {
      long slides =
          compose(kind, Tone.BALANCED, edition).sections().stream()
              .filter(section -> section.id().startsWith("punkt-"))
              .count();

      assertThat(slides)
          .isEqualTo(kind == ReportKind.SLIDES ? Fixture.result().discussionPoints().size() : 0);
    }

    @Test
    void point_internally_showsLevelsAndReasonsPubliclyHowManyRated() {
      String id = "punkt-st-zustaendig";

      assertThat(
              Texts.text(
                  Texts.section(compose(ReportKind.SLIDES, Tone.BALANCED, Edition.INTERNAL), id)))
          .contains("2 – teilweise umgesetzt: Büro GEHEIM-1", "liegen weit auseinander");
      assertThat(
              Texts.section(compose(ReportKind.SLIDES, Tone.BALANCED, Edition.PUBLIC), id).blocks())
          .containsExactly(
              new Block.Lead("Aussage st-zustaendig."),
              new Block.Labelled("Einschätzungen", "eingeschätzt von 3\u00A0Stellen"));
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void slide_anyOne_hasAtMostSevenLines(Edition edition) {
      for (Tone tone : Tone.values()) {
        for (Section slide : compose(ReportKind.SLIDES, tone, edition).sections()) {
          int lines = 0;
          for (Block block : slide.blocks()) {
            boolean drawn = block instanceof Block.Table || block instanceof Block.Figure;
            lines += drawn ? 0 : Texts.texts(block).size();
          }
          assertThat(lines).as(slide.id()).isLessThanOrEqualTo(7);
          assertThat(slide.sections()).isEmpty();
        }
      }
    }

    @Test
    void longName_onASlide_isCut() {
      SelfCheck of = Fixture.selfCheck();
      SelfCheck named =
          new SelfCheck(
              of.instrument(),
              of.municipality(),
              of.scope(),
              of.round(),
              List.of(
                  new Department("ob", "ä".repeat(200), true, true),
                  of.departments().get(1),
                  of.departments().get(2)),
              of.responsible(),
              of.entries(),
              of.agreed(),
              of.disputed(),
              of.targets(),
              of.focus(),
              of.ownIndicators(),
              true,
              of.submittedOn());

      assertThat(
              Texts.text(compose(ReportKind.SLIDES, frozen(named), Tone.PLAIN, Edition.INTERNAL)))
          .contains("ä".repeat(39) + "…")
          .doesNotContain("ä".repeat(40));
    }
  }

  @Nested
  class Unusual {

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void fieldsWithoutStage_inAnyKind_haveAText(ReportKind kind) {
      Map<SelfCheck, String> cases =
          Map.of(
              everywhere(new Level(3), new Scope.Short()), "Kurzform",
              everywhere(new Unknown(), new Scope.Full()), "zu viel ist offen",
              everywhere(
                      new Answer.NotApplicable(Answer.Reason.DOES_NOT_EXIST, "x"),
                      new Scope.Full()),
                  "trifft nicht zu",
              mostlyOthers(), "in anderer Zuständigkeit");
      cases.forEach(
          (selfCheck, words) -> {
            Frozen frozen = frozen(selfCheck);
            for (Tone tone : Tone.values()) {
              for (Edition edition : Edition.values()) {
                String text = Texts.text(compose(kind, frozen, tone, edition));
                assertThat(text).contains(words);
                frozen
                    .result()
                    .fields()
                    .forEach(field -> assertThat(text).contains(title(field.id())));
              }
            }
          });
    }

    private static SelfCheck mostlyOthers() {
      List<Entry> entries = new ArrayList<>();
      entries.add(Entry.of("ob", "st-haushalt", new Level(3)));
      for (String id : List.of("st-beschluss", "st-zustaendig")) {
        entries.add(Entry.of("ob", id, new Answer.NotApplicable(Answer.Reason.OTHER_LEVEL, "x")));
      }
      return Fixture.with(new Scope.Fields(List.of("steuerung")), true, entries, List.of());
    }

    private static String title(String field) {
      return Fixture.instrument().fields().stream()
          .filter(it -> it.id().equals(field))
          .map(Field::title)
          .findFirst()
          .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void singleFields_inAnyKind_areAllThatIsSaid(ReportKind kind) {
      Frozen frozen =
          frozen(everywhere(new Level(1), new Scope.Fields(List.of("steuerung", "ankommen"))));
      for (Tone tone : Tone.values()) {
        assertThat(Texts.text(compose(kind, frozen, tone, Edition.PUBLIC)))
            .contains("ausgewählte Handlungsfelder: Steuerung, Ankommen")
            .doesNotContain("Beteiligung");
      }
    }

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void nothingKnown_inAnyKind_isSaidWithoutNumbersThatNobodyHas(ReportKind kind) {
      for (boolean submitted : List.of(true, false)) {
        for (List<Entry> entries :
            List.of(List.<Entry>of(), everywhere(new Unknown(), new Scope.Full()).entries())) {
          Frozen frozen = frozen(Fixture.with(new Scope.Full(), submitted, entries, List.of()));
          for (Tone tone : Tone.values()) {
            for (Edition edition : Edition.values()) {
              assertThat(Texts.text(compose(kind, frozen, tone, edition)))
                  .contains("Noch erreicht kein Indikator die Schwelle zur Stärke")
                  .contains("zu viel ist offen")
                  .doesNotContain("null", "Optional", "NaN");
            }
          }
        }
      }
    }

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void anotherInstrument_inAnyKind_bringsItsOwnScaleAndTexts(ReportKind kind) {
      Instrument other =
          Sample.instrument(
              2,
              List.of("0", "70"),
              "50",
              "40",
              0,
              List.of(
                  Sample.field("eins", Sample.fact("a-eins", 1), Sample.key("a-zwei", 2)),
                  Sample.field("zwei", Sample.appraisal("b-eins", 1))));
      SelfCheck check =
          Sample.check(
                  Sample.level("x", "a-eins", 2),
                  Sample.level("x", "a-zwei", 0),
                  Sample.level("x", "b-eins", 1),
                  Sample.level("y", "b-eins", 2))
              .department("x")
              .department("y")
              .submitted()
              .done();
      for (Tone tone : Tone.values()) {
        for (Edition edition : Edition.values()) {
          assertThat(Texts.text(compose(kind, frozen(other, check), tone, edition)))
              .contains("Probe", "Feld eins")
              .doesNotContain("Weltoffen", "umgesetzt und überprüft");
        }
      }
    }
  }

  private static SelfCheck everywhere(Answer answer, Scope scope) {
    return Fixture.with(
        scope,
        true,
        Fixture.instrument().fields().stream()
            .flatMap(
                field ->
                    field.indicators().stream().filter(indicator -> scope.covers(field, indicator)))
            .map(indicator -> Entry.of("ob", indicator.id(), answer))
            .toList(),
        List.of());
  }

  @Test
  void whyThisValue_internally_goesDownToEachUnitsAnswer() {
    Report report = compose(ReportKind.REPORT, Tone.BALANCED, Edition.INTERNAL);
    Section field = Texts.section(report, "warum-steuerung");

    // 100 · (3·⅔ + 2·4 + 1·4)/(4·6) = 58,33…: 8,33… + 33,33… + 16,66…
    assertThat(Texts.text(field))
        .contains("Wert 58,3 aus einem bewerteten Gewicht von 6")
        .contains("0: Amt GEHEIM-2")
        .contains("| Mittel aller Angaben | 3 | 0,67 | 8,3")
        .contains("| zuständige Stelle | 2 | 4,00 | 33,3")
        .contains("| Mittel aller Angaben | 1 | 4,00 | 16,7");
    assertThat(ids(compose(ReportKind.REPORT, Tone.BALANCED, Edition.PUBLIC)))
        .noneMatch(id -> id.startsWith("warum"));
  }

  @Test
  void obstacles_publicly_areCountsInternallyNamed() {
    Block.Table open = obstacles(compose(ReportKind.REPORT, Tone.BALANCED, Edition.PUBLIC));
    Block.Table internal = obstacles(compose(ReportKind.REPORT, Tone.BALANCED, Edition.INTERNAL));

    assertThat(open.rows()).containsExactly(List.of("Personal", "3"), List.of("Geld", "1"));
    assertThat(internal.rows())
        .containsExactly(
            List.of("Personal", "3", "Amt GEHEIM-2 (2), Büro GEHEIM-1 (1)"),
            List.of("Geld", "1", "Vereinbarung (1)"));
  }

  private static Block.Table obstacles(Report report) {
    return Texts.section(report, "huerden").blocks().stream()
        .filter(Block.Table.class::isInstance)
        .map(Block.Table.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void earlierRound_ofAnotherInstrument_isRefused() {
    Instrument other = Sample.instrument(Sample.field("f", Sample.fact("a", 1)));
    SelfCheck check = Sample.check().done();
    Optional<EarlierRound> earlier =
        Optional.of(new EarlierRound(1, other, check, Scoring.score(other, check)));

    assertThatThrownBy(
            () ->
                new Frozen(
                    Fixture.instrument(),
                    Fixture.selfCheck(),
                    Fixture.result(),
                    earlier,
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Instrument beispiel/1, earlier round of probe/1");
    assertThatThrownBy(() -> new EarlierRound(1, other, check, Fixture.result()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("result of beispiel/1");
  }

  @Test
  void pictures_ofManyPoints_areCutToPages() {
    List<Entry> entries = new ArrayList<>();
    Instrument many =
        Sample.instrument(
            Sample.field(
                "f",
                IntStream.range(0, 40)
                    .mapToObj(i -> Sample.appraisal("i-" + i, 1))
                    .toArray(Indicator[]::new)));
    many.indicators()
        .forEach(
            it -> {
              entries.add(Sample.level("x", it.id(), 0));
              entries.add(Sample.level("y", it.id(), 4));
            });
    SelfCheck check =
        Sample.check(entries.toArray(Entry[]::new)).department("x").department("y").done();
    Report report =
        compose(ReportKind.REPORT, frozen(many, check), Tone.BALANCED, Edition.INTERNAL);
    List<Block> blocks = Texts.section(report, "feld-f-gespraechspunkte").blocks();
    List<Block.Figure> figures =
        blocks.stream()
            .filter(Block.Figure.class::isInstance)
            .map(Block.Figure.class::cast)
            .toList();

    assertThat(figures).hasSize(4).allMatch(figure -> figure.height() <= 800);
    assertThat(
            blocks.stream()
                .filter(Block.Table.class::isInstance)
                .mapToInt(table -> ((Block.Table) table).rows().size())
                .sum())
        .isEqualTo(40);
    assertThat(frozen(many, check).result().discussionPoints())
        .extracting(DiscussionPoint::indicator)
        .hasSize(40);
  }
}
