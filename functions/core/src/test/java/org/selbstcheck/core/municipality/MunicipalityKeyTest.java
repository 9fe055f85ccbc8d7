package org.selbstcheck.core.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MunicipalityKeyTest {

  /// The pattern of `municipality.key` in the contract of a self-check.
  private static final Pattern CONTRACT =
      Pattern.compile("([0-9]{5}|[0-9]{8}|[0-9]{9}|[0-9]{12})(-[a-z0-9-]{1,40})?");

  @Property
  void parse_toString_isInverse(@ForAll("keys") MunicipalityKey key) {
    assertThat(MunicipalityKey.parse(key.toString())).contains(key);
  }

  @Property
  void parse_anyText_acceptsExactlyTheContract(@ForAll("almostKeys") String text) {
    assertThat(MunicipalityKey.parse(text).isPresent()).isEqualTo(CONTRACT.matcher(text).matches());
  }

  @Property
  void parse_anyUnicode_neverThrows(@ForAll String text) {
    assertThat(MunicipalityKey.parse(text).isPresent()).isEqualTo(CONTRACT.matcher(text).matches());
  }

  @ParameterizedTest
  @CsvSource({
    "097620000000, 09762000",
    "031590016016, 03159016",
    "071315001001, 07131001",
    "071315001000, 071315001",
    "020000000000-altona, 02000000-altona"
  })
  void parse_ars_keepsTheKeyOfTheGemeindeOrVerband(String ars, String key) {
    assertThat(MunicipalityKey.parse(ars).map(MunicipalityKey::toString)).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "9762000",
        "09762000-",
        "0976200A",
        "09762000-Altona",
        "٠٩٧٦٢٠٠٠",
        " 09762000",
        "097620001" + "-a1234567890123456789012345678901234567890"
      })
  void parse_noKey_isEmpty(String text) {
    assertThat(MunicipalityKey.parse(text)).isEmpty();
  }

  @Test
  void withPart_townKey_addsSuffixThatWholeDrops() {
    MunicipalityKey hamburg = new MunicipalityKey("02000000", Optional.empty());

    MunicipalityKey altona = hamburg.withPart("altona");

    assertThat(altona).hasToString("02000000-altona");
    assertThat(altona.isPart()).isTrue();
    assertThat(altona.whole()).isEqualTo(hamburg);
    assertThatThrownBy(() -> altona.withPart("nord")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> hamburg.withPart("Nord")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void constructor_badDigits_throws() {
    assertThatThrownBy(() -> new MunicipalityKey("097620000000", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MunicipalityKey("0976x", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<MunicipalityKey> keys() {
    Arbitrary<String> digits =
        Arbitraries.of(5, 8, 9)
            .flatMap(length -> Arbitraries.strings().withCharRange('0', '9').ofLength(length));
    Arbitrary<Optional<String>> parts =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('0', '9')
            .withChars('-')
            .ofMinLength(1)
            .ofMaxLength(40)
            .optional();
    return Combinators.combine(digits, parts).as(MunicipalityKey::new);
  }

  @Provide
  Arbitrary<String> almostKeys() {
    Arbitrary<String> digits =
        Arbitraries.strings().withCharRange('0', '9').ofMinLength(4).ofMaxLength(13);
    Arbitrary<String> suffix =
        Arbitraries.strings()
            .withCharRange('a', 'c')
            .withChars('-', 'A', 'ä', '7', '_')
            .ofMaxLength(43);
    Arbitrary<String> dash = Arbitraries.of("", "-", "--", " -");
    return Combinators.combine(digits, dash, suffix).as((d, h, s) -> d + h + s);
  }
}
