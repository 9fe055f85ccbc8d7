package org.selbstcheck.app.objects;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// All keys in the bucket.
public final class ObjectKeys {

  /// Below which every check has a folder.
  public static final String CHECKS = "checks/";

  /// What an upload's id looks like where it comes from outside: it can lead into no other folder.
  public static final Pattern UPLOAD_ID = Pattern.compile("[a-z0-9]{1,40}");

  private ObjectKeys() {}

  /// Under which everything of a check lies.
  public static String folder(String checkId) {
    return CHECKS + checkId + "/";
  }

  private static final String UPLOADS = "uploads/";
  private static final String REGISTER_UPLOADS = "register/uploads/";
  private static final String ARCHIVES = "archives/";

  /// No questionnaire is called so: own ones begin otherwise.
  private static final String FORMS_OF_PHASES = "forms/phases/";

  /// The check to which an object belongs, if it is one's: the inverse of [#folder].
  public static Optional<String> checkId(String key) {
    int end = key.indexOf('/', CHECKS.length());
    return key.startsWith(CHECKS) && end > 0
        ? Optional.of(key.substring(CHECKS.length(), end))
        : Optional.empty();
  }

  /// The phase to which an object belongs by its folder, if it is one's and no check's: such as
  /// `comparison/<phase>/…`. What is nobody's lies in folders that are no phases' ids.
  public static Optional<String> phaseId(String key) {
    String[] folders = key.split("/", 3);
    return folders.length == 3 && !key.startsWith(CHECKS) && !isPassing(key)
        ? Optional.of(folders[1])
        : Optional.empty();
  }

  /// Whether the bucket itself removes an object after some days: it was brought, or put together
  /// of others.
  public static boolean isPassing(String key) {
    return Stream.of(UPLOADS, REGISTER_UPLOADS, ARCHIVES, FORMS_OF_PHASES)
        .anyMatch(key::startsWith);
  }

  /// @throws IllegalArgumentException if keys of another check, or all keys, could begin like this
  static void checkFolder(String prefix) {
    if (prefix.length() < 2 || !prefix.endsWith("/")) {
      throw new IllegalArgumentException("Not a folder: " + prefix);
    }
  }

  public static String submission(String checkId, int number) {
    return folder(checkId) + "submissions/" + number + ".json";
  }

  public static String result(String checkId, int submission) {
    return folder(checkId) + "results/" + submission + ".json";
  }

  public static String document(String checkId, String documentId, String extension) {
    return folder(checkId) + "documents/" + documentId + "." + extension;
  }

  /// An earlier round, named by its content, so that two who bring one at the same moment do not
  /// take each other's.
  public static String earlierRound(String checkId, String sha256) {
    return folder(checkId) + "earlier/" + sha256 + ".json";
  }

  /// A file that somebody brings to be read into a check. Not below `checks/`, because a rule that
  /// lets objects expire knows only how a key begins.
  public static String upload(String checkId, String uploadId) {
    return UPLOADS + checkId + "/" + uploadId;
  }

  /// Under which all archives of a phase lie.
  public static String archives(String phaseId) {
    return "archives/" + phaseId + "/";
  }

  /// An archive of what was released in a phase.
  ///
  /// @param on day on which it was made: made anew, it lives its whole time again
  public static String archive(String phaseId, String archiveId, LocalDate on) {
    return archives(phaseId) + archiveId + "/" + on + ".zip";
  }

  /// What is in it.
  public static String archiveNames(String phaseId, String archiveId, LocalDate on) {
    return archives(phaseId) + archiveId + "/" + on + ".txt";
  }

  /// A blank form.
  ///
  /// @param edition of the form's look; a new one makes new files
  public static String form(InstrumentVersion instrument, int edition, String fileName) {
    return "forms/" + instrument + "/" + edition + "/" + fileName;
  }

  /// A blank form that says what a phase tells about data protection.
  ///
  /// @param digest of what it tells
  public static String formOfPhase(
      InstrumentVersion instrument, int edition, String digest, String fileName) {
    return FORMS_OF_PHASES + instrument + "/" + edition + "/" + digest + "/" + fileName;
  }

  /// Under which the ledgers of a phase's comparison lie.
  public static String ledgers(String phaseId) {
    return "comparison/" + phaseId + "/";
  }

  /// The ledger of a snapshot.
  ///
  /// @param unique random: whoever drops the one it wrote must not take another's, equal as they
  ///   may be
  public static String ledger(String phaseId, int snapshot, String unique) {
    return ledgers(phaseId) + snapshot + "-" + unique + ".json";
  }

  /// A published own instrument, compiled.
  public static String instrument(InstrumentVersion version) {
    return "instruments/" + version + ".json";
  }

  /// An instrument that an administrator tries out. Apart from the published ones, because only
  /// administrators may read it.
  public static String draft(String uploadId) {
    return "drafts/" + uploadId;
  }

  public static String register(String sha256) {
    return "register/" + sha256 + ".tsv";
  }

  public static String registerUpload(String uploadId) {
    return REGISTER_UPLOADS + uploadId;
  }
}
