package org.selbstcheck.core.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.core.municipality.OfficialFile.LINES;
import static org.selbstcheck.core.municipality.OfficialFile.REGISTER;
import static org.selbstcheck.core.municipality.OfficialFile.register;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterChangesTest {

  @Test
  void between_fileThatLostItsLastLine_showsWhatIsGone() {
    List<String> lines = new ArrayList<>(LINES);
    lines.removeLast();

    RegisterChanges changes = RegisterChanges.between(REGISTER, register(String.join("\n", lines)));

    assertThat(changes.removed())
        .extracting(Municipality::displayName)
        .containsExactly("Windischleuba");
    assertThat(changes.added()).isEmpty();
    assertThat(changes.renamed()).isEmpty();
  }

  @Test
  void between_newAndRenamed_listsThem() {
    List<String> older = new ArrayList<>(LINES);
    older.removeLast();
    String text = String.join("\n", older).replace("Kaufbeuren ", "Kaufbayern ");

    RegisterChanges changes = RegisterChanges.between(register(text), REGISTER);

    assertThat(changes.added())
        .extracting(Municipality::displayName)
        .containsExactly("Windischleuba");
    assertThat(changes.renamed())
        .extracting(Municipality::displayName)
        .containsExactly("Kaufbeuren");
    assertThat(changes.removed()).isEmpty();
  }

  @Test
  void between_same_isNothing() {
    assertThat(RegisterChanges.between(REGISTER, REGISTER))
        .isEqualTo(new RegisterChanges(List.of(), List.of(), List.of()));
  }
}
