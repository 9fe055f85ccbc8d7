package org.selbstcheck.app.answers;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Obstacle;

/// Reads answers, what was agreed on, and notes from a body, noting every error at its place.
public final class AnswerReading {

  /// The most characters of a comment, a reason or a view.
  public static final int COMMENT_CHARACTERS = 2000;

  public static final int EVIDENCE_LINKS = 10;
  public static final int EVIDENCE_CHARACTERS = 500;
  public static final int ASK_WHOM_CHARACTERS = 200;

  private AnswerReading() {}

  /// A department's answer.
  ///
  /// @param max highest level of the instrument's scale
  public static AnswerValue answer(Body body, int max) {
    return new AnswerValue(
        body.node("answer").filter(node -> !node.isNull()).flatMap(node -> answer(body, max, node)),
        body.bool("needForAction"),
        obstacles(body));
  }

  /// The answer that was agreed on; empty with a noted error if there is none that can be.
  ///
  /// @param max highest level of the instrument's scale
  public static Optional<AgreedAnswer> agreedAnswer(Body body, int max) {
    Optional<Answer> answer = body.node("answer").flatMap(node -> answer(body, max, node));
    if (answer.isPresent() && answer.get() instanceof Answer.NotOurs) {
      body.errorAt(
          "/answer/notOurs",
          "Vereinbart werden kann eine Stufe, dass es nicht bekannt ist oder dass es nicht für Sie gilt.");
    }
    return answer.filter(AgreedAnswer.class::isInstance).map(AgreedAnswer.class::cast);
  }

  private static Optional<Answer> answer(Body body, int max, JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      body.error("answer", "Erwartet wird genau eine Antwort.");
      return Optional.empty();
    }
    String kind = node.fieldNames().next();
    switch (kind) {
      case "level" -> {
        Body level = body.object("answer", "level").orElseThrow();
        return Optional.of(new Answer.Level(level.integer("level", 0, max)));
      }
      case "unknown" -> {
        if (node.path("unknown").isBoolean() && node.path("unknown").booleanValue()) {
          return Optional.of(new Answer.Unknown());
        }
        body.errorAt("/answer/unknown", "Erwartet wird wahr.");
      }
      case "notOurs" -> {
        Body notOurs = body.object("answer", "notOurs").orElseThrow();
        String askWhom = notOurs.text("notOurs", 0, ASK_WHOM_CHARACTERS);
        if (body.valid()) {
          return Optional.of(new Answer.NotOurs(askWhom));
        }
      }
      case "notApplicable" -> {
        Optional<Body> why =
            body.object("answer", "notApplicable")
                .flatMap(answer -> answer.object("notApplicable", "reason", "text"));
        if (why.isPresent()) {
          return notApplicable(why.get());
        }
      }
      default -> body.errorAt("/answer/" + kind, "Diese Antwort gibt es nicht.");
    }
    return Optional.empty();
  }

  private static Optional<Answer> notApplicable(Body why) {
    Optional<Answer.Reason> reason = Names.parse(Answer.Reason.class, why.text("reason", 1, 40));
    if (reason.isEmpty()) {
      why.error("reason", "Bitte wählen Sie einen Grund.");
    }
    String text = why.text("text", 1, COMMENT_CHARACTERS);
    if (text.isBlank()) {
      why.error("text", "Bitte begründen Sie das in einem Satz.");
    }
    return why.valid()
        ? reason.map(known -> new Answer.NotApplicable(known, text))
        : Optional.empty();
  }

  public static Set<Obstacle> obstacles(Body body) {
    Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
    Optional<JsonNode> list = body.node("obstacles");
    if (list.isEmpty()) {
      return obstacles;
    }
    if (!list.get().isArray()) {
      body.error("obstacles", "Erwartet wird eine Liste.");
      return obstacles;
    }
    for (int i = 0; i < list.get().size(); i++) {
      Optional<Obstacle> obstacle = Names.parse(Obstacle.class, list.get().get(i).asText(""));
      if (obstacle.isEmpty() || !obstacles.add(obstacle.get())) {
        body.errorAt("/obstacles/" + i, "Dieses Hindernis gibt es nicht oder es steht doppelt da.");
      }
    }
    return obstacles;
  }

  /// A department's comment and evidence.
  public static NoteValue note(Body body) {
    String comment = body.text("comment", 0, COMMENT_CHARACTERS);
    List<String> links = new ArrayList<>();
    Optional<JsonNode> list = body.node("evidence");
    if (list.isPresent() && (!list.get().isArray() || list.get().size() > EVIDENCE_LINKS)) {
      body.error("evidence", "Erwartet werden höchstens " + EVIDENCE_LINKS + " Links.");
    } else if (list.isPresent()) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < list.get().size(); i++) {
        String link = list.get().get(i).asText("");
        if (!webLink(link)) {
          body.errorAt(
              "/evidence/" + i,
              "Ein Link beginnt mit https:// oder http:// und hat höchstens "
                  + EVIDENCE_CHARACTERS
                  + " Zeichen.");
        } else if (seen.add(link)) {
          links.add(link);
        }
      }
    }
    return new NoteValue(comment, links);
  }

  /// Whether a link is http or https, short enough, and a URI after RFC 3986.
  public static boolean webLink(String link) {
    if (link.length() > EVIDENCE_CHARACTERS || !link.matches("https?://.+")) {
      return false;
    }
    try {
      @Nullable String host = new URI(link).getHost();
      if (host == null) {
        return false;
      }
      // java.net.URI takes letters beyond ASCII, and brackets behind the host; RFC 3986 does not.
      String behind = link.substring(link.indexOf(host) + host.length());
      return link.chars().allMatch(c -> c > 0x20 && c < 0x7f)
          && behind.chars().noneMatch(c -> c == '[' || c == ']');
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
