package org.selbstcheck.local.template;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names that a deployment would give, on this machine.
///
/// @param site the origin at which people use the site
/// @param buckets the address of the object store
/// @param signIn the origin of the sign-in provider
/// @param issuer as tokens name it
/// @param clientId of the site at the sign-in provider
/// @param parameters values for the template's parameters that shall not have their default
public record Locals(
    URI site,
    URI buckets,
    URI signIn,
    String issuer,
    String clientId,
    Map<String, String> parameters) {
  /// The region of everything here.
  public static final String REGION = "eu-central-1";

  /// The account of everything here.
  public static final String ACCOUNT = "000000000000";

  static final String STACK = "selbstcheck";
  static final String USER_POOL = REGION + "_local";
  static final String DISTRIBUTION_DOMAIN = "distribution.local";

  /// Copies the map.
  public Locals {
    parameters = Map.copyOf(parameters);
  }

  /// A resolved text with the platform's addresses in it replaced by those on this machine.
  String localised(String text) {
    String result = text;
    for (Map.Entry<Pattern, String> address : addresses().entrySet()) {
      result =
          address.getKey().matcher(result).replaceAll(Matcher.quoteReplacement(address.getValue()));
    }
    return result;
  }

  private Map<Pattern, String> addresses() {
    var addresses = new LinkedHashMap<Pattern, String>();
    String pools = "https://cognito-idp." + REGION + ".amazonaws.com";
    addresses.put(Pattern.compile(Pattern.quote(pools + "/" + USER_POOL)), issuer);
    addresses.put(Pattern.compile(Pattern.quote(pools)), signIn.toString());
    addresses.put(
        Pattern.compile("https://[a-z0-9-]+\\.auth\\.[a-z0-9-]+\\.amazoncognito\\.com"),
        signIn.toString());
    addresses.put(
        Pattern.compile("https://([a-z0-9.-]+\\.)?s3(\\.[a-z0-9-]+)?\\.amazonaws\\.com"),
        buckets.toString());
    addresses.put(
        Pattern.compile(Pattern.quote("https://" + DISTRIBUTION_DOMAIN)), site.toString());
    return addresses;
  }
}
