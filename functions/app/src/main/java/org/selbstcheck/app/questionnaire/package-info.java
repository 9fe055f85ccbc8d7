/// Starting, reading, answering and submitting a check.
@NullMarked
package org.selbstcheck.app.questionnaire;

import org.jspecify.annotations.NullMarked;
