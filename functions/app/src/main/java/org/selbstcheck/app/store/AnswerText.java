package org.selbstcheck.app.store;

import java.nio.charset.StandardCharsets;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.Answer;

/// An answer as text in an item: the JSON of the contract, so that it has one form everywhere.
final class AnswerText {

  private AnswerText() {}

  static String write(Answer answer) {
    return new String(
        JsonText.write(json -> SelfCheckJson.writeAnswer(answer, json)), StandardCharsets.UTF_8);
  }

  static Answer read(String text) {
    return SelfCheckJson.answer(JsonText.parse(text).own("answer"));
  }
}
