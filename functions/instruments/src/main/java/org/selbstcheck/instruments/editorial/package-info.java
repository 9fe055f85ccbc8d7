/// What an editor wants to know about the texts of a questionnaire, and what holds a published one
/// still.
///
/// [LintInstruments] is the command. It gathers the structural findings of
/// [org.selbstcheck.instruments.EditorialLint], those of [LanguageLint] on single texts, of
/// [Repeats] on sentences that resemble each other across fields and questionnaires, of [Spelling]
/// where hunspell is installed, and of [Publication] on versions; the limits are read from
/// `editorial/budgets.yaml` ([Budgets]).
@NullMarked
package org.selbstcheck.instruments.editorial;

import org.jspecify.annotations.NullMarked;
