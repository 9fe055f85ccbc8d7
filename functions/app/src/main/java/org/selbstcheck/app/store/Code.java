package org.selbstcheck.app.store;

import java.time.Instant;

/// A code to type by hand as it is stored: which link it belongs to. It opens nothing by itself;
/// the link says whether it still does.
///
/// @param linkHash hash of the secret with which the link was handed out
/// @param expiresAt the link's end
public record Code(Place place, String checkId, String linkHash, Instant expiresAt, long revision) {

  /// Under which key a code lies.
  ///
  /// @param handle its first four letters
  /// @param hash slow hash of all of it, hex
  public record Place(String handle, String hash) {

    /// The inverse of [#toString].
    static Place parse(String text) {
      int slash = text.indexOf('/');
      return new Place(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
      return handle + "/" + hash;
    }
  }

  /// The code of a link.
  public static Code of(Place place, Link link) {
    return new Code(place, link.checkId(), link.secretHash(), link.expiresAt(), 0);
  }

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.code(place))
            .with("checkId", checkId)
            .with("linkHash", linkHash)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  public Write removal() {
    return Write.removal(TableName.CHECKS, Keys.code(place), revision);
  }

  static Code fromItem(Item item) {
    return new Code(
        new Place(item.key().pk().substring(Keys.CODE.length()), item.key().sk()),
        item.required("checkId"),
        item.required("linkHash"),
        item.expiresAt(),
        item.revision());
  }
}
