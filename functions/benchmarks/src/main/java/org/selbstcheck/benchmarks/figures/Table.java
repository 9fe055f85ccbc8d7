package org.selbstcheck.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;

/// A table in plain text: the first column to the left, the others to the right.
public final class Table {

  private final String title;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /// @param heads of the columns, the first one names what is measured
  public Table(String title, String... heads) {
    this.title = title;
    rows.add(List.of(heads));
  }

  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /// A line below the table.
  public Table note(String line) {
    notes.add(line);
    return this;
  }

  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder().append('\n').append(title).append('\n');
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < rows.get(r).size(); i++) {
        String cell = rows.get(r).get(i);
        String blanks = " ".repeat(widths[i] - cell.length());
        line.append(i == 0 ? cell + blanks : "  " + blanks + cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
      if (r == 0) {
        text.append("  ").append("-".repeat(line.length() - 2)).append('\n');
      }
    }
    notes.forEach(note -> text.append("  ").append(note).append('\n'));
    return text.toString();
  }
}
