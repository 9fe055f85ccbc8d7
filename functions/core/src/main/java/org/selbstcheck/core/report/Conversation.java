package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.report.Block.Labelled;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;

/// Where departments differ: facts to look up beforehand, appraisals to talk about, and what was
/// agreed. Publicly only which indicators, and how many units rated each.
final class Conversation {

  private final Material material;
  private final Edition edition;
  private final UnitAnswers units;

  Conversation(Material material, Edition edition) {
    this.material = material;
    this.edition = edition;
    this.units = new UnitAnswers(material);
  }

  /// Open points of a field in two lists, most pressing first.
  Optional<Section> open(Field field) {
    Map<String, DiscussionPoint> points = byIndicator(material.result().discussionPoints());
    List<String> ids =
        material.ofField(
            field, material.openPoints(edition).stream().map(DiscussionPoint::indicator).toList());
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    List<Section> lists = new ArrayList<>();
    list(field, "vorab", Kind.FACT, ids, points).ifPresent(lists::add);
    list(field, "gespraech", Kind.APPRAISAL, ids, points).ifPresent(lists::add);
    return Optional.of(
        new Section(
            "feld-" + field.id() + "-gespraechspunkte",
            "Gesprächspunkte (" + ids.size() + ")",
            false,
            switch (edition) {
              case PUBLIC -> List.of();
              case INTERNAL -> units.pictures(field, ids);
            },
            lists));
  }

  private Optional<Section> list(
      Field field, String kind, Kind which, List<String> ids, Map<String, DiscussionPoint> points) {
    List<Block> entries =
        ids.stream()
            .filter(id -> material.indicator(id).kind() == which)
            .<Block>map(id -> point(id, Optional.ofNullable(points.get(id))))
            .toList();
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "feld-" + field.id() + "-" + kind,
                Wording.where(which),
                false,
                entries,
                List.of()));
  }

  private Block point(String id, Optional<DiscussionPoint> point) {
    return switch (edition) {
      case PUBLIC -> rated(id);
      case INTERNAL -> {
        List<Block> body = new ArrayList<>();
        point.map(Wording::reasons).map(Paragraph::new).ifPresent(body::add);
        body.addAll(units.remarks(material.entries(id)));
        body.addAll(units.views(id));
        yield Findings.entry(material, id, body);
      }
    };
  }

  private Block rated(String id) {
    return new Block.Entry(
        id,
        material.indicator(id).statement(),
        List.of(),
        Wording.ratedBy(material.ratedBy(id)),
        List.of());
  }

  /// What was agreed in a field: the settled points and, internally, agreements on which there was
  /// no point.
  Optional<Section> settled(Field field) {
    Set<String> ids = new LinkedHashSet<>();
    material.settled(edition).forEach(point -> ids.add(point.indicator()));
    if (edition == Edition.INTERNAL) {
      material.selfCheck().agreed().stream()
          .map(Agreement::indicator)
          .filter(material::inScope)
          .forEach(ids::add);
    }
    Map<String, DiscussionPoint> points = byIndicator(material.result().settled());
    List<Block> entries =
        material.ofField(field, List.copyOf(ids)).stream()
            .map(id -> agreed(id, Optional.ofNullable(points.get(id))))
            .toList();
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "feld-" + field.id() + "-vereinbart",
                "Vereinbart (" + entries.size() + ")",
                false,
                entries,
                List.of()));
  }

  private Block agreed(String id, Optional<DiscussionPoint> point) {
    return switch (edition) {
      case PUBLIC -> rated(id);
      case INTERNAL -> {
        List<Block> body = new ArrayList<>();
        material.agreement(id).ifPresent(agreement -> body.addAll(agreement(agreement)));
        point.map(Wording::reasons).map(Paragraph::new).ifPresent(body::add);
        body.addAll(units.inBrief(material.entries(id)));
        body.addAll(units.views(id));
        yield Findings.entry(material, id, body);
      }
    };
  }

  private List<Block> agreement(Agreement agreement) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Labelled("Vereinbart", AnswerWords.answer(agreement.answer(), material.instrument())));
    if (!agreement.reason().isBlank()) {
      blocks.add(new Labelled("Begründung", agreement.reason()));
    }
    if (!agreement.obstacles().isEmpty()) {
      blocks.add(new Labelled("Hürden", UnitAnswers.obstacles(agreement.obstacles())));
    }
    agreement.minority().stream()
        .map(
            view ->
                new Labelled(
                    "Andere Sicht von " + material.department(view.department()), view.view()))
        .forEach(blocks::add);
    changedSince(agreement).map(Paragraph::new).ifPresent(blocks::add);
    return blocks;
  }

  /// Method, section 4: where a department's answer is no longer the one at the time of agreement.
  private Optional<String> changedSince(Agreement agreement) {
    List<String> changed =
        agreement.changedSince(material.entries(agreement.indicator())).stream()
            .map(material::department)
            .toList();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of("Seit der Vereinbarung geändert: " + String.join(", ", changed) + ".");
  }

  private static Map<String, DiscussionPoint> byIndicator(List<DiscussionPoint> points) {
    return points.stream()
        .collect(
            Collectors.toMap(
                DiscussionPoint::indicator,
                Function.identity(),
                (first, _) -> first,
                HashMap::new));
  }

  /// The indicators whose answers stand in full with a point or an agreement of the internal
  /// edition.
  static Set<String> shownInFull(Material material) {
    Set<String> ids = new LinkedHashSet<>();
    material.result().discussionPoints().forEach(point -> ids.add(point.indicator()));
    material.selfCheck().agreed().forEach(agreement -> ids.add(agreement.indicator()));
    material.instrument().indicators().stream()
        .map(Indicator::id)
        .filter(id -> !material.inScope(id))
        .forEach(ids::remove);
    return ids;
  }
}
