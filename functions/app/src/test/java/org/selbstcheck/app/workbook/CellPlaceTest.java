package org.selbstcheck.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CellPlaceTest {

  @Property
  void place_asPeopleWriteIt_isRead(
      @ForAll @IntRange(min = 1, max = CellPlace.MOST_ROWS) int row,
      @ForAll @IntRange(max = CellPlace.MOST_COLUMNS - 1) int column) {
    CellPlace place = new CellPlace(row, column);

    assertThat(CellPlace.parse(place.toString())).contains(place);
  }

  @Test
  void place_ofCertainCells_isAsProgramsNameIt() {
    assertThat(new CellPlace(12, 5)).hasToString("F12");
    assertThat(new CellPlace(1, 25)).hasToString("Z1");
    assertThat(new CellPlace(1, 26)).hasToString("AA1");
    assertThat(new CellPlace(CellPlace.MOST_ROWS, CellPlace.MOST_COLUMNS - 1))
        .hasToString("XFD1048576");
    assertThat(List.of("A0", "XFE1", "A1048577", "1A", "a1", "", "AAAA1", "A99999999"))
        .allMatch(text -> CellPlace.parse(text).isEmpty());
  }
}
