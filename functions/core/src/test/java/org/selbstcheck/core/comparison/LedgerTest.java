package org.selbstcheck.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.selbstcheck.core.comparison.Crowd.first;
import static org.selbstcheck.core.comparison.Crowd.members;
import static org.selbstcheck.core.comparison.Crowd.next;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.comparison.Ledger.PublishedField;
import org.selbstcheck.core.comparison.MinimumSetting.Usable;
import org.selbstcheck.core.comparison.Publication.Made;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.core.scoring.Fraction;

final class LedgerTest {

  private static SortedMap<String, String> entries(int count) {
    SortedMap<String, String> entries = new TreeMap<>();
    IntStream.range(0, count).forEach(i -> entries.put("member-" + i, "value"));
    return entries;
  }

  /// Of five members with the same value in both fields.
  private static Ledger full(LedgerSecret secret) {
    Map<String, Fraction> scores = Map.of("f", Fraction.of(50), "g", Fraction.of(50));
    List<Member> members =
        IntStream.range(0, 5)
            .mapToObj(i -> Crowd.member(i, Crowd.GEMEINDE, PopulationClass.UNDER_5_000, scores))
            .toList();
    return ((Made) Crowd.publish(new Usable(5), members, Optional.empty(), secret)).ledger();
  }

  @Test
  void ledger_ofEqualValues_showsNoEqualDigest() {
    Set<String> seen = new HashSet<>();
    for (PublishedField field : full(Crowd.SECRET).fields()) {
      field
          .members()
          .forEach(
              (member, value) -> {
                assertThat(seen.add(member)).isTrue();
                assertThat(seen.add(value)).isTrue();
              });
    }
    assertThat(seen).hasSize(20);
  }

  @Test
  void ledger_ofALaterSnapshot_sharesNoDigestWithTheOneBefore() {
    Made one = first(members(1, 2, 3, 4, 5, 60));
    Made two = (Made) next(one, members(6, 7, 8, 9, 10, 60));

    List<PublishedField> fields = two.ledger().of(Crowd.SMALL, "f");
    assertThat(fields).hasSize(2);
    assertThat(fields.getFirst().members().keySet())
        .doesNotContainAnyElementsOf(fields.getLast().members().keySet());
    assertThat(fields.getFirst().members().values())
        .doesNotContainAnyElementsOf(fields.getLast().members().values());
  }

  @Test
  void ledger_underAnotherSecret_isAnotherOneAltogether() {
    Ledger one = full(Crowd.SECRET);
    Ledger other = full(Crowd.secret(8));

    assertThat(one.seal()).isNotEqualTo(other.seal());
    assertThat(one.fields().getFirst().members().keySet())
        .doesNotContainAnyElementsOf(other.fields().getFirst().members().keySet());
    assertThat(one.fields().getFirst().members().values())
        .doesNotContainAnyElementsOf(other.fields().getFirst().members().values());
  }

  @Test
  void digests_ofMembersAndValues_areLongEnoughAndNoLonger() {
    PublishedField field = full(Crowd.SECRET).fields().getFirst();

    field
        .members()
        .forEach(
            (member, value) -> {
              assertThat(Base64.getUrlDecoder().decode(member)).hasSize(12);
              assertThat(Base64.getUrlDecoder().decode(value)).hasSize(6);
            });
  }

  /// Reckoned once outside of this code. What is stored must be found again by every later version:
  /// otherwise all would seem to have changed.
  @Test
  void digests_ofAStoredLedger_areFoundForEver() {
    Ledger ledger = first(members(10, 20, 30, 40, 50)).ledger();

    assertThat(ledger.seal()).isEqualTo("aoDY9Q9Ck8M8hsA3");
    assertThat(ledger.fields().getFirst().members()).containsEntry("ZgsLrDmt8wbTUVI5", "Abxfogon");
  }

  @Test
  void mark_ofParts_isSha3OfSecretLengthsAndParts() {
    byte[] whole = Base64.getUrlDecoder().decode(Crowd.SECRET.mark(32, "a", "bc"));

    assertThat(HexFormat.of().formatHex(whole))
        .isEqualTo("1faa986f066ae79d7b8dc8d1c6cc6a67ed3b47e1f4bde229af2649f7625f6f72");
  }

  @Test
  void mark_partsCutElsewhere_differ() {
    assertThat(Crowd.SECRET.mark(12, "ab", "c")).isNotEqualTo(Crowd.SECRET.mark(12, "a", "bc"));
    assertThat(Crowd.SECRET.mark(12, "a", "")).isNotEqualTo(Crowd.SECRET.mark(12, "a"));
  }

  @Test
  void secret_tooShortOrTooLong_isRefused() {
    assertThatThrownBy(() -> LedgerSecret.of(new byte[31])).hasMessageContaining("31");
    assertThatThrownBy(() -> LedgerSecret.of(new byte[33])).hasMessageContaining("33");
  }

  @Test
  void secret_whoseSourceIsWipedLater_staysWhatItWas() {
    byte[] bytes = new byte[32];
    LedgerSecret secret = LedgerSecret.of(bytes);
    String before = secret.mark(12, "a");
    bytes[0] = 1;

    assertThat(secret.mark(12, "a")).isEqualTo(before);
  }

  @Test
  void toString_ofSecretAndLedger_tellsNothing() {
    assertThat(Crowd.secret(65).toString())
        .isEqualTo("LedgerSecret")
        .doesNotContain(new String(new byte[] {65, 65}, StandardCharsets.UTF_8));
    assertThat(full(Crowd.SECRET)).hasToString("Ledger of snapshot 1");
  }

  @Test
  void publishedField_ofFewerThanFive_cannotBeMade() {
    assertThatThrownBy(() -> new PublishedField(Crowd.SMALL, "f", 1, 0, entries(4)))
        .hasMessageContaining("4 members");
    assertThatThrownBy(() -> new PublishedField(Crowd.SMALL, "f", 1, -1, entries(6)))
        .hasMessageContaining("-1 forgotten");
    assertThatThrownBy(() -> new PublishedField(Crowd.SMALL, "f", 0, 0, entries(5)))
        .hasMessageContaining("0");
    assertThat(new PublishedField(Crowd.SMALL, "f", 1, 5, entries(0)).size()).isEqualTo(5);
  }

  @Test
  void ledger_withFiguresOfALaterSnapshot_cannotBeMade() {
    PublishedField second = new PublishedField(Crowd.SMALL, "f", 2, 0, entries(5));

    assertThat(new Ledger(2, "seal", List.of(second)).of(Crowd.SMALL, "f")).containsExactly(second);
    assertThatThrownBy(() -> new Ledger(1, "seal", List.of(second)))
        .hasMessage("Published by snapshot 2 after 1");
  }

  @Test
  void ledger_readInAnyOrder_hasTheOldestFirst() {
    PublishedField first = new PublishedField(Crowd.SMALL, "f", 1, 0, entries(5));
    PublishedField second = new PublishedField(Crowd.SMALL, "f", 2, 0, entries(6));

    assertThat(new Ledger(2, "seal", List.of(second, first)).of(Crowd.SMALL, "f"))
        .containsExactly(first, second);
    assertThat(new Ledger(2, "seal", List.of(second, first)).of(Crowd.SMALL, "g")).isEmpty();
  }

  @Test
  void publishedField_keepsItsEntries() {
    SortedMap<String, String> entries = entries(5);
    PublishedField field = new PublishedField(Crowd.SMALL, "f", 1, 0, entries);
    entries.clear();

    assertThat(field.members()).isEqualTo(entries(5));
    assertThatThrownBy(() -> field.members().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
