package org.selbstcheck.app.store;

import java.util.Locale;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// All keys of all tables.
public final class Keys {

  static final String META = "META";
  static final String DEPARTMENT = "DEPARTMENT#";
  static final String LINK = "LINK#";
  static final String ANSWER = "ANSWER#";
  static final String NOTE = "NOTE#";
  static final String SUBMISSION = "SUBMISSION#";
  static final String RESULT = "RESULT#";
  static final String DOCUMENT = "DOCUMENT#";
  static final String COMMENTARY = "COMMENTARY";
  static final String COMMENTARY_VERSION = "COMMENTARY#";
  static final String EARLIER = "EARLIER";
  static final String EARLIER_VERSION = "EARLIER#";
  static final String POINT = "POINT#";
  static final String CONDUCT = "CONDUCT";
  static final String MEETING = "MEETING";
  static final String AIMS = "AIMS";
  static final String OWN = "OWN#";
  static final String IMPORT = "IMPORT#";
  static final String AUDIT = "AUDIT#";
  static final String MUNICIPALITY = "MUNICIPALITY#";
  static final String COMPARISON = "COMPARISON";
  static final String ROOF = "ROOF#";
  static final String BENEATH = "BENEATH#";

  /// In the table Programme, each in a partition of its own, because rights name partitions.
  static final String COMPARISON_OF_PHASE = "COMPARISON#";

  static final String SECRET_OF_PHASE = "SECRET#";
  static final String WITHDRAWALS_OF_PHASE = "WITHDRAWALS#";

  /// In the table Programme.
  static final String PHASE_DOCUMENT = "DOC#";

  private Keys() {}

  static String check(String checkId) {
    return "CHECK#" + checkId;
  }

  static Key meta(String checkId) {
    return new Key(check(checkId), META);
  }

  static Key department(String checkId, String departmentId) {
    return new Key(check(checkId), DEPARTMENT + departmentId);
  }

  static Key link(String checkId, String secretHash) {
    return new Key(check(checkId), LINK + secretHash);
  }

  static Key conduct(String checkId) {
    return new Key(check(checkId), CONDUCT);
  }

  static String answers(String departmentId) {
    return ANSWER + departmentId + "#";
  }

  static Key answer(String checkId, String departmentId, String indicator) {
    return new Key(check(checkId), answers(departmentId) + indicator);
  }

  static String notes(String departmentId) {
    return NOTE + departmentId + "#";
  }

  static Key note(String checkId, String departmentId, String indicator) {
    return new Key(check(checkId), notes(departmentId) + indicator);
  }

  static Key point(String checkId, String indicator) {
    return new Key(check(checkId), POINT + indicator);
  }

  static Key meeting(String checkId) {
    return new Key(check(checkId), MEETING);
  }

  static Key aims(String checkId) {
    return new Key(check(checkId), AIMS);
  }

  static Key own(String checkId, String id) {
    return new Key(check(checkId), OWN + id);
  }

  static Key imported(String checkId, String plan) {
    return new Key(check(checkId), IMPORT + plan);
  }

  /// Numbers are padded so that they sort.
  static Key submission(String checkId, int number) {
    return new Key(check(checkId), SUBMISSION + number(number));
  }

  static Key result(String checkId, int submission) {
    return new Key(check(checkId), RESULT + number(submission));
  }

  static Key document(String checkId, String documentId) {
    return new Key(check(checkId), DOCUMENT + documentId);
  }

  static Key commentary(String checkId) {
    return new Key(check(checkId), COMMENTARY);
  }

  static Key commentaryVersion(String checkId, int version) {
    return new Key(check(checkId), COMMENTARY_VERSION + number(version));
  }

  static Key earlier(String checkId) {
    return new Key(check(checkId), EARLIER);
  }

  static Key earlierVersion(String checkId, int version) {
    return new Key(check(checkId), EARLIER_VERSION + number(version));
  }

  static Key comparisonConsent(String checkId) {
    return new Key(check(checkId), COMPARISON);
  }

  static Key roofRelease(String checkId, String roofKey) {
    return new Key(check(checkId), ROOF + roofKey);
  }

  static Key beneath(String roofCheckId, String municipalityKey) {
    return new Key(check(roofCheckId), BENEATH + municipalityKey);
  }

  /// Sorts by time; `unique` keeps two events of one moment apart.
  static Key checkAudit(String checkId, String at, String unique) {
    return new Key(check(checkId), AUDIT + at + "#" + unique);
  }

  static final String CODE = "CODE#";

  /// A code lies beside the checks, because whoever types it knows no check.
  static Key code(Code.Place place) {
    return new Key(CODE + place.handle(), place.hash());
  }

  /// How often codes with this handle were tried in one hour.
  ///
  /// @param hour such as `2027-03-01T14:00`, in UTC
  static Key tries(String handle, String hour) {
    return new Key(CODE + handle, "TRIES#" + hour);
  }

  static final String PHASES = "PHASES";

  static Key phase(String phaseId) {
    return new Key(PHASES, phaseId);
  }

  static String phaseMembers(String phaseId) {
    return "PHASE#" + phaseId;
  }

  static Key admission(String phaseId, String municipalityKey) {
    return new Key(phaseMembers(phaseId), MUNICIPALITY + municipalityKey);
  }

  static String phaseDocuments(String municipalityKey) {
    return PHASE_DOCUMENT + municipalityKey + "#";
  }

  static Key phaseDocument(String phaseId, String municipalityKey, String documentId) {
    return new Key(phaseMembers(phaseId), phaseDocuments(municipalityKey) + documentId);
  }

  static Key comparison(String phaseId) {
    return new Key(COMPARISON_OF_PHASE + phaseId, COMPARISON);
  }

  static Key comparisonSecret(String phaseId) {
    return new Key(SECRET_OF_PHASE + phaseId, COMPARISON);
  }

  static Key withdrawals(String phaseId) {
    return new Key(WITHDRAWALS_OF_PHASE + phaseId, COMPARISON);
  }

  static final String INSTRUMENTS = "INSTRUMENTS";

  /// A published own instrument; versions sort.
  static Key instrument(InstrumentVersion version) {
    return new Key(INSTRUMENTS, version.id() + "#" + number(version.version()));
  }

  static final String PHASE_ARCHIVE = "ARCHIVE#";

  static Key phaseArchive(String phaseId, String archiveId) {
    return new Key(phaseMembers(phaseId), PHASE_ARCHIVE + archiveId);
  }

  /// Who asks to take part, in a partition of its own: whoever may ask must not be able to read the
  /// phase's members.
  static final String REGISTRATIONS_OF_PHASE = "REGISTRATIONS#";

  static final String REGISTRATION = "REGISTRATION#";

  static String registrations(String phaseId) {
    return REGISTRATIONS_OF_PHASE + phaseId;
  }

  static Key registration(String phaseId, String secretHash) {
    return new Key(registrations(phaseId), REGISTRATION + secretHash);
  }

  /// How many of them wait.
  static Key waiting(String phaseId) {
    return new Key(registrations(phaseId), "WAITING");
  }

  /// How far a change of a phase has reached its checks.
  static Key rollout(String phaseId) {
    return new Key(phaseMembers(phaseId), "ROLLOUT");
  }

  static Key register() {
    return new Key("REGISTER", "POINTER");
  }

  static final String HOUSEKEEPING = "HOUSEKEEPING";

  static Key sweep() {
    return new Key(HOUSEKEEPING, "SWEEP");
  }

  /// Administration's own audit, one partition a month.
  static String audit(String month) {
    return AUDIT + month;
  }

  static Key audit(String month, String at, String unique) {
    return new Key(audit(month), at + "#" + unique);
  }

  /// Which archives were opened into these tables.
  static final String SEASON = "SEASON";

  static Key job(String jobId) {
    return new Key("JOB#" + jobId, "JOB");
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%04d", number);
  }
}
