package org.selbstcheck.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.app.testbed.TownHall;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.contracts.SelfCheckReader;

/// Bodies that nobody thought of: never a failure, and whatever is stored is a valid self-check.
class BadInputPropertiesTest {

  private static final Map<String, List<String>> MEMBERS =
      Map.ofEntries(
          Map.entry(
              "PUT /api/check/answers/{indicator}",
              List.of("writeId", "seenRevision", "answer", "needForAction", "obstacles")),
          Map.entry(
              "PUT /api/check/notes/{indicator}",
              List.of("writeId", "seenRevision", "comment", "evidence")),
          Map.entry(
              "PUT /api/check/agreement/{indicator}",
              List.of("writeId", "seenRevision", "outcome")),
          Map.entry("PUT /api/check/meeting", List.of("seenRevision", "points")),
          Map.entry("PUT /api/check/aims", List.of("seenRevision", "targets", "focus")),
          Map.entry("POST /api/check/reopenings", List.of("submission", "reason")),
          Map.entry("POST /api/check/submissions", List.of("number")),
          Map.entry("POST /api/invitations/open", List.of("invitation")),
          Map.entry(
              "POST /api/invitations/confirm", List.of("invitation", "secret", "scope", "mode")),
          Map.entry("POST /api/codes/open", List.of("code")),
          Map.entry("POST /api/codes/confirm", List.of("code", "secret", "scope", "mode")),
          Map.entry("PUT /api/check/scope", List.of("scope")),
          Map.entry(
              "PUT /api/check/conduct",
              List.of("seenRevision", "mode", "deadline", "agreementOpen")),
          Map.entry("POST /api/check/departments", List.of("id", "name", "contact", "responsible")),
          Map.entry(
              "PUT /api/check/departments/{department}",
              List.of("seenRevision", "name", "contact", "responsible", "closed")),
          Map.entry("POST /api/check/departments/{department}/mergers", List.of("into")),
          Map.entry("PUT /api/check/release", List.of("released")),
          Map.entry("PUT /api/check/sharing", List.of("progress")),
          Map.entry(
              "POST /api/check/links", List.of("id", "role", "department", "label", "expiresOn")),
          Map.entry("POST /api/check/handovers", List.of("label")),
          Map.entry("POST /api/check/reminders", List.of("departments", "text")),
          Map.entry("POST /api/check/erasures", List.of("municipality")),
          Map.entry(
              "POST /api/administration/phases/{phase}/municipalities/{key}/erasures",
              List.of("municipality")),
          Map.entry(
              "POST /api/administration/phases",
              List.of("id", "name", "instrument", "closesOn", "retentionEndsOn")),
          Map.entry("POST /api/administration/register/imports", List.of("upload")),
          Map.entry(
              "POST /api/registrations",
              List.of("phase", "secret", "key", "unit", "address", "message")),
          Map.entry(
              "POST /api/administration/phases/{phase}/registrations/{registration}/refusals",
              List.of("reason")),
          Map.entry(
              "POST /api/administration/phases/{phase}/municipalities", List.of("candidates")),
          Map.entry("POST /api/administration/phases/{phase}/admissions/readings", List.of("file")),
          Map.entry(
              "POST /api/administration/phases/{phase}/documents",
              List.of("kind", "tone", "edition", "municipalities")),
          Map.entry("PUT /api/check/commentary", List.of("seenVersion", "texts")),
          Map.entry("PUT /api/check/commentary/consent", List.of("version", "public")),
          Map.entry("POST /api/check/documents", List.of("kind", "tone", "edition", "submission")),
          Map.entry("PUT /api/check/documents/{document}/release", List.of("released")));

  private static Testbed bed = new Testbed();
  private static String link = begin();

  /// A check of two departments, whose agreement is open.
  private static String begin() {
    TownHall town = new TownHall(bed);
    town.department("jugend", "Jugendamt");
    town.openAgreement();
    return town.coordinator;
  }

  private static int tries;
  private static int stored;
  private static int refused;

  @AfterContainer
  static void close() {
    bed.close();
    assertThat(stored).as("tries that stored something").isGreaterThan(30);
    assertThat(refused).as("tries that were refused").isGreaterThan(300);
  }

  private static void beginAnew() {
    bed.close();
    bed = new Testbed();
    link = begin();
  }

  record Sent(String routeKey, String body) {}

  @Provide
  Arbitrary<Sent> sent() {
    return Arbitraries.of(MEMBERS.keySet().stream().sorted().toList())
        .flatMap(route -> body(route).map(body -> new Sent(route, body)));
  }

  private Arbitrary<String> body(String route) {
    List<Arbitrary<String>> members =
        MEMBERS.getOrDefault(route, List.of()).stream()
            .map(name -> value(2, name).map(value -> "\"" + name + "\":" + value))
            .toList();
    Arbitrary<String> shaped =
        Combinators.combine(members).as(list -> "{" + String.join(",", list) + "}");
    Arbitrary<String> more =
        Combinators.combine(members)
            .as(list -> list.stream().skip(1).collect(Collectors.joining(",", "{", "}")));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(8, shaped),
        net.jqwik.api.Tuple.of(1, more),
        net.jqwik.api.Tuple.of(1, value(3, "")));
  }

  /// What would be right for the member, mostly, and else anything.
  private static Arbitrary<String> value(int depth, String member) {
    Arbitrary<String> right =
        switch (member) {
          case "writeId" ->
              Arbitraries.strings().alpha().numeric().ofLength(8).map(it -> quoted(it));
          case "seenRevision" -> Arbitraries.of("0", "0", "0", "0.0", "1");
          case "answer" ->
              Arbitraries.oneOf(
                  Arbitraries.integers().between(-1, 6).map("{\"level\":%d}"::formatted),
                  plainText().map("{\"notOurs\":%s}"::formatted),
                  plainText()
                      .map(
                          "{\"notApplicable\":{\"reason\":\"doesNotExist\",\"text\":%s}}"
                              ::formatted),
                  Arbitraries.of("null", "{\"unknown\":true}"));
          case "needForAction", "progress", "released", "closed", "agreementOpen" ->
              Arbitraries.of("true", "false");
          case "mode" -> Arbitraries.of("\"apart\"", "\"together\"", "\"alone\"");
          case "deadline", "expiresOn" ->
              Arbitraries.of("null", "\"2026-10-01\"", "\"2020-01-01\"", "\"9999-12-31\"");
          case "role" -> Arbitraries.of("\"deputy\"", "\"viewer\"", "\"department\"");
          case "scope" -> Arbitraries.of("\"full\"", "\"short\"", "[]");
          case "id" ->
              Arbitraries.strings().withCharRange('a', 'z').ofLength(16).map(it -> quoted(it));
          case "code" -> Arbitraries.of("\"ABCD-EFGH-JKMN\"", "\"abcd efgh jkmn\"");
          case "responsible", "departments" ->
              Arbitraries.of("[]", "[\"koordination\"]", array(List.of(quoted(indicator(0)))));
          case "department", "into" -> Arbitraries.of("\"koordination\"", "\"amt\"");
          case "obstacles" -> Arbitraries.of("[]", "[\"money\"]", "[\"law\",\"staff\"]");
          case "comment", "name", "part", "contact", "reason" -> plainText();
          case "evidence" -> goodUrl().list().ofMaxSize(3).map(BadInputPropertiesTest::array);
          case "outcome" ->
              Arbitraries.oneOf(
                  Arbitraries.of("null"),
                  Combinators.combine(Arbitraries.integers().between(-1, 6), plainText())
                      .as(
                          """
                          {"agreed":{"answer":{"level":%d},"reason":%s,"minority":[],"obstacles":[]}}"""
                              ::formatted),
                  Combinators.combine(department(), plainText(), department(), plainText())
                      .as(
                          """
                          {"disputed":{"views":[{"department":%s,"view":%s},{"department":%s,"view":%s}]}}"""
                              ::formatted));
          case "points" ->
              Combinators.combine(place(), Arbitraries.integers().between(0, 121))
                  .as("[{\"indicator\":%s,\"minutes\":%d}]"::formatted);
          case "targets" ->
              Combinators.combine(place(), Arbitraries.integers().between(-1, 5))
                  .as("[{\"indicator\":%s,\"level\":%d}]"::formatted);
          case "focus" ->
              Arbitraries.of(
                  "[]",
                  "[" + quoted(Testbed.instrument().fields().get(0).topics().get(0).id()) + "]",
                  "[\"nope\"]");
          case "submission" -> Arbitraries.integers().between(0, 2).map(String::valueOf);
          case "number" -> Arbitraries.integers().between(-1, 3).map(String::valueOf);
          case "invitation" -> Arbitraries.of(quoted("a".repeat(16) + "." + "b".repeat(43)));
          case "candidates" ->
              Combinators.combine(
                      Arbitraries.of("09762000", "09777", "02000000-altona", "0"),
                      plainText(),
                      plainText())
                  .as("[{\"key\":\"%s\",\"part\":%s,\"contact\":%s}]"::formatted);
          case "file" ->
              Arbitraries.strings()
                  .map(
                      it ->
                          quoted(
                              java.util.Base64.getEncoder()
                                  .encodeToString(
                                      it.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
          case "closesOn", "retentionEndsOn" ->
              Arbitraries.of(
                  "\"2026-12-31\"", "\"2027-01-01\"", "\"+99999-01-01\"", "\"2026-1-1\"");
          default -> text();
        };
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(member.isEmpty() ? 1 : 6, right),
        net.jqwik.api.Tuple.of(1, anything(depth)));
  }

  private static Arbitrary<String> anything(int depth) {
    Arbitrary<String> scalar =
        Arbitraries.oneOf(
            text(),
            url(),
            Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "-0",
                "1.0",
                "1e999999999",
                "-1e-999999999",
                "123456789012345678901234567890",
                "1E400"),
            Arbitraries.integers().map(String::valueOf));
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<String> inner = anything(depth - 1);
    return Arbitraries.oneOf(
        scalar,
        inner.list().ofMaxSize(3).map(BadInputPropertiesTest::array),
        Combinators.combine(text(), inner).as((name, value) -> "{" + name + ":" + value + "}"));
  }

  private static Arbitrary<String> department() {
    return Arbitraries.of("\"koordination\"", "\"jugend\"", "\"nobody\"");
  }

  private static Arbitrary<String> place() {
    return Arbitraries.of(quoted(indicator(0)), quoted(indicator(1)), "\"nope\"");
  }

  private static Arbitrary<String> plainText() {
    return Arbitraries.strings()
        .withChars(' ', '\t', '\n', 'a', 'Z', '9', 'ß', '/', '~', '#', '"', '\\', '<', '\u202e')
        .ofMinLength(1)
        .ofMaxLength(12)
        .map(BadInputPropertiesTest::quoted);
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withChars(' ', '\t', '\n', 'a', 'Z', '9', 'ß', '/', '~', '#', '"', '\\', '<', '\u202e')
        .withChars('\u0000', '\u001f', '\u0085', '\ud83d', '\ude80', '\ufeff', '\uffff')
        .ofMaxLength(12)
        .map(BadInputPropertiesTest::quoted);
  }

  private static Arbitrary<String> goodUrl() {
    return Arbitraries.strings()
        .withChars("az09-._~/?#[]@!$&'(*+,;=:".toCharArray())
        .ofMaxLength(6)
        .map(rest -> quoted("https://a.de/" + rest));
  }

  private static Arbitrary<String> url() {
    return Arbitraries.strings()
        .withChars("abz09-._~:/?#[]@!$&'()*+,;=%^|\\ ä".toCharArray())
        .ofMaxLength(10)
        .map(rest -> quoted("https://" + rest));
  }

  private static String array(List<String> values) {
    return "[" + String.join(",", values) + "]";
  }

  /// By hand, so that halves of surrogate pairs come through as a browser would send them.
  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || Character.isSurrogate(c)) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
  void anyBody_isTakenOrRefused_andWhatIsStoredIsValid(@ForAll("sent") Sent sent) {
    Call call =
        bed.call(sent.routeKey())
            .path("indicator", indicator(tries++ % 100))
            .path("phase", "fruehling")
            .path("key", "09762000")
            .path("department", "koordination")
            .json(sent.body());
    String before = bed.everything();

    Answered answered =
        (sent.routeKey().contains("/administration/") ? call.administrator() : call.link(link))
            .send();

    assertThat(answered.status()).as(answered.body()).isLessThan(500);
    if (answered.status() >= 400) {
      refused++;
      if (!sent.routeKey().contains("/codes/")) {
        // Tries of codes are counted.
        assertThat(bed.everything()).isEqualTo(before);
      }
    } else if (!bed.everything().equals(before)) {
      stored++;
      assertThat(selfCheck()).isInstanceOf(Reading.Accepted.class);
      if (sent.routeKey().contains("submissions")) {
        // So that the next tries find an open check again.
        beginAnew();
      }
    }
  }

  private static Reading<?> selfCheck() {
    Checks checks = new Checks(bed.stored);
    FrozenCheck now =
        FrozenCheck.freeze(
            checks.whole(checkId(link)),
            checks.check(checkId(link)).orElseThrow(),
            Optional.empty());
    return SelfCheckReader.read(
        JsonText.write(json -> SelfCheckJson.write(now.selfCheck(), json)), Testbed.instrument());
  }
}
