package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.answers.OwnIndicator;
import org.selbstcheck.core.report.Block.Entry;
import org.selbstcheck.core.report.Block.Paragraph;

/// The statements that the municipality added for itself, apart from all scores.
final class OwnIndicators {

  private final Material material;
  private final Edition edition;

  OwnIndicators(Material material, Edition edition) {
    this.material = material;
    this.edition = edition;
  }

  Optional<Section> section() {
    List<OwnIndicator> own = material.selfCheck().ownIndicators();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Paragraph(
            "Diese Aussagen hat die Kommune selbst ergänzt. Sie gehen in keinen Wert und in keinen Vergleich ein."));
    own.stream().map(this::entry).forEach(blocks::add);
    return Optional.of(new Section("eigene-aussagen", "Eigene Aussagen", true, blocks, List.of()));
  }

  private Entry entry(OwnIndicator own) {
    return new Entry(
        own.id(),
        own.statement(),
        List.of(),
        Wording.ratedBy(Material.ratedBy(own.answers())),
        switch (edition) {
          case PUBLIC -> List.of();
          case INTERNAL -> new UnitAnswers(material).inBrief(own.answers());
        });
  }
}
