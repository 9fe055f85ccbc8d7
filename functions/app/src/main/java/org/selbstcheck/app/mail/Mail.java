package org.selbstcheck.app.mail;

/// A mail in plain text.
///
/// @param to one address
/// @param subject one line
/// @param text lines end with `\n`
/// @throws IllegalArgumentException if address or subject could end their header line
public record Mail(String to, String subject, String text) {

  public Mail {
    if (oneLine(to).isBlank() || oneLine(subject).isBlank()) {
      throw new IllegalArgumentException("A mail needs an address and a subject");
    }
  }

  private static String oneLine(String header) {
    if (header.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw new IllegalArgumentException("A header of a mail is one line");
    }
    return header;
  }
}
