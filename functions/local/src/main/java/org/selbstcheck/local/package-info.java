/// The whole system on one machine and in one process: the site and the functions behind one
/// origin, the stand-ins for the platform's services, and the triggers, all of it as
/// `template.yaml` says. Never deployed.
@NullMarked
package org.selbstcheck.local;

import org.jspecify.annotations.NullMarked;
