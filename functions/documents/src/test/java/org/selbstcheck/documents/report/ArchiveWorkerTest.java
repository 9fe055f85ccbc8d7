package org.selbstcheck.documents.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.PhaseArchive;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.answers.MunicipalityName;

class ArchiveWorkerTest {

  private static final String HAMBURG = "02000000";

  private final Testbed bed = new Testbed();
  private final String kaufbeuren = bed.start();
  private final String hamburg = bed.confirm(bed.admit(HAMBURG));
  private final JobRunner runner =
      new JobRunner(bed.stored, new ArchiveWorker(bed.stored, bed.bucket, bed.clock), bed.clock);

  @BeforeEach
  void release() {
    for (String link : new String[] {kaufbeuren, hamburg}) {
      bed.save(link, indicator(0), "{\"level\": 2}");
      ok(bed.submitting(link, 1));
    }
    bed.runJobs();
    ok(bed.ordering("pdf", "plain", "public", KAUFBEUREN, HAMBURG));
    ok(bed.ordering("council", "plain", "public", KAUFBEUREN));
    bed.runJobs();
    release(kaufbeuren, "1-pdf-plain-public", true);
    release(kaufbeuren, "1-council-plain-public", true);
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private void release(String link, String document, boolean released) {
    ok(
        bed.call("PUT /api/check/documents/{document}/release")
            .link(link)
            .path("document", document)
            .json("{\"released\": " + released + "}"));
  }

  private String order() {
    return ok(bed.call("POST /api/administration/phases/{phase}/archives")
            .administrator()
            .path("phase", "fruehling"))
        .at("/archive/id");
  }

  private PhaseArchive archive(String id) {
    return new Programme(bed.stored).archive("fruehling", id).orElseThrow();
  }

  private PhaseArchive made() {
    String id = order();
    runner.run(Job.archiveId("fruehling", id));
    PhaseArchive archive = archive(id);
    assertThat(archive.reason()).isEmpty();
    assertThat(archive.state()).isEqualTo(Document.State.DONE);
    return archive;
  }

  private byte[] file(PhaseArchive archive) {
    return bed.bucket
        .get(ObjectKeys.archive("fruehling", archive.id(), archive.on()))
        .orElseThrow();
  }

  private static Map<String, byte[]> files(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void archive_holdsWhatIsReleasedAndAListOfIt() throws IOException {
    PhaseArchive archive = made();
    byte[] file = file(archive);
    Map<String, byte[]> files = files(file);

    assertThat(archive.bytes()).contains((long) file.length);
    assertThat(files)
        .containsEntry(
            "09762000-kaufbeuren/1-pdf-plain-public.pdf",
            "paper 1-pdf-plain-public".getBytes(UTF_8))
        .containsEntry(
            "09762000-kaufbeuren/1-council-plain-public.pdf",
            "paper 1-council-plain-public".getBytes(UTF_8))
        .hasSize(3);
    List<List<String>> rows = Csv.rows(Objects.requireNonNull(files.get("inhalt.csv")));
    assertThat(rows)
        .hasSize(3)
        .contains(
            List.of(
                "09762000",
                "Kaufbeuren",
                "1",
                "öffentliche Fassung",
                bed.clock.today().toString(),
                "09762000-kaufbeuren/1-pdf-plain-public.pdf"));
    assertThat(rows.stream().map(row -> row.get(5)).skip(1)).isSorted();
  }

  @Test
  void archive_madeTwice_hasTheSameBytes() {
    byte[] first = file(made());
    bed.bucket.removeAll("archives/fruehling/");
    bed.clock.goTo(bed.clock.today().plusDays(2));

    assertThat(file(made())).isEqualTo(first);
  }

  @Test
  void archive_ofNamesThatCommand_isAsciiAndNeutralised() throws IOException {
    rename("=cmd|'/C calc'!A0 Würzburg; \"Süd\"");

    Map<String, byte[]> files = files(file(made()));

    assertThat(files.keySet())
        .allMatch(name -> name.matches("[a-z0-9./-]+"))
        .anyMatch(name -> name.startsWith("09762000-cmd-c-calc-a0-wuerzburg-sued/"));
    assertThat(new String(Objects.requireNonNull(files.get("inhalt.csv")), UTF_8))
        .contains("\"'=cmd|'/C calc'!A0 Würzburg; \"\"Süd\"\"\"");
  }

  private void rename(String name) {
    Check it = new Checks(bed.stored).check(checkId(kaufbeuren)).orElseThrow();
    bed.stored.write(
        new Check(
                it.id(),
                it.state(),
                new MunicipalityName(it.municipality().key(), name),
                it.phaseId(),
                it.phaseName(),
                it.instrument(),
                it.scope(),
                it.round(),
                it.submission(),
                it.submittedOn(),
                it.closing(),
                it.days(),
                it.expiresAt(),
                it.renewedOn(),
                it.revision())
            .write());
  }

  /// Only what is released at the moment of making; nobody is alarmed by that.
  @Test
  void archive_whoseDocumentsChangeBeforeItIsMade_isNotMade() {
    String id = order();
    release(kaufbeuren, "1-council-plain-public", false);

    runner.run(Job.archiveId("fruehling", id));

    assertThat(archive(id).state()).isEqualTo(Document.State.FAILED);
    assertThat(archive(id).reason()).hasValueSatisfying(it -> assertThat(it).contains("neu"));
    assertThat(bed.job(Job.archiveId("fruehling", id)).state()).isEqualTo(Job.State.DONE);
    assertThat(bed.bucket.everything().keySet()).noneMatch(key -> key.startsWith("archives/"));
  }

  @Test
  void archive_ofAFileThatIsMissing_failsWithAReason() {
    String id = order();
    bed.bucket.remove(ObjectKeys.document(checkId(kaufbeuren), "1-pdf-plain-public", "pdf"));

    for (int attempt = 0; attempt < Job.MOST_ATTEMPTS; attempt++) {
      runner.run(Job.archiveId("fruehling", id));
      bed.clock.goTo(bed.clock.instant().plusSeconds(3600));
    }

    assertThat(archive(id).state()).isEqualTo(Document.State.FAILED);
    assertThat(archive(id).reason()).contains("Ein freigegebenes Dokument fehlt.");
    assertThat(bed.bucket.everything().keySet()).noneMatch(key -> key.startsWith("archives/"));
  }
}
