/// The blank questionnaire, whole or one field of it: on paper ([PaperForm]) and as a workbook
/// ([SheetForm], whose columns [FormColumn] names). Made once per version of an instrument and kept
/// in the bucket ([Forms]).
@NullMarked
package org.selbstcheck.documents.forms;

import org.jspecify.annotations.NullMarked;
