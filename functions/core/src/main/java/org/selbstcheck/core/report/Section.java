package org.selbstcheck.core.report;

import java.util.List;

/// A part of a report with a heading.
///
/// @param id ASCII, unique in the report, the same in every tone
/// @param opensPage begins on a new page where there are pages
public record Section(
    String id, String title, boolean opensPage, List<Block> blocks, List<Section> sections) {

  public Section {
    blocks = List.copyOf(blocks);
    sections = List.copyOf(sections);
  }
}
