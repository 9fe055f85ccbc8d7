/// Workbooks (Office Open XML, `.xlsx`), written by our own hand as far as a form needs it
/// ([WorkbookFile]). Why no library does it: `infrastructure/docs/adr/0020-xlsx.md`. They are read
/// in `org.selbstcheck.app.workbook`.
@NullMarked
package org.selbstcheck.documents.workbook;

import org.jspecify.annotations.NullMarked;
