package org.selbstcheck.browser;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.contracts.ContractWords;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.teavm.jso.JSObject;

/// Reads of a self-check what sections 0 to 5 of the method count. What was typed stays behind.
final class SelfCheckInput {

  private static final String NO_TEXT = "";

  private SelfCheckInput() {}

  static SelfCheck read(JSObject document) {
    return new SelfCheck(
        InstrumentInput.version(Input.required(document, "instrument")),
        Optional.empty(),
        Input.optional(document, "scope").map(SelfCheckInput::scope).orElseGet(Scope.Full::new),
        1,
        List.of(),
        Input.list(
            document,
            "responsible",
            it -> new Responsibility(Input.text(it, "indicator"), Input.text(it, "department"))),
        Input.list(document, "answers", SelfCheckInput::entry),
        Input.list(document, "agreed", SelfCheckInput::agreement),
        List.of(),
        Input.list(
            document,
            "targets",
            it -> new Target(Input.text(it, "indicator"), Input.integer(it, "level"))),
        List.of(),
        List.of(),
        Input.flag(document, "submitted"),
        Optional.empty());
  }

  private static Scope scope(JSObject scope) {
    Optional<List<String>> fields = Input.texts(scope);
    if (fields.isPresent()) {
      return new Scope.Fields(fields.get());
    }
    return switch (Input.text(scope)) {
      case "full" -> new Scope.Full();
      case "short" -> new Scope.Short();
      case String other -> throw new IllegalArgumentException("No scope: " + other);
    };
  }

  private static Entry entry(JSObject it) {
    return new Entry(
        Input.text(it, "department"),
        Input.text(it, "indicator"),
        Input.optional(it, "answer").map(SelfCheckInput::answer),
        Input.flag(it, "needForAction"),
        NO_TEXT,
        Set.of(),
        List.of());
  }

  private static Agreement agreement(JSObject it) {
    return new Agreement(
        Input.text(it, "indicator"),
        agreedAnswer(Input.required(it, "answer")),
        NO_TEXT,
        List.of(),
        Set.of(),
        List.of());
  }

  private static Answer answer(JSObject answer) {
    return Input.optional(answer, "notOurs").isPresent()
        ? new Answer.NotOurs(NO_TEXT)
        : agreedAnswer(answer);
  }

  private static AgreedAnswer agreedAnswer(JSObject answer) {
    if (Input.optional(answer, "level").isPresent()) {
      return new Answer.Level(Input.integer(answer, "level"));
    }
    if (Input.flag(answer, "unknown")) {
      return new Answer.Unknown();
    }
    JSObject why = Input.required(answer, "notApplicable");
    return new Answer.NotApplicable(
        ContractWords.constant(Answer.Reason.class, ContractWords::of, Input.text(why, "reason")),
        Input.text(why, "text"));
  }
}
