package org.selbstcheck.app.links;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.selbstcheck.app.store.Code;

/// A code that is typed by hand instead of following a link: twelve letters, of which the first
/// four, the handle, say where to look and the other eight are the secret.
///
/// @param letters capitals of the alphabet of [Ids], without hyphens
public record TypedCode(String letters) {

  static final int LETTERS = 12;
  private static final int HANDLE = 4;

  private static final Pattern FORM =
      Pattern.compile("[" + Ids.ALPHABET.toUpperCase(Locale.ROOT) + "]{" + LETTERS + "}");

  /// What people type between the letters: blanks of every width, hyphens and dashes of every
  /// length.
  private static final Pattern BETWEEN =
      Pattern.compile("[\\s\\p{Z}\\p{Pd}\\u00ad\\u200b\\u2212_.]+");

  private static final int HASH_BITS = 256;

  public TypedCode {
    if (!FORM.matcher(letters).matches()) {
      throw new IllegalArgumentException("Not a code");
    }
  }

  /// Reads what was typed, without regard to case, blanks and hyphens; empty if no code can be
  /// meant. The alphabet lacks what is easily misread (0 and O, 1, I and L), so whoever typed one
  /// of those has to look again: which letter is meant, nobody can know.
  public static Optional<TypedCode> parse(String typed) {
    String letters =
        BETWEEN
            .matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
            .replaceAll("")
            .toUpperCase(Locale.ROOT);
    return FORM.matcher(letters).matches() ? Optional.of(new TypedCode(letters)) : Optional.empty();
  }

  /// Where to look.
  public String handle() {
    return letters.substring(0, HANDLE);
  }

  /// Under which key the code lies: PBKDF2 of all letters, salted with the handle.
  Code.Place place(int rounds) {
    PBEKeySpec spec =
        new PBEKeySpec(
            letters.toCharArray(),
            ("selbstcheck-code/" + handle()).getBytes(StandardCharsets.US_ASCII),
            rounds,
            HASH_BITS);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return new Code.Place(handle(), HexFormat.of().formatHex(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has PBKDF2 with HMAC-SHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  /// As it is shown, `ABCD-EFGH-JKMN`. Never log it.
  @Override
  public String toString() {
    return letters.substring(0, 4) + "-" + letters.substring(4, 8) + "-" + letters.substring(8);
  }
}
