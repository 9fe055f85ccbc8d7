package org.selbstcheck.core.report;

import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.report.Block.Labelled;
import org.selbstcheck.core.report.Block.Paragraph;

/// What the companion says, always marked as such and only where the edition lets it stand.
final class CommentarySection {

  private CommentarySection() {}

  /// What is said about the whole, if anything is.
  static Optional<Section> of(Material material, Edition edition) {
    return material
        .commentary(edition)
        .flatMap(
            commentary ->
                commentary
                    .overall()
                    .filter(text -> !text.isBlank())
                    .map(
                        text ->
                            new Section(
                                "kommentar",
                                Wording.commentaryTitle(commentary),
                                false,
                                List.of(
                                    new Paragraph(text),
                                    new Paragraph(
                                        "Dieser Kommentar stammt von der Begleitung und nicht aus den Antworten der Kommune. An den Zahlen ändert er nichts.")),
                                List.of())));
  }

  /// What is said about a field, if anything is.
  static Optional<Block> onField(Material material, Edition edition, Field field) {
    return material
        .commentary(edition)
        .flatMap(
            commentary ->
                Optional.ofNullable(commentary.byField().get(field.id()))
                    .filter(text -> !text.isBlank())
                    .map(text -> new Labelled(Wording.commentaryTitle(commentary), text)));
  }
}
