/// Sheets on which experts review a field of a questionnaire: everything that is said there, with
/// boxes to tick and room for notes. Made by an editor's command, never by a function.
@NullMarked
package org.selbstcheck.documents.review;

import org.jspecify.annotations.NullMarked;
