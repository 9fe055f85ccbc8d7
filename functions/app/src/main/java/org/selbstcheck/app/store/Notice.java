package org.selbstcheck.app.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What people are told before their first answer (Art. 13 GDPR). How long everything is kept the
/// phase itself says.
///
/// @param controller who is responsible, with its address
/// @param contact how to reach the controller
/// @param officer how to reach the data protection officer; empty where there is none
/// @param purpose what the answers are for
/// @param legalBasis on what the processing rests
/// @param recipients who gets to see what
public record Notice(
    String controller,
    String contact,
    Optional<String> officer,
    String purpose,
    String legalBasis,
    String recipients) {

  /// The longest of its texts, in characters.
  public static final int MOST_CHARACTERS = 1500;

  private static final String PREFIX = "notice.";

  /// Its texts by their names, which are the same in items and in the contract.
  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("controller", controller);
    texts.put("contact", contact);
    officer.ifPresent(text -> texts.put("officer", text));
    texts.put("purpose", purpose);
    texts.put("legalBasis", legalBasis);
    texts.put("recipients", recipients);
    return texts;
  }

  /// As the contract has it.
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, String> text : texts().entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  Item in(Item item) {
    Item filled = item;
    for (Map.Entry<String, String> text : texts().entrySet()) {
      filled = filled.with(PREFIX + text.getKey(), text.getValue());
    }
    return filled;
  }

  static Optional<Notice> fromItem(Item item) {
    return item.text(PREFIX + "controller")
        .map(
            controller ->
                new Notice(
                    controller,
                    item.required(PREFIX + "contact"),
                    item.text(PREFIX + "officer"),
                    item.required(PREFIX + "purpose"),
                    item.required(PREFIX + "legalBasis"),
                    item.required(PREFIX + "recipients")));
  }
}
