package org.selbstcheck.local.standin;

/// The key pair of the one account that exists on this machine. It opens nothing but the stand-ins.
public record Credentials(String accessKeyId, String secretAccessKey) {
  /// The pair that ./run uses.
  public static final Credentials LOCAL = new Credentials("local", "localonly");
}
