package org.selbstcheck.core.instrument;

/// What a stage means in one field, in each tone.
public record Verdict(String encouraging, String balanced, String plain) {

  public String in(Tone tone) {
    return switch (tone) {
      case ENCOURAGING -> encouraging;
      case BALANCED -> balanced;
      case PLAIN -> plain;
    };
  }
}
