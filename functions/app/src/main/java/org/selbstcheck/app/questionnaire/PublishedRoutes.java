package org.selbstcheck.app.questionnaire;

import java.util.Optional;
import java.util.regex.Pattern;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.Instruments;

/// Own instruments for the pages, which have the shipped ones among their files. Public, as those
/// are: whoever is invited reads the questions before the first link is used.
final class PublishedRoutes {

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,3}");

  private final Objects objects;

  PublishedRoutes(Objects objects) {
    this.objects = objects;
  }

  Response read(Request request) {
    return version(request.path("instrument"), request.path("version"))
        .filter(version -> Instruments.isOwn(version.id()))
        .flatMap(version -> objects.get(ObjectKeys.instrument(version)))
        .map(Response::immutable)
        .orElseGet(() -> Response.problem(Problem.notFound()));
  }

  private static Optional<InstrumentVersion> version(String id, String version) {
    return VERSION.matcher(version).matches()
        ? InstrumentVersion.of(id, Integer.parseInt(version))
        : Optional.empty();
  }
}
