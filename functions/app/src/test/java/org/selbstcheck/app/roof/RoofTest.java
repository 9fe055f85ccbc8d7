package org.selbstcheck.app.roof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.OSTALLGAEU;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Testbed;

/// What a Kreis or Verband sees of its communes.
class RoofTest {

  private static final String BUCHLOE = "09777121";
  private static final String JENGEN = "09777140";
  private static final String VERBAND = "097775748";
  private static final String OTHER_VERBAND = "097775752";
  private static final String PUBLIC = "1-pdf-plain-public";
  private static final String INTERNAL = "1-pdf-plain-internal";

  private final Testbed bed = new Testbed();
  private final String commune;

  RoofTest() {
    bed.openPhase();
    commune = bed.confirm(bed.admit(BUCHLOE));
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private String begin(String key) {
    return bed.confirm(bed.admit(key));
  }

  private void submit() {
    bed.save(commune, indicator(0), "{\"level\": 2}");
    ok(bed.call("PUT /api/check/release").link(commune).json("{\"released\": true}"));
    ok(bed.submitting(commune, 1));
    for (String edition : List.of("public", "internal")) {
      ok(
          bed.call("POST /api/check/documents")
              .link(commune)
              .json(
                  "{\"kind\": \"pdf\", \"tone\": \"plain\", \"edition\": \"%s\"}"
                      .formatted(edition)));
    }
    bed.runJobs();
  }

  private Call sharing(String link, String roof, boolean progress) {
    return bed.call("PUT /api/check/sharing")
        .link(link)
        .json("{\"progress\": %s, \"roof\": \"%s\"}".formatted(progress, roof));
  }

  private Answered share(String roof, boolean progress) {
    return ok(sharing(commune, roof, progress));
  }

  private Call releasing(String document, String roof, boolean released) {
    return releasing(commune, document, roof, released);
  }

  private Call releasing(String link, String document, String roof, boolean released) {
    return bed.call("PUT /api/check/documents/{document}/release")
        .link(link)
        .path("document", document)
        .json("{\"released\": %s, \"roof\": \"%s\"}".formatted(released, roof));
  }

  private Call looking(String roof) {
    return bed.call("GET /api/check/roof").link(roof);
  }

  private JsonNode communes(String roof) {
    return ok(looking(roof)).json().path("communes");
  }

  private Call opening(String roof, String municipality, String document) {
    return bed.call("POST /api/check/roof/{municipality}/documents/{document}/links")
        .link(roof)
        .path("municipality", municipality)
        .path("document", document);
  }

  private int open(String roof, String document) {
    return opening(roof, BUCHLOE, document).send().status();
  }

  private List<String> choices(String link) {
    return ok(bed.call("GET /api/check/sharing").link(link)).json().path("roofs").findValuesAsText("key");
  }

  private void erase(String link, String name) {
    ok(
        bed.call("POST /api/check/erasures")
            .link(link)
            .json("{\"municipality\": \"" + name + "\"}"));
  }

  private List<String> events() {
    return ok(bed.call("GET /api/check/log").link(commune)).json().findValuesAsText("event");
  }

  @Test
  void commune_choosesAmongTheRoofsOfItsPhase_whetherTheyCameBeforeOrAfter() {
    assertThat(choices(commune)).isEmpty();

    String verband = begin(VERBAND);
    assertThat(choices(commune)).containsExactly(VERBAND);
    begin(OSTALLGAEU);
    begin(OTHER_VERBAND);

    assertThat(choices(commune)).containsExactly(OSTALLGAEU, VERBAND);
    assertThat(choices(verband)).containsExactly(OSTALLGAEU);
    assertThat(choices(begin(JENGEN))).containsExactly(OSTALLGAEU, VERBAND);
    assertThat(choices(begin(KAUFBEUREN))).isEmpty();
    assertThat(
            ok(bed.call("GET /api/check/sharing").link(commune)).json().at("/roofs/0/name").asText())
        .isEqualTo("Landkreis Ostallgäu");
  }

  @Test
  void roof_ofAnotherPhase_isNone() {
    bed.openPhase("herbst", bed.clock.today().plusMonths(6), bed.clock.today().plusYears(2));
    ok(
        bed.call("POST /api/administration/phases/{phase}/municipalities")
            .administrator()
            .path("phase", "herbst")
            .json("{\"candidates\": [{\"key\": \"" + OSTALLGAEU + "\"}]}"));

    assertThat(choices(commune)).isEmpty();
    assertThat(sharing(commune, OSTALLGAEU, true).send().status()).isEqualTo(404);
  }

  @Test
  void roof_seesNothing_notEvenWhoTakesPart_untilSomethingIsReleasedToIt() {
    String roof = begin(OSTALLGAEU);
    submit();
    ok(bed.call("PUT /api/check/sharing").link(commune).json("{\"progress\": true}"));
    ok(
        bed.call("PUT /api/check/documents/{document}/release")
            .link(commune)
            .path("document", PUBLIC)
            .json("{\"released\": true}"));

    assertThat(communes(roof)).isEmpty();
    assertThat(open(roof, PUBLIC)).isEqualTo(404);
  }

  @Test
  void progress_isShownToTheRoofAlone_andTakenBackAtOnce() {
    String roof = begin(OSTALLGAEU);
    String verband = begin(VERBAND);
    submit();

    Answered shared = share(OSTALLGAEU, true);

    assertThat(shared.json().at("/roofs/0/shown")).isEqualTo(shared.json().path("now"));
    assertThat(shared.json().path("progress").booleanValue()).isFalse();
    assertThat(communes(roof)).hasSize(1);
    assertThat(communes(roof).path(0).path("progress")).isEqualTo(shared.json().path("now"));
    assertThat(communes(roof).path(0).path("name").asText()).isEqualTo("Buchloe");
    assertThat(communes(roof).path(0).path("documents")).isEmpty();
    assertThat(communes(verband)).isEmpty();
    assertThat(
            ok(bed.call("GET /api/administration/phases/{phase}/municipalities")
                    .administrator()
                    .path("phase", "fruehling"))
                .body())
        .doesNotContain("coverage");

    share(OSTALLGAEU, true);
    share(OSTALLGAEU, false);
    share(OSTALLGAEU, false);

    assertThat(communes(roof)).isEmpty();
    assertThat(events().stream().filter(it -> it.endsWith("Roof")))
        .containsExactlyInAnyOrder("progressSharedWithRoof", "progressHiddenFromRoof");
  }

  @Test
  void progress_followsWhatTheCommuneDoesOnPurpose() {
    String roof = begin(OSTALLGAEU);
    share(OSTALLGAEU, true);
    assertThat(communes(roof).path(0).at("/progress/submittedOn").isMissingNode()).isTrue();
    bed.clock.pass(Duration.ofDays(2));

    submit();

    assertThat(communes(roof).path(0).at("/progress/submittedOn").asText())
        .isEqualTo(bed.clock.today().toString());
  }

  @Test
  void document_opensForTheRoofThatIsMeant_untilItIsWithdrawn() {
    String roof = begin(OSTALLGAEU);
    String verband = begin(VERBAND);
    submit();

    Answered released = ok(releasing(INTERNAL, OSTALLGAEU, true));

    assertThat(released.json().path("roofs").path(0).asText()).isEqualTo(OSTALLGAEU);
    assertThat(released.json().path("released").booleanValue()).isFalse();
    JsonNode document = communes(roof).path(0).path("documents").path(0);
    assertThat(document.path("id").asText()).isEqualTo(INTERNAL);
    assertThat(document.path("edition").asText()).isEqualTo("internal");
    assertThat(communes(roof).path(0).has("progress")).isFalse();
    assertThat(ok(opening(roof, BUCHLOE, INTERNAL)).at("/url")).contains(checkId(commune));
    assertThat(open(roof, PUBLIC)).as("another document").isEqualTo(404);
    assertThat(open(verband, INTERNAL)).as("another roof").isEqualTo(404);
    assertThat(opening(roof, JENGEN, INTERNAL).send().status()).isEqualTo(404);
    assertThat(bed.phaseDocuments()).as("what the project team knows").isEmpty();

    ok(releasing(INTERNAL, OSTALLGAEU, false));

    assertThat(open(roof, INTERNAL)).isEqualTo(404);
    assertThat(communes(roof)).isEmpty();
    assertThat(events().stream().filter(it -> it.endsWith("Roof")))
        .containsExactlyInAnyOrder("documentReleasedToRoof", "documentWithdrawnFromRoof");
  }

  @Test
  void teamAndRoof_areReleasedToSeparately() {
    String roof = begin(OSTALLGAEU);
    submit();
    ok(releasing(PUBLIC, OSTALLGAEU, true));
    for (boolean released : List.of(true, false)) {
      ok(
          bed.call("PUT /api/check/documents/{document}/release")
              .link(commune)
              .path("document", PUBLIC)
              .json("{\"released\": " + released + "}"));
    }

    assertThat(open(roof, PUBLIC)).isEqualTo(201);
  }

  @Test
  void document_thatIsNotMade_orUnknown_isNotReleased() {
    begin(OSTALLGAEU);
    submit();
    ok(
        bed.call("POST /api/check/documents")
            .link(commune)
            .json("{\"kind\": \"sheet\", \"tone\": \"plain\", \"edition\": \"public\"}"));

    assertThat(releasing("1-sheet-plain-public", OSTALLGAEU, true).send().status()).isEqualTo(409);
    assertThat(releasing("1-nichts", OSTALLGAEU, true).send().status()).isEqualTo(404);
    assertThat(releasing(PUBLIC, VERBAND, true).send().status()).as("no roof").isEqualTo(404);
    assertThat(releasing(PUBLIC, KAUFBEUREN, true).send().status()).isEqualTo(404);
  }

  /// Neither a commune that tries, nor a Verband beside the one that the commune lies in, nor
  /// whoever does not lead the roof's check.
  @Test
  void nobodyElse_seesWhatWasReleased() {
    String roof = begin(OSTALLGAEU);
    submit();
    ok(releasing(PUBLIC, OSTALLGAEU, true));
    String sibling = begin(JENGEN);
    String beside = begin(OTHER_VERBAND);
    Leading leading = new Leading(bed, roof);

    for (String link :
        List.of(
            commune,
            sibling,
            begin(KAUFBEUREN),
            leading.department("sozialamt").token(),
            leading.way("companion").token(),
            leading.way("viewer").token())) {
      assertThat(looking(link).send().status()).isEqualTo(403);
      assertThat(open(link, PUBLIC)).isEqualTo(403);
    }
    assertThat(communes(beside)).isEmpty();
    assertThat(open(beside, PUBLIC)).isEqualTo(404);
    assertThat(open(leading.way("deputy").token(), PUBLIC)).isEqualTo(201);
  }

  @Test
  void deputy_mayReleaseDocumentsAndNotProgress_departmentNeither() {
    begin(OSTALLGAEU);
    Leading leading = new Leading(bed, commune);
    String deputy = leading.way("deputy").token();
    String department = leading.department("sozialamt").token();
    submit();

    ok(releasing(deputy, PUBLIC, OSTALLGAEU, true));
    assertThat(releasing(department, PUBLIC, OSTALLGAEU, true).send().status()).isEqualTo(403);
    assertThat(sharing(deputy, OSTALLGAEU, true).send().status()).isEqualTo(403);
    assertThat(sharing(department, OSTALLGAEU, true).send().status()).isEqualTo(403);
    assertThat(
            ok(bed.call("GET /api/check/documents").link(department)).json().path("roofs"))
        .as("what a department learns of roofs")
        .isEmpty();
  }

  @Test
  void phase_thatIsOver_keepsEverythingReadable_untilTheRetentionEnds() {
    String roof = begin(OSTALLGAEU);
    submit();
    ok(releasing(PUBLIC, OSTALLGAEU, true));
    Phase phase = new Programme(bed.stored).phase("fruehling").orElseThrow();
    bed.clock.goTo(phase.closesOn().plusDays(1));

    assertThat(open(roof, PUBLIC)).isEqualTo(201);
    ok(releasing(PUBLIC, OSTALLGAEU, false));
    assertThat(open(roof, PUBLIC)).isEqualTo(404);
  }

  @Test
  void erasedCommune_isGoneForTheRoofAtOnce_andNothingPointsToItLater() {
    String roof = begin(OSTALLGAEU);
    submit();
    ok(releasing(PUBLIC, OSTALLGAEU, true));
    share(OSTALLGAEU, true);

    erase(commune, "Buchloe");

    assertThat(communes(roof)).isEmpty();
    assertThat(open(roof, PUBLIC)).isEqualTo(404);
    bed.keepHouse();
    assertThat(bed.stored.everything().stream())
        .filteredOn(item -> !item.key().pk().startsWith("JOB#"))
        .noneMatch(item -> item.key().sk().startsWith("BENEATH#"))
        .noneMatch(item -> item.toString().contains(checkId(commune)));
  }

  @Test
  void communeThatIsAdmittedAnew_hasReleasedNothing_andMay() {
    String roof = begin(OSTALLGAEU);
    share(OSTALLGAEU, true);
    erase(commune, "Buchloe");
    String anew = begin(BUCHLOE);
    assertThat(communes(roof)).isEmpty();

    ok(sharing(anew, OSTALLGAEU, true));
    bed.keepHouse();

    assertThat(communes(roof)).hasSize(1);
  }

  @Test
  void roofThatIsErasedAndAdmittedAnew_wasReleasedNothing() {
    String roof = begin(OSTALLGAEU);
    submit();
    ok(releasing(PUBLIC, OSTALLGAEU, true));

    erase(roof, "Landkreis Ostallgäu");
    assertThat(choices(commune)).isEmpty();
    assertThat(looking(roof).send().status()).isEqualTo(401);
    bed.keepHouse();
    String anew = begin(OSTALLGAEU);

    assertThat(communes(anew)).isEmpty();
    assertThat(open(anew, PUBLIC)).isEqualTo(404);
    assertThat(
            ok(bed.call("GET /api/check/documents").link(commune)).json().findValues("roofs"))
        .noneMatch(roofs -> roofs.toString().contains("\"" + OSTALLGAEU + "\"]"));
    ok(releasing(PUBLIC, OSTALLGAEU, true));
    assertThat(open(anew, PUBLIC)).isEqualTo(201);
  }

  /// A register in which the municipality is dissolved changes nothing: nobody asks it.
  @Test
  void register_withoutTheCommune_leavesItItsRoofs() {
    String roof = begin(VERBAND);
    share(VERBAND, true);
    bed.bucket.removeAll("register/");

    assertThat(choices(commune)).containsExactly(VERBAND);
    assertThat(communes(roof)).hasSize(1);
  }

  /// As an earlier version wrote it.
  @Test
  void admissionWithoutVerband_liesInItsKreisAlone() {
    begin(OSTALLGAEU);
    begin(VERBAND);
    Admission admission =
        new Programme(bed.stored).admission("fruehling", BUCHLOE).orElseThrow();
    assertThat(admission.verband()).contains(VERBAND);
    bed.stored.write(
        new Admission(
                admission.phaseId(),
                admission.municipality(),
                admission.kind(),
                admission.land(),
                Optional.empty(),
                admission.checkId(),
                admission.invitedOn(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                admission.invitationHash(),
                admission.expiresAt(),
                admission.revision())
            .write());

    assertThat(choices(commune)).containsExactly(OSTALLGAEU);
  }

  @Test
  void holdings_sayWhatIsReleasedToWhom() {
    begin(OSTALLGAEU);
    submit();
    ok(releasing(PUBLIC, OSTALLGAEU, true));
    share(OSTALLGAEU, true);

    String held = ok(bed.call("GET /api/check/holdings").link(commune)).body();

    assertThat(held).contains("Was für Landkreis und Verband freigegeben ist");
    assertThat(held).contains("[\"Landkreis Ostallgäu\",\"wie am 4.5.2026\",\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0977712100", "09777; DROP", "09777121"})
  void roof_thatIsNoKeyOrNoRoof_isRefused(String key) {
    begin(OSTALLGAEU);

    assertThat(sharing(commune, key, true).send().status()).isBetween(400, 499);
    assertThat(bed.stored.everything()).noneMatch(item -> item.key().sk().startsWith("BENEATH#"));
  }
}
