/// Workbooks (Office Open XML, `.xlsx`), written and read by our own hand: written as far as a form
/// needs it ([WorkbookFile]), read as strictly as a file from outside demands ([WorkbookReader]).
/// Why no library does it: `infrastructure/docs/adr/0020-xlsx.md`.
@NullMarked
package org.selbstcheck.documents.workbook;

import org.jspecify.annotations.NullMarked;
