/// Personal links: who may do what with a check. A link is `<checkId>.<secret>`; only the hash of
/// the secret is stored, and whatever does not open gets one and the same answer.
@NullMarked
package org.selbstcheck.app.links;

import org.jspecify.annotations.NullMarked;
