package org.selbstcheck.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.selbstcheck.core.instrument.Field;

/// Makes two phases. One with five municipalities: one that is invited, one that has begun, one
/// whose departments disagree and talk about it, one that has submitted and got its report, one
/// that is only admitted. And one that is open to all, with a Kreis as the roof over three of its
/// communes and a registration that waits. Every answer is invented and says so.
public final class DemoData {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String KAUFBEUREN = "09762000";
  private static final String PFORZHEIM = "08231000";
  private static final String GERA = "16052000";
  private static final String RAVENSBURG = "08436064";

  private static final String BARNIM = "12060";
  private static final String BERNAU = "12060020";
  private static final String EBERSWALDE = "12060052";
  private static final String PANKETAL = "12060181";
  private static final String WERNEUCHEN = "12060280";

  /// The answers are the same on every machine.
  private static final long SEED = 9762000;

  private final DemoPhase invited;
  private final DemoPhase open;
  private final LocalDate today;

  private DemoData(Caller api, String administrator, LocalDate today, SecureRandom secrets) {
    this.invited = new DemoPhase(api, administrator, secrets, "demo-phase", "weltoffene-kommune");
    this.open = new DemoPhase(api, administrator, secrets, "demo-offen", "integrierte-planung");
    this.today = today;
  }

  /// Makes everything and keeps the links in `file`, since tokens are shown only once.
  ///
  /// @param origin of the running system
  /// @param administrator access token of an administrator
  /// @throws IOException if the system does not answer as expected
  public static List<DemoLink> make(
      URI origin, String administrator, Path file, LocalDate today, SecureRandom secrets)
      throws IOException, InterruptedException {
    try (var api = new Caller(origin)) {
      var data = new DemoData(api, administrator, today, secrets);
      List<DemoLink> links =
          Stream.concat(data.amongInvited().stream(), data.amongAll().stream()).toList();
      var kept = JSON.createArrayNode();
      for (DemoLink link : links) {
        kept.addObject().put("what", link.what()).put("path", link.path());
      }
      Files.writeString(file, kept.toPrettyString() + "\n");
      return links;
    }
  }

  /// The links of an earlier start; none if there was no demo data.
  public static List<DemoLink> kept(Path file) throws IOException {
    List<DemoLink> links = new ArrayList<>();
    if (Files.exists(file)) {
      for (JsonNode link : JSON.readTree(file.toFile())) {
        links.add(new DemoLink(link.path("what").asText(), link.path("path").asText()));
      }
    }
    return links;
  }

  private List<DemoLink> amongInvited() throws IOException, InterruptedException {
    List<Field> fields = invited.fields();
    invited.open("Demo-Phase mit erfundenen Antworten", "invited", today);
    String kaufbeuren = invited.start(invited.admit(KAUFBEUREN));
    String pforzheim = invited.start(invited.admit(PFORZHEIM));
    String gera = invited.admit(GERA);
    invited.admit(BARNIM);

    invited.answer(kaufbeuren, fields.subList(0, fields.size() / 2 + 1), 0.7, SEED);
    invited.answer(pforzheim, fields, 0.95, SEED);
    invited.submit(pforzheim);
    String ravensburg = invited.start(invited.admit(RAVENSBURG));
    String youth = talk(ravensburg);
    invited.orderReport(PFORZHEIM);
    for (String kind : List.of("council", "slides")) {
      invited.order(pforzheim, kind);
    }

    return List.of(
        new DemoLink("coordinator of Kaufbeuren, has begun", "/check/#" + kaufbeuren),
        new DemoLink("coordinator of Ravensburg, departments disagree", "/abgleich/#" + ravensburg),
        new DemoLink("a department of Ravensburg, still answering", "/check/#" + youth),
        new DemoLink("result of Pforzheim, submitted, with report", "/ergebnis/#" + pforzheim),
        new DemoLink("invitation of Gera, not yet begun", "/einladung/#" + gera));
  }

  /// Four departments answer, three release their parts, the agreement is opened.
  ///
  /// @return the token of the department that is still answering
  private String talk(String coordinator) throws IOException, InterruptedException {
    List<Field> fields = invited.fields();
    String integration =
        invited.department(coordinator, "integration", "Stabsstelle Integration", 0);
    String staff = invited.department(coordinator, "personal", "Personalamt", 1);
    String social = invited.department(coordinator, "soziales", "Amt für Soziales", 2);
    String youth = invited.department(coordinator, "jugend", "Jugendamt", 3);
    invited.answer(integration, fields, 0.9, SEED);
    invited.answer(staff, fields.subList(0, 3), 0.8, SEED + 1);
    invited.answer(social, fields, 0.6, SEED + 2);
    invited.answer(youth, fields.subList(0, 2), 0.5, SEED + 3);
    for (String done : List.of(integration, staff, social)) {
      invited.release(done);
    }
    invited.openAgreement(coordinator, today.plusWeeks(3));
    return youth;
  }

  /// Three communes release something to the Kreis that they lie in, a fourth one asks to take
  /// part.
  private List<DemoLink> amongAll() throws IOException, InterruptedException {
    List<Field> fields = open.fields();
    open.open("Demo-Phase für alle, mit erfundenen Antworten", "open", today);
    String barnim = open.start(open.admit(BARNIM));
    String bernau = open.start(open.admit(BERNAU));
    String eberswalde = open.start(open.admit(EBERSWALDE));
    String panketal = open.start(open.admit(PANKETAL));

    open.answer(bernau, fields, 0.95, SEED);
    open.submit(bernau);
    open.answer(eberswalde, fields, 0.5, SEED + 1);
    open.answer(panketal, fields.subList(0, 1), 0.7, SEED + 2);
    for (String commune : List.of(bernau, eberswalde, panketal)) {
      open.share(commune, BARNIM);
    }
    open.release(bernau, open.order(bernau, "pdf"), BARNIM);
    String waiting =
        open.register(
            WERNEUCHEN,
            "Stabsstelle Familie (erfunden)",
            "familie@werneuchen.example",
            "Erfundene Demo-Anmeldung: Wir möchten im Frühjahr beginnen.");

    return List.of(
        new DemoLink(
            "coordinator of Landkreis Barnim, sees what three of its communes release (Unsere"
                + " Gemeinden)",
            "/koordination/#" + barnim),
        new DemoLink("coordinator of Eberswalde, releases to it", "/koordination/#" + eberswalde),
        new DemoLink(
            "registration of Werneuchen, waits in the phase that is open to all",
            "/mitmachen/#" + waiting));
  }
}
