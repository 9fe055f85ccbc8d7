package org.selbstcheck.app.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// A small questionnaire that an administrator brings: three fields, eight indicators, a scale of
/// four levels and three stages, so that nothing that counts on the shipped ones goes unnoticed.
/// One statement holds markup.
public record OwnQuestionnaire(Testbed bed) {

  public static final InstrumentVersion VERSION = new InstrumentVersion("eigen-willkommen", 1);
  public static final String MARKUP =
      "Die Seite <script>alert(1)</script> & „Willkommen“ ist in fünf Sprachen gepflegt.";
  public static final List<String> INDICATORS =
      List.of(
          "an-mappe",
          "an-seite",
          "an-lotsen",
          "wo-beratung",
          "wo-vermieter",
          "wo-tausch",
          "mi-beirat",
          "mi-sprache");

  /// The file.
  public static String yaml() {
    try (InputStream in =
        OwnQuestionnaire.class.getResourceAsStream("/own/eigen-willkommen.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @return the upload's id
  public String upload(String yaml) {
    return upload(yaml.getBytes(UTF_8));
  }

  public String upload(byte[] file) {
    String upload =
        ok(bed.call("POST /api/administration/instruments/uploads").administrator()).at("/upload");
    bed.bucket.upload(ObjectKeys.draft(upload), file);
    return upload;
  }

  public Answered reading(String upload) {
    return ok(
        bed.call("POST /api/administration/instruments/readings")
            .administrator()
            .json("{\"upload\": \"" + upload + "\"}"));
  }

  public Call publishing(String upload, String fingerprint) {
    return bed.call("POST /api/administration/instruments")
        .administrator()
        .json("{\"upload\": \"%s\", \"fingerprint\": \"%s\"}".formatted(upload, fingerprint));
  }

  /// Uploads, reads and publishes.
  public Answered publish(String yaml) {
    String upload = upload(yaml);
    return ok(publishing(upload, reading(upload).at("/fingerprint")));
  }

  /// Opens the phase `fruehling` with it.
  public void openPhase() {
    ok(
        bed.call("POST /api/administration/phases")
            .administrator()
            .json(
                """
                {"id": "fruehling", "name": "Frühling", "instrument": {"id": "%s", "version": %d},
                 "closesOn": "%s", "retentionEndsOn": "%s"}"""
                    .formatted(
                        VERSION.id(),
                        VERSION.version(),
                        bed.clock.today().plusMonths(6),
                        bed.clock.today().plusYears(2))));
  }
}
