/// Mail to function addresses. No mail carries a link, and nothing is lost if one never arrives.
@NullMarked
package org.selbstcheck.app.mail;

import org.jspecify.annotations.NullMarked;
