package org.selbstcheck.documents.review;

import static org.selbstcheck.core.charts.XmlText.escaped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.OutsideStatement;
import org.selbstcheck.core.instrument.ScaleLevel;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.instrument.Verdict;
import org.selbstcheck.documents.pdf.AccessiblePdf;
import org.selbstcheck.instruments.editorial.Publication;

/// One field of a questionnaire to be read and judged by experts, as PDF/UA-1.
public final class ReviewSheet {

  /// As much of the fingerprint as one compares by eye.
  private static final int FINGERPRINT_LETTERS = 19;

  private static final int KEY_WEIGHT = 3;
  private static final int PERCENT = 100;

  private final AccessiblePdf pdf;
  private final String styleSheet;

  public ReviewSheet(AccessiblePdf pdf) {
    this.pdf = pdf;
    try (InputStream in = ReviewSheet.class.getResourceAsStream("review-sheet.css")) {
      if (in == null) {
        throw new IllegalStateException("Style sheet missing from the program");
      }
      this.styleSheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Style sheet cannot be read", e);
    }
  }

  /// The sheet as a PDF file.
  ///
  /// @param field one of the instrument's
  /// @param keyReasons why a key indicator is one, by its id; may lack some
  /// @param day the document's day of creation
  public byte[] render(
      Instrument instrument, Field field, Map<String, String> keyReasons, LocalDate day) {
    return pdf.render(html(instrument, field, keyReasons), day);
  }

  private String html(Instrument instrument, Field field, Map<String, String> keyReasons) {
    int place = instrument.fields().indexOf(field) + 1;
    String title = "Prüfbogen: " + field.title();
    String edition = instrument.title() + ", Fassung " + instrument.version().version();
    StringBuilder out = new StringBuilder(128 * 1024);
    out.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
        .append(escaped(instrument.language()))
        .append("\"><head><title>")
        .append(escaped(title + " – " + edition))
        .append("</title><meta name=\"subject\" content=\"")
        .append(escaped(title))
        .append("\"/><meta name=\"author\" content=\"Selbstcheck\"/><style>")
        .append(styleSheet)
        .append("</style><bookmarks>");
    bookmark(out, "So prüfen Sie", "anleitung");
    bookmark(out, "Das Feld im Ganzen", "feld");
    for (Topic topic : field.topics()) {
      bookmark(out, topic.title(), topic.id());
    }
    bookmark(out, "Zum Schluss", "schluss");
    out.append("</bookmarks></head><body><div class=\"foot-left\">")
        .append(escaped(title + " · " + edition + " · Stand " + state(instrument)))
        .append("</div>");
    opening(out, instrument, field, place, edition);
    whole(out, instrument, field);
    int number = 0;
    for (Topic topic : field.topics()) {
      out.append("<h2 class=\"topic\" id=\"")
          .append(escaped(topic.id()))
          .append("\">")
          .append(escaped(topic.title()))
          .append("</h2>");
      for (Indicator indicator : topic.indicators()) {
        number++;
        indicator(out, instrument, field, place + "." + number, indicator, keyReasons);
      }
    }
    closing(out);
    return out.append("</body></html>").toString();
  }

  private static void bookmark(StringBuilder out, String name, String target) {
    out.append("<bookmark name=\"")
        .append(escaped(name))
        .append("\" href=\"#")
        .append(escaped(target))
        .append("\"/>");
  }

  /// Tells which text a sheet that comes back was written about.
  private static String state(Instrument instrument) {
    return Publication.fingerprint(instrument).substring(0, FINGERPRINT_LETTERS);
  }

  private static void opening(
      StringBuilder out, Instrument instrument, Field field, int place, String edition) {
    out.append("<p class=\"instrument\">")
        .append(escaped(edition))
        .append(instrument.published().isPresent() ? "" : " (Entwurf)")
        .append(" · Handlungsfeld ")
        .append(place)
        .append(" von ")
        .append(instrument.fields().size())
        .append("</p><h1>Prüfbogen: ")
        .append(escaped(field.title()))
        .append("</h1><p class=\"who\">Geprüft von (Name, Funktion): ")
        .append("<span class=\"line wide\">\u00A0</span> am ")
        .append("<span class=\"line narrow\">\u00A0</span></p>")
        .append("<p class=\"who\">Bitte zurück an: <span class=\"line wide\">\u00A0</span> bis ")
        .append("<span class=\"line narrow\">\u00A0</span></p>")
        .append("<div class=\"how\"><h2 id=\"anleitung\">So prüfen Sie</h2>")
        .append(
            "<p>Sie kennen die Sache; wir brauchen Ihr Urteil über die Aussagen. Nehmen Sie sich jede")
        .append(
            " Aussage einzeln vor und kreuzen Sie an, was stimmt. Wo Sie nichts ankreuzen, fragen wir")
        .append(
            " nach. Am meisten hilft ein Satz, wie Sie es sagen würden. Beispiele aus Ihrem Haus sind")
        .append(" willkommen, Namen von Personen nicht.</p><ul>");
    point(out, "fragt nur eines", "Es lässt sich mit einer einzigen Stufe beantworten.");
    point(out, "beobachtbar", "Zwei Fachleute kämen im selben Haus zum selben Stand.");
    point(out, "in kommunaler Hand", "Politik oder Verwaltung kann es selbst bewegen.");
    point(out, "überall beantwortbar", "Kreis, Stadt und Dorf können etwas dazu sagen.");
    point(out, "Stufe 3 trifft", "So sieht es aus, wenn es wirklich umgesetzt ist.");
    point(out, "Rückmeldungen stimmen", "Man kann sie so im Ausschuss vorlesen.");
    out.append("</ul><table class=\"plain\"><caption>Die Antwortstufen</caption><thead><tr>")
        .append("<th scope=\"col\">Stufe</th><th scope=\"col\">Das heißt</th></tr></thead><tbody>");
    int level = 0;
    for (ScaleLevel step : instrument.scale()) {
      row(out, level + "\u00A0\u00A0" + step.label(), step.meaning());
      level++;
    }
    out.append("</tbody></table></div>");
  }

  private static void point(StringBuilder out, String box, String meaning) {
    out.append("<li><b>")
        .append(escaped(box))
        .append(":</b> ")
        .append(escaped(meaning))
        .append("</li>");
  }

  private static void whole(StringBuilder out, Instrument instrument, Field field) {
    out.append("<h2 class=\"topic\" id=\"feld\">Das Feld im Ganzen</h2><p>")
        .append(escaped(field.intro()))
        .append("</p>");
    if (!field.outsideStatements().isEmpty()) {
      out.append("<h3>Was Menschen von außen dazu sagen</h3><ul>");
      for (OutsideStatement outside : field.outsideStatements()) {
        out.append("<li>").append(escaped(outside.statement())).append("</li>");
      }
      out.append("</ul>");
    }
    out.append("<h3>Das Urteil je Stufe des Feldes, in drei Tonlagen</h3>")
        .append("<table class=\"verdicts\"><thead><tr><th scope=\"col\">Stufe</th>")
        .append("<th scope=\"col\">ermutigend</th><th scope=\"col\">ausgewogen</th>")
        .append("<th scope=\"col\">deutlich</th></tr></thead><tbody>");
    List<Stage> stages = instrument.stages();
    for (int i = 0; i < stages.size(); i++) {
      Verdict verdict = field.verdicts().get(i);
      out.append("<tr><th scope=\"row\">")
          .append(escaped(stages.get(i).label()))
          .append("</th><td>")
          .append(escaped(verdict.encouraging()))
          .append("</td><td>")
          .append(escaped(verdict.balanced()))
          .append("</td><td>")
          .append(escaped(verdict.plain()))
          .append("</td></tr>");
    }
    out.append("</tbody></table>");
    boxes(
        out,
        "Das Feld",
        "Einleitung stimmt",
        "Aussagen von außen verständlich",
        "Urteile stimmen auf jeder Stufe");
    notes(out, "Notizen zum Feld", 3);
  }

  private static void indicator(
      StringBuilder out,
      Instrument instrument,
      Field field,
      String number,
      Indicator indicator,
      Map<String, String> keyReasons) {
    out.append("<div class=\"indicator\"><div class=\"head\"><h3><span class=\"number\">")
        .append(number)
        .append("</span> ")
        .append(escaped(indicator.statement()))
        .append("</h3><p class=\"facts\">")
        .append(escaped(facts(indicator)))
        .append("</p>");
    indicator.help().ifPresent(help -> out.append("<p>").append(escaped(help)).append("</p>"));
    out.append("</div><p class=\"weight\"><b>")
        .append(escaped(weight(field, indicator)))
        .append("</b> ")
        .append(escaped(reason(indicator, keyReasons)))
        .append(
            "</p><table class=\"plain\"><caption>Woran man Stufen erkennt und was der Bericht sagt")
        .append("</caption><thead><tr><th scope=\"col\">Text</th><th scope=\"col\">Wortlaut</th>")
        .append("</tr></thead><tbody>");
    indicator
        .anchors()
        .forEach(
            (level, anchor) ->
                row(out, "Stufe " + level + ", " + instrument.scale().get(level).label(), anchor));
    row(out, "Stärke", indicator.texts().strength());
    row(out, "Lücke, ermutigend und ausgewogen", indicator.texts().gap());
    row(out, "Lücke, deutlich", indicator.texts().gapPlain());
    row(out, "Erster Schritt", indicator.texts().firstStep());
    row(out, "Nächster Schritt", indicator.texts().nextStep());
    out.append("</tbody></table><div class=\"judged\">");
    boxes(
        out,
        "Aussage",
        "verständlich",
        "fragt nur eines",
        "beobachtbar",
        "in kommunaler Hand",
        "überall beantwortbar");
    boxes(out, "Texte", "Hilfe genügt", "Stufe 3 trifft", "Rückmeldungen stimmen", "Gewicht passt");
    boxes(out, "Urteil", "so lassen", "ändern", "streichen");
    notes(out, "Notizen zu " + number, 2);
    out.append("</div></div>");
  }

  private static String facts(Indicator indicator) {
    StringBuilder facts = new StringBuilder(indicator.id());
    facts.append(
        switch (indicator.kind()) {
          case FACT -> " · Sachstand";
          case APPRAISAL -> " · Einschätzung";
        });
    if (indicator.shortForm()) {
      facts.append(" · Kurzform");
    }
    if (!indicator.askFirst().isEmpty()) {
      facts.append(" · zuerst fragen: ").append(String.join(", ", indicator.askFirst()));
    }
    if (!indicator.tags().isEmpty()) {
      facts.append(" · ").append(String.join(", ", indicator.tags()));
    }
    return facts.toString();
  }

  private static String weight(Field field, Indicator indicator) {
    int whole = field.indicators().stream().mapToInt(Indicator::weight).sum();
    return "%sGewicht %d (%d\u00A0%% des Feldes)."
        .formatted(
            indicator.key() ? "Schlüsselaussage, " : "",
            indicator.weight(),
            Math.round((float) PERCENT * indicator.weight() / whole));
  }

  private static String reason(Indicator indicator, Map<String, String> keyReasons) {
    if (indicator.key()) {
      return keyReasons.getOrDefault(
          indicator.id(), "Fehlt sie, bleibt die Stufe des Feldes begrenzt.");
    }
    return indicator.weight() > 1 && indicator.weight() < KEY_WEIGHT
        ? "Andere Aussagen des Feldes bauen darauf auf."
        : "Zählt wie die meisten.";
  }

  private static void closing(StringBuilder out) {
    out.append("<h2 class=\"topic\" id=\"schluss\">Zum Schluss</h2>")
        .append(
            "<p>Fehlt in diesem Feld etwas, das dort hingehört? Was ist doppelt? Was würden Sie")
        .append(" als Erstes ändern?</p>");
    notes(out, "Notizen", 7);
    boxes(
        out,
        "Urteil",
        "so veröffentlichen",
        "nach den notierten Änderungen veröffentlichen",
        "noch nicht veröffentlichen");
  }

  private static void row(StringBuilder out, String head, String text) {
    out.append("<tr><th scope=\"row\">")
        .append(escaped(head))
        .append("</th><td>")
        .append(escaped(text))
        .append("</td></tr>");
  }

  private static void boxes(StringBuilder out, String about, String... labels) {
    out.append("<p class=\"boxes\"><span class=\"about\">")
        .append(escaped(about))
        .append(":</span> ");
    for (String label : labels) {
      out.append("<span class=\"choice\"><span class=\"box\">☐</span>\u00A0")
          .append(escaped(label))
          .append("</span> ");
    }
    out.append("</p>");
  }

  private static void notes(StringBuilder out, String about, int lines) {
    out.append("<p class=\"notes\">").append(escaped(about)).append(":</p>");
    for (int i = 0; i < lines; i++) {
      out.append("<div class=\"writing\">\u00A0</div>");
    }
  }
}
