package org.selbstcheck.instruments.editorial;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;

/// Finds in the single texts of a questionnaire what makes them hard to read or hard to answer. The
/// rules look at words and their order only, so an editor decides what a finding is worth.
public final class LanguageLint {

  /// Lead-ins that would pass for short sentences and make a text look easier than it is.
  private static final Pattern LEAD_IN =
      Pattern.compile("^(?:Zum Beispiel|Beispiel|Umgesetzt heißt hier):\\s*");

  private static final Pattern EXAMPLE = Pattern.compile("\\bBeispiele?\\b|\\b[Ee]twa\\b");

  private static final String ANCHOR_OPENING = "Umgesetzt heißt hier: ";
  private static final String ANCHORED = "anchor 3";

  /// A statement that opens with its verb is a question that wants yes or no.
  private static final Pattern VERB_FIRST =
      Pattern.compile(
          "^(?:Gibt|Ist|Sind|Hat|Haben|Wird|Werden|Kann|Können|Besteht|Bestehen|Existiert|Existieren"
              + "|Verfügt|Verfügen|Liegt|Liegen|Steht|Stehen|Findet|Finden|Bietet|Bieten|Nutzt|Nutzen)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final String FINITE =
      "(?:ist|sind|wird|werden|hat|haben|kann|können|darf|dürfen|soll|sollen|muss|müssen|steht|stehen"
          + "|gilt|gelten|liegt|liegen|besteht|bestehen|findet|finden|gibt|erhält|erhalten|bekommt"
          + "|bekommen|erreicht|erreichen|nutzt|nutzen|arbeitet|arbeiten|wirkt|wirken|prüft|prüfen"
          + "|entscheidet|entscheiden|weiß|wissen|kennt|kennen)";

  private static final String PARTICIPLE =
      "(?:\\p{L}*ge\\p{L}+(?:t|en)|(?:be|ver|er|ent|über)\\p{L}+(?:t|en))";

  /// "… ist benannt und hat …": each side has a verb of its own.
  private static final Pattern TWO_VERBS =
      Pattern.compile(
          "\\b" + FINITE + "\\b[^;,]* (?:und|sowie|aber) (?:[^,;.?]* )?" + FINITE + "\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  /// "… sind beschlossen und im Haushalt gesichert": one verb, two states.
  private static final Pattern TWO_STATES =
      Pattern.compile(
          "\\b" + PARTICIPLE + " (?:und|sowie) (?:\\p{L}+ ){0,4}" + PARTICIPLE + "[.,?]",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern NEGATION =
      Pattern.compile(
          "\\b(?:nicht|kein(?:e[nmrs]?)?|nie|niemals|niemand(?:e[nm])?|nichts|weder|(?<=nicht )(?:ohne|un(?!ter|d\\b|s\\b|ser|bedingt)\\p{L}+))\\b",
          Pattern.UNICODE_CHARACTER_CLASS | Pattern.CASE_INSENSITIVE);

  private static final Pattern CLAUSE = Pattern.compile("[,;:–]| und | oder | aber | sondern ");

  private static final Pattern PUNCTUATION =
      Pattern.compile("!|\"|\\.\\.\\.| - |\\p{L}:innen|\\p{L}_innen|\\p{Ll}Innen|\\p{L}/-?innen");

  private final Budgets budgets;
  private final List<Finding> findings = new ArrayList<>();

  private LanguageLint(Budgets budgets) {
    this.budgets = budgets;
  }

  /// Everything that is found, in the order of the instrument, means last.
  public static List<Finding> findings(Instrument instrument, Budgets budgets) {
    LanguageLint lint = new LanguageLint(budgets);
    List<EditorialText> texts = EditorialText.of(instrument);
    texts.forEach(lint::lintText);
    lint.lintMeans(instrument.version().id(), texts);
    return List.copyOf(lint.findings);
  }

  private void lintText(EditorialText text) {
    lintLength(text);
    lintReadability(text);
    lintWords(text);
    lintNegation(text);
    switch (text.kind()) {
      case STATEMENT -> lintStatement(text);
      case HELP -> lintHelp(text);
      case ANCHOR -> lintAnchor(text);
      case FRAME, INTRO, VERDICT, OUTSIDE, STRENGTH, GAP, GAP_PLAIN, FIRST_STEP, NEXT_STEP -> {}
    }
  }

  private void lintLength(EditorialText text) {
    int most = limits(text.kind()).sentenceWords();
    for (String sentence : measured(text)) {
      int words = GermanText.words(sentence).size();
      if (words > most) {
        find(
            Rule.SENTENCE_LENGTH,
            text,
            "%d words, at most %d: %s".formatted(words, most, sentence),
            sentence);
      }
    }
  }

  private void lintReadability(EditorialText text) {
    double highest = limits(text.kind()).readability();
    double reached = GermanText.readability(measured(text));
    if (GermanText.words(text.text()).size() >= budgets.measuredWords() && reached > highest) {
      find(
          Rule.READABILITY,
          text,
          String.format(Locale.ROOT, "%.1f, at most %.1f: %s", reached, highest, text.text()));
    }
  }

  private void lintMeans(String instrument, List<EditorialText> texts) {
    Map<TextKind, List<Double>> reached = new EnumMap<>(TextKind.class);
    for (EditorialText text : texts) {
      reached
          .computeIfAbsent(text.kind(), _ -> new ArrayList<>())
          .add(GermanText.readability(measured(text)));
    }
    reached.forEach(
        (kind, values) -> {
          double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
          double highest = limits(kind).mean();
          if (mean > highest) {
            findings.add(
                new Finding(
                    Rule.READABILITY_MEAN,
                    instrument,
                    String.format(
                        Locale.ROOT,
                        "%s: %.1f in the mean of %d texts, at most %.1f",
                        kind.word(),
                        mean,
                        values.size(),
                        highest)));
          }
        });
  }

  private void lintWords(EditorialText text) {
    for (Budgets.Forbidden forbidden : budgets.forbidden()) {
      Matcher found = forbidden.pattern().matcher(text.text());
      while (found.find()) {
        find(
            Rule.FORBIDDEN_WORD,
            text,
            "\"%s\"; instead: %s".formatted(found.group(), forbidden.instead()),
            "%s (besser: %s)".formatted(found.group(), forbidden.instead()));
      }
    }
    Matcher mark = PUNCTUATION.matcher(text.text());
    while (mark.find()) {
      find(
          Rule.PUNCTUATION,
          text,
          "\"%s\" in: %s".formatted(mark.group(), text.text()),
          mark.group().strip());
    }
  }

  private void lintNegation(EditorialText text) {
    for (String sentence : GermanText.sentences(text.text())) {
      for (String clause : CLAUSE.split(sentence)) {
        if (NEGATION.matcher(clause).results().count() > 1) {
          find(Rule.DOUBLE_NEGATION, text, "negated twice: " + clause.strip(), clause.strip());
        }
      }
    }
  }

  private void lintStatement(EditorialText text) {
    String statement = text.text();
    if (VERB_FIRST.matcher(statement).find()
        || (statement.endsWith("?") && !statement.startsWith("Inwieweit "))) {
      find(Rule.YES_NO, text, "asks for yes or no: " + statement);
    }
    if (GermanText.sentences(statement).size() > 1
        || statement.contains(";")
        || TWO_VERBS.matcher(statement).find()
        || TWO_STATES.matcher(statement).find()) {
      find(Rule.TWO_STATEMENTS, text, "may ask for two things: " + statement);
    }
  }

  private void lintHelp(EditorialText text) {
    if (!EXAMPLE.matcher(text.text()).find()) {
      find(Rule.MISSING_EXAMPLE, text, "has no example");
    }
  }

  private void lintAnchor(EditorialText text) {
    if (text.part().equals(ANCHORED) && !text.text().startsWith(ANCHOR_OPENING)) {
      find(Rule.ANCHOR_OPENING, text, "does not begin \"%s\"".formatted(ANCHOR_OPENING.strip()));
    }
  }

  private static List<String> measured(EditorialText text) {
    return GermanText.sentences(text.text()).stream()
        .map(sentence -> LEAD_IN.matcher(sentence).replaceFirst(""))
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  private Budgets.Limits limits(TextKind kind) {
    Budgets.Limits limits = budgets.texts().get(kind);
    if (limits == null) {
      throw new IllegalStateException("No limits for " + kind);
    }
    return limits;
  }

  private void find(Rule rule, EditorialText text, String found) {
    find(rule, text, found, text.text());
  }

  private void find(Rule rule, EditorialText text, String found, String quote) {
    findings.add(new Finding(rule, text.id(), text.part() + ": " + found, text.part(), quote));
  }
}
