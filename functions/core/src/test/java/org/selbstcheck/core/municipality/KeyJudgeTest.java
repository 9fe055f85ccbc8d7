package org.selbstcheck.core.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.core.municipality.OfficialFile.LINES;
import static org.selbstcheck.core.municipality.OfficialFile.REGISTER;
import static org.selbstcheck.core.municipality.OfficialFile.municipality;
import static org.selbstcheck.core.municipality.OfficialFile.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.core.municipality.KeyJudgement.NotMunicipal;
import org.selbstcheck.core.municipality.KeyJudgement.Reason;

class KeyJudgeTest {

  private static final KeyJudge JUDGE =
      new KeyJudge(REGISTER, RegisterSearch.of(REGISTER), List.of());

  private static KeyJudgement judge(String typed, String name) {
    return JUDGE.judge(typed, Optional.of(name).filter(text -> !text.isEmpty()));
  }

  private static KeyJudgement known(String key, boolean nameFits) {
    MunicipalityKey asTyped = MunicipalityKey.parse(key).orElseThrow();
    return new KeyJudgement.Known(municipality(asTyped.whole().toString()), asTyped, nameFits);
  }

  private static KeyJudgement probably(String key, Reason reason) {
    return new KeyJudgement.Probably(municipality(key), reason);
  }

  @ParameterizedTest
  @CsvSource({
    "09762000, ''",
    "09762000, Kaufbeuren",
    "09762000, kaufbeuren ",
    "09762000, Stadt Kaufbeuren",
    "09777, Ostallgäu",
    "09777, Landkreis Ostallgaeu",
    "01002000, 'Kiel, Landeshauptstadt'",
    "02000000-altona, Hamburg",
  })
  void key_ofTheRegister_isKnownWithEveryNameOfIt(String key, String name) {
    assertThat(judge(key, name)).isEqualTo(known(key, true));
  }

  @Test
  void key_withBlanksAsItIsPrinted_isKnown() {
    assertThat(judge(" 09 762\u00A0000 ", "")).isEqualTo(known("09762000", true));
  }

  @ParameterizedTest
  @CsvSource({"9762000, 09762000", "9777, 09777", "97620000000, 09762000"})
  void key_withoutItsZero_isProbablyTheOneWithIt(String typed, String meant) {
    assertThat(judge(typed, "")).isEqualTo(probably(meant, Reason.LOST_ZERO));
  }

  @Test
  void key_mistyped_isProbablyTheOnlyOneOfTheName() {
    assertThat(judge("09762999", "Kaufbeuren")).isEqualTo(probably("09762000", Reason.NAME));
    assertThat(judge("09762999", "Neustadt")).isEqualTo(new KeyJudgement.Unknown());
    assertThat(judge("09762999", "")).isEqualTo(new KeyJudgement.Unknown());
  }

  @Test
  void key_ofTheLandkreisBesideTheNameOfTheTown_isProbablyTheTown() {
    assertThat(judge("09571", "Ansbach, Stadt")).isEqualTo(probably("09561000", Reason.OTHER_NAME));
    assertThat(judge("09571", "Ansbach")).isEqualTo(known("09571", true));
  }

  @Test
  void key_besideANameThatFitsNothing_isKnownWithADoubt() {
    assertThat(judge("09762000", "Entenhausen")).isEqualTo(known("09762000", false));
  }

  @ParameterizedTest
  @CsvSource({"09, LAND", "9, LAND", "097, REGIERUNGSBEZIRK", "97, REGIERUNGSBEZIRK"})
  void key_ofALandOrRegierungsbezirk_isOfTheWrongKind(String typed, NotMunicipal what) {
    assertThat(judge(typed, "")).isEqualTo(new KeyJudgement.WrongKind(what));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "Kaufbeuren", "9,762E+06", "0976२000", "02000000-Altona", "02000000-"})
  void text_thatIsNoKey_isNone(String typed) {
    assertThat(judge(typed, "")).isEqualTo(new KeyJudgement.NoKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999", "99", "0976200012345"})
  void digits_ofNothing_areUnknown(String typed) {
    assertThat(judge(typed, "")).isEqualTo(new KeyJudgement.Unknown());
  }

  @Test
  void key_ofAnEarlierRegister_isDissolvedAndProbablyInWhatGrew() {
    Municipality gone = municipality("16077052");
    Municipality grown = municipality("16077001");
    List<String> lines = new ArrayList<>(LINES);
    lines.removeLast();
    String residents = String.format("%011d", grown.population());
    String more = String.format("%011d", grown.population() + gone.population());
    String text = String.join("\n", lines).replaceFirst(residents, more);
    Register newer = register(text);
    KeyJudge judge = new KeyJudge(newer, RegisterSearch.of(newer), List.of(REGISTER));

    assertThat(judge.judge("16077052", Optional.empty()))
        .isEqualTo(new KeyJudgement.Dissolved(gone, REGISTER.asOf(), List.of(inNewer(newer))));
  }

  private static Municipality inNewer(Register newer) {
    return newer.find(MunicipalityKey.parse("16077001").orElseThrow()).orElseThrow();
  }
}
