package org.selbstcheck.instruments.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.Tree;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.CompiledInstrument;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;
import org.selbstcheck.instruments.YamlText;

/// What `publication.yaml` beside a published questionnaire says: which text was published, and how
/// its statements follow from those of the version before.
///
/// @param fingerprint of the compiled object, see [#fingerprint(Instrument)]
/// @param follows the version before, absent in the first
/// @param changes all that is not the same statement under the same id
public record Publication(String fingerprint, Optional<Integer> follows, List<Change> changes) {

  private static final String ALGORITHM = "sha256:";

  public Publication {
    changes = List.copyOf(changes);
  }

  /// How statements of one version become those of the next.
  public enum How {
    /// No longer asked.
    DROPPED,
    /// Asked for the first time.
    ADDED,
    /// The question has changed its meaning and therefore its id.
    REPLACED,
    /// One becomes several.
    SPLIT,
    /// Several become one.
    MERGED,
    /// Said better, asked the same: the id stays and rounds remain comparable.
    REWORDED
  }

  /// @param from ids of the version before
  /// @param to ids of this version
  public record Change(How how, List<String> from, List<String> to) {
    public Change {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }

    private boolean isSound() {
      return switch (how) {
        case DROPPED -> !from.isEmpty() && to.isEmpty();
        case ADDED -> from.isEmpty() && !to.isEmpty();
        case REPLACED -> from.size() == 1 && to.size() == 1 && !from.equals(to);
        case SPLIT -> from.size() == 1 && to.size() > 1;
        case MERGED -> from.size() > 1 && to.size() == 1;
        case REWORDED -> !from.isEmpty() && from.equals(to);
      };
    }
  }

  /// SHA-256 of the questionnaire as the build leaves it: comments and line breaks of the YAML do
  /// not count, every word and number does.
  public static String fingerprint(Instrument instrument) {
    try {
      return ALGORITHM
          + HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(CompiledInstrument.write(instrument)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has it", missing);
    }
  }

  /// @throws IllegalArgumentException if it is not such a file
  public static Publication read(byte[] yaml) {
    return switch (YamlText.parse(yaml)) {
      case Reading.Accepted<YamlText.Document>(YamlText.Document document) ->
          publication(document.root());
      case Reading.Refused<YamlText.Document>(List<Problem> problems) ->
          throw new IllegalArgumentException("Not a publication: " + problems);
    };
  }

  private static Publication publication(JsonNode document) {
    return new Publication(
        Tree.text(document, "fingerprint"),
        Tree.optional(document, "follows").map(Tree::integer),
        Tree.list(document, "changes", Publication::change));
  }

  private static Change change(JsonNode it) {
    if (Tree.text(it, "why").isBlank()) {
      throw new IllegalArgumentException("A change without a reason: " + it);
    }
    String how = Tree.text(it, "how");
    for (How known : How.values()) {
      if (known.name().equalsIgnoreCase(how)) {
        return new Change(known, Tree.texts(it, "from"), Tree.texts(it, "to"));
      }
    }
    throw new IllegalArgumentException("No such change: " + how);
  }

  /// What speaks against an instrument as it is published; nothing for a draft without the file.
  ///
  /// @param before the version that the publication follows, absent if there is none
  public static List<Finding> findings(
      Instrument instrument, Optional<Publication> publication, Optional<Instrument> before) {
    List<Finding> findings = new ArrayList<>();
    String id = instrument.version().id();
    String fingerprint = fingerprint(instrument);
    if (publication.isEmpty()) {
      if (instrument.published().isPresent()) {
        findings.add(
            new Finding(
                Rule.FINGERPRINT,
                id,
                "is published without publication.yaml; its fingerprint is " + fingerprint));
      }
      return findings;
    }
    if (instrument.published().isEmpty()) {
      findings.add(
          new Finding(
              Rule.FINGERPRINT,
              id,
              "was published and is marked as a draft again; a published version never changes"));
    } else if (!publication.get().fingerprint().equals(fingerprint)) {
      findings.add(
          new Finding(
              Rule.FINGERPRINT,
              id,
              "has changed since it was published: %s, published as %s"
                  .formatted(fingerprint, publication.get().fingerprint())));
    }
    publication.get().lintMapping(instrument, before, findings);
    return findings;
  }

  private void lintMapping(
      Instrument instrument, Optional<Instrument> before, List<Finding> findings) {
    String id = instrument.version().id();
    if (follows.isEmpty()) {
      if (instrument.version().version() > 1) {
        findings.add(new Finding(Rule.MAPPING, id, "does not say which version it follows"));
      }
      return;
    }
    if (before.isEmpty()) {
      findings.add(
          new Finding(
              Rule.MAPPING, id, "follows version %d, which is missing".formatted(follows.get())));
      return;
    }
    Map<String, String> old = statements(before.get());
    Map<String, String> now = statements(instrument);
    Set<String> from = new HashSet<>();
    Set<String> to = new HashSet<>();
    for (Change change : changes) {
      if (!change.isSound()) {
        findings.add(new Finding(Rule.MAPPING, id, "cannot be: " + change));
      }
      for (String one : change.from()) {
        expect(old.containsKey(one), one, "is no statement of the version before", findings);
        expect(from.add(one), one, "is said to change twice", findings);
        expect(
            change.how() == How.REWORDED || !now.containsKey(one),
            one,
            "changes and is there all the same; a changed meaning gets a new id",
            findings);
      }
      for (String one : change.to()) {
        expect(now.containsKey(one), one, "is no statement of this version", findings);
        to.add(one);
      }
    }
    for (Map.Entry<String, String> statement : old.entrySet()) {
      String same = now.get(statement.getKey());
      expect(
          from.contains(statement.getKey()) || same != null,
          statement.getKey(),
          "is gone and the mapping does not say where",
          findings);
      expect(
          same == null || same.equals(statement.getValue()) || from.contains(statement.getKey()),
          statement.getKey(),
          "reads differently under the same id; list it as reworded, or give it a new id",
          findings);
    }
    for (String one : now.keySet()) {
      expect(
          old.containsKey(one) || to.contains(one),
          one,
          "is new and the mapping does not say where from",
          findings);
    }
  }

  private static void expect(boolean held, String id, String otherwise, List<Finding> findings) {
    if (!held) {
      findings.add(new Finding(Rule.MAPPING, id, otherwise));
    }
  }

  private static Map<String, String> statements(Instrument instrument) {
    Map<String, String> statements = new HashMap<>();
    for (Indicator indicator : instrument.indicators()) {
      statements.put(indicator.id(), indicator.statement());
    }
    return statements;
  }
}
