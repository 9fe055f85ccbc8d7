package org.selbstcheck.documents.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.documents.forms.DataBlock;
import org.selbstcheck.documents.forms.Part;
import org.selbstcheck.documents.forms.SheetForm;
import org.selbstcheck.documents.workbook.Parts;

/// A test bed with this module's function, a check in it, and what people do with files.
final class Exchange implements AutoCloseable {

  static final byte[] BLANK =
      SheetForm.render(
          new Part(Testbed.instrument(), Optional.empty()),
          DataBlock.ofNobody(),
          LocalDate.of(2026, 5, 4));

  final Testbed bed = new Testbed();
  final String coordinator;
  private int uploads;

  Exchange() {
    bed.add(new ExchangeFunction(bed.context()), ExchangeFunction.routeKeys());
    coordinator = bed.start();
  }

  @Override
  public void close() {
    bed.close();
  }

  String id() {
    return checkId(coordinator);
  }

  Checks checks() {
    return new Checks(bed.stored);
  }

  Check check() {
    return checks().check(id()).orElseThrow();
  }

  /// A department that answers by a link of its own.
  ///
  /// @return its link
  String department(String id, boolean released) {
    bed.stored.write(
        Unit.of(
                id(),
                new Department(id, "Amt " + id, released, false),
                Instant.parse("2028-01-01T00:00:00Z"))
            .at(checks().departments(id()).size())
            .write());
    return bed.grant(id(), Link.Role.DEPARTMENT, id, false);
  }

  String deputy() {
    return bed.grant(id(), Link.Role.DEPUTY, Unit.COORDINATION, false);
  }

  /// Uploads as the browser does.
  ///
  /// @return the upload
  String upload(byte[] file) {
    uploads++;
    String upload = "upload" + uploads;
    bed.bucket.upload(ObjectKeys.upload(id(), upload), file);
    return upload;
  }

  Call importing(String link, String upload, String more) {
    return bed.call("POST /api/check/imports")
        .link(link)
        .json("{\"upload\": \"" + upload + "\"" + more + "}");
  }

  Call dryRun(String link, byte[] file) {
    return importing(link, upload(file), "");
  }

  Call applying(String link, String upload, String plan) {
    return importing(link, upload, ", \"plan\": \"" + plan + "\"");
  }

  /// Looks at the plan and applies it.
  Answered readIn(String link, byte[] file) {
    String upload = upload(file);
    String plan = ok(importing(link, upload, "")).at("/plan");
    return ok(applying(link, upload, plan));
  }

  JsonNode export() {
    return ok(bed.call("GET /api/check/export").link(coordinator)).json();
  }

  Optional<AnswerValue> answer(String department, String indicator) {
    return checks().answers(id(), Optional.of(department)).stream()
        .filter(stored -> stored.indicator().equals(indicator))
        .findFirst()
        .flatMap(Stored::value);
  }

  Optional<NoteValue> note(String department, String indicator) {
    return checks().notes(id(), department, List.of(indicator)).stream()
        .findFirst()
        .flatMap(Stored::value);
  }

  /// The row of an indicator in the form.
  static int row(int indicator) {
    return indicator + 2;
  }

  /// The form with texts typed into its cells: place, text, place, text …
  static byte[] filled(String... cells) {
    Parts parts = Parts.of(BLANK);
    for (int i = 0; i < cells.length; i += 2) {
      parts.type(QUESTIONS, cells[i], cells[i + 1]);
    }
    return parts.bytes();
  }

  /// The number of the sheet with the questions.
  static final int QUESTIONS = 2;

  /// The number of the hidden sheet.
  static final int MARKS = 3;

  static byte[] json(SelfCheck selfCheck) {
    return JsonText.write(json -> SelfCheckJson.write(selfCheck, json));
  }

  static byte[] json(String text) {
    return text.getBytes(UTF_8);
  }
}
