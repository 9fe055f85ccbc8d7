package org.selbstcheck.app.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.app.store.Code;

class TypedCodeTest {

  private static final TypedCode CODE = new TypedCode("ABCDEFGHJKMN");

  private final Ids ids = new Ids(new SecureRandom());

  @Test
  void code_isShownInGroupsOfFour() {
    assertThat(CODE).hasToString("ABCD-EFGH-JKMN");
    assertThat(CODE.handle()).isEqualTo("ABCD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ABCD-EFGH-JKMN",
        "abcd-efgh-jkmn",
        "ABCDEFGHJKMN",
        " abcd efgh  jkmn ",
        "ABCD\u00a0EFGH\u2009JKMN",
        "ABCD\u2013EFGH\u2014JKMN",
        "ABCD\u2011EFGH\u2212JKMN",
        "A-B-C-D-E-F-G-H-J-K-M-N",
        "ABCD_EFGH.JKMN\n",
        "\uff21\uff22\uff23\uff24\uff25\uff26\uff27\uff28\uff2a\uff2b\uff2d\uff2e"
      })
  void parse_ofWhateverPeopleType_readsTheCode(String typed) {
    assertThat(TypedCode.parse(typed)).contains(CODE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ABCD",
        "ABCD-EFGH-JKM",
        "ABCD-EFGH-JKMNP",
        "ABCD-EFGH-JKM0",
        "ABCD-EFGH-JKMO",
        "ABCD-EFGH-JKM1",
        "ABCD-EFGH-JKMI",
        "ABCD-EFGH-JKML",
        "ABCD-EFGH-JKMÄ",
        "ABCD/EFGH/JKMN",
        "ABCD-EFGH-JKM\uD83D"
      })
  void parse_ofWhatIsNoCode_isEmpty(String typed) {
    assertThat(TypedCode.parse(typed)).isEmpty();
  }

  @Provide
  Arbitrary<TypedCode> codes() {
    return Arbitraries.randomValue(_ -> ids.code());
  }

  @Property(tries = 200)
  void parse_ofAnyCodeAsItIsShown_isThatCode(@ForAll("codes") TypedCode code) {
    assertThat(TypedCode.parse(code.toString())).contains(code);
    assertThat(TypedCode.parse(code.toString().toLowerCase(java.util.Locale.ROOT))).contains(code);
  }

  @Test
  void code_ofOtherLetters_isRefused() {
    assertThatThrownBy(() -> new TypedCode("ABCD-EFGH-JKMN"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("ABCD");
  }

  /// Computed with another implementation of PBKDF2.
  @Test
  void place_isTheSlowHashOfTheWholeCode() {
    assertThat(ids.place(CODE))
        .isEqualTo(
            new Code.Place(
                "ABCD", "e0cac092fe4e0742992c016b5b9b19460563b48a7edf7dca848980133f74d85b"));
  }
}
