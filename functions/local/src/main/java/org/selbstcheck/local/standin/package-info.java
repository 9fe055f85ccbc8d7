/// What stands in for the platform's own services on one machine: DynamoDB, S3 and the sign-in
/// provider, each as a server in this process that listens on the loopback address only.
@NullMarked
package org.selbstcheck.local.standin;

import org.jspecify.annotations.NullMarked;
