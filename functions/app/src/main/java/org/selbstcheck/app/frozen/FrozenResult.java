package org.selbstcheck.app.frozen;

import com.fasterxml.jackson.databind.JsonNode;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.ResultPointer;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.core.scoring.Result;

/// The result of a submission as scoring stored it, for all that is made of it.
public final class FrozenResult {

  private FrozenResult() {}

  /// Reads the object behind a pointer.
  ///
  /// @throws IllegalStateException if there is none or it is no result: the pointer is written
  ///   after it
  public static Result read(Objects objects, ResultPointer pointer) {
    byte[] bytes =
        objects
            .get(pointer.objectKey())
            .orElseThrow(() -> new IllegalStateException("No result in the bucket"));
    return switch (JsonText.parse(bytes)) {
      case Reading.Accepted<JsonNode>(JsonNode node) -> ResultJson.read(node);
      case Reading.Refused<JsonNode> _ -> throw new IllegalStateException("Unreadable result");
    };
  }
}
