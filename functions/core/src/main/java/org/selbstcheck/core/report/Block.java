package org.selbstcheck.core.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A piece of a section. All texts are plain, unescaped German; a line break in a text is one.
public sealed interface Block {

  /// Running text.
  record Paragraph(String text) implements Block {}

  /// The sentence that a reader in a hurry should take along.
  record Lead(String text) implements Block {}

  /// Something that must not be overlooked, such as why a field has no stage.
  record Note(String text) implements Block {}

  /// Text with a short label before it: "Erster Schritt: …".
  record Labelled(String label, String text) implements Block {}

  /// A list whose order says nothing, or all of it, where `numbered`.
  record Items(boolean numbered, List<String> items) implements Block {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// Pairs of a name and a value.
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /// One pair of [Facts].
  record Fact(String name, String value) {}

  /// A table with a caption; the first cell of each row names the row.
  ///
  /// @param rows as many cells each as there are columns
  record Table(String caption, List<Column> columns, List<List<String>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException("Invalid number of cells: " + row);
        }
      }
    }
  }

  /// A column of a [Table].
  ///
  /// @param share of the table's width in per cent
  /// @param numeric its cells are numbers, set flush right
  record Column(String title, int share, boolean numeric) {}

  /// A picture with everything that it shows in words.
  ///
  /// @param svg of the kind that `core.charts` draws
  /// @param width of the picture in its own units
  /// @param height of the picture in its own units
  record Figure(String title, String description, String svg, int width, int height)
      implements Block {}

  /// What is said about one indicator.
  ///
  /// @param indicator its id
  /// @param marks short remarks beside the statement, such as "Schlüsselindikator"
  /// @param status where it stands, in words; may be empty
  record Entry(
      String indicator, String statement, List<String> marks, String status, List<Block> body)
      implements Block {
    public Entry {
      marks = List.copyOf(marks);
      body = List.copyOf(body);
    }

    /// Status and marks in one line; empty if there are none.
    public String remarks() {
      return Stream.concat(Stream.of(status), marks.stream())
          .filter(remark -> !remark.isEmpty())
          .collect(Collectors.joining(" · "));
    }
  }
}
