package org.selbstcheck.app.store;

import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;

/// What a document looks like and which frozen things stand in it beside the result.
///
/// @param commentary version of the commentary that it holds
/// @param earlierRound version of the earlier round that it compares with
public record Rendering(
    Document.Kind kind,
    Tone tone,
    Edition edition,
    Optional<Integer> commentary,
    Optional<Integer> earlierRound) {

  static final String COMMENTARY = "commentaryVersion";
  static final String EARLIER_ROUND = "earlierVersion";

  /// The rendering of a document that is asked for now. From here on it is fixed which versions
  /// stand in it: a consent that is withdrawn later changes documents to come, not this one.
  ///
  /// @param submittedOn day of the submission that it is made of
  public static Rendering of(
      Document.Kind kind, Tone tone, Edition edition, Beside beside, LocalDate submittedOn) {
    return new Rendering(
        kind,
        kind.hasTone() ? tone : Tone.BALANCED,
        edition,
        kind.holdsCommentary() ? beside.commentary(edition) : Optional.empty(),
        kind.compares() ? beside.earlierRound(submittedOn) : Optional.empty());
  }

  /// The id of the document that looks like this, such as `1-pdf-plain-public-k2-r1`.
  public String documentId(int submission) {
    return String.join(
            "-", Integer.toString(submission), Names.of(kind), Names.of(tone), Names.of(edition))
        + commentary.map(version -> "-k" + version).orElse("")
        + earlierRound.map(version -> "-r" + version).orElse("");
  }
}
