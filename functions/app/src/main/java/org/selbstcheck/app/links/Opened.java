package org.selbstcheck.app.links;

import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Unit;

/// A link that opens, with its check: what its holder may do, answered in one place.
public record Opened(Link link, Check check) {

  /// Whether it is the coordinator's: what nobody else may is to erase the check, to hand it over
  /// and to take the coordinator's own link away.
  public boolean coordinator() {
    return link.role() == Link.Role.COORDINATOR;
  }

  /// Whether it leads the check: units, links, agreement, submission, log.
  public boolean leads() {
    return switch (link.role()) {
      case COORDINATOR, DEPUTY -> true;
      case INVITATION, DEPARTMENT, COMPANION, VIEWER -> false;
    };
  }

  /// Whether it answers for a department.
  public boolean answers() {
    return switch (link.role()) {
      case COORDINATOR, DEPUTY, DEPARTMENT -> true;
      case INVITATION, COMPANION, VIEWER -> false;
    };
  }

  /// Whether it may read what is internal: the state of the process, the opened agreement, the
  /// internal edition of the result.
  public boolean readsInternal() {
    return switch (link.role()) {
      case COORDINATOR, DEPUTY, COMPANION -> true;
      case INVITATION, DEPARTMENT, VIEWER -> false;
    };
  }

  /// Whether it is a companion's, who may say something about the result.
  public boolean accompanies() {
    return link.role() == Link.Role.COMPANION;
  }

  /// The department that the link answers for; empty text if it answers for none.
  public String department() {
    return link.department();
  }

  /// Whether it may see that there is such a department, and whether it has released its part: who
  /// answers for one sees that and who leads the check, who reads the public edition sees none.
  public boolean sees(Unit unit) {
    return switch (link.role()) {
      case COORDINATOR, DEPUTY, COMPANION -> true;
      case DEPARTMENT -> unit.coordination() || unit.id().equals(department());
      case INVITATION, VIEWER -> false;
    };
  }

  /// Whether it may see how the check is run.
  public boolean seesConduct() {
    return readsInternal() || answers();
  }

  /// Whether this link may end that one. Nobody ends the coordinator's: it ends by handing over.
  public boolean mayRevoke(Link other) {
    return switch (other.role()) {
      // An invitation by the project team is not the coordinator's to take back.
      case INVITATION -> coordinator() && other.handsOver();
      case COORDINATOR -> false;
      case DEPUTY, DEPARTMENT, COMPANION, VIEWER -> leads();
    };
  }

  /// Whether this link may make a new way in by that one: whoever answers may for the own link, and
  /// nobody for a link that opens more than the own one does.
  public boolean mayHandOut(Link other) {
    if (other.id().equals(link.id())) {
      return answers();
    }
    return switch (other.role()) {
      case INVITATION -> coordinator() && other.handsOver();
      case COORDINATOR -> false;
      case DEPUTY -> coordinator();
      case DEPARTMENT, COMPANION, VIEWER -> leads();
    };
  }
}
