/// Reads workbooks (Office Open XML, `.xlsx`) as strictly as a file from outside demands
/// ([WorkbookReader]), without a library: forms that come back filled in, and lists of keys. Why no
/// library does it: `infrastructure/docs/adr/0020-xlsx.md`.
@NullMarked
package org.selbstcheck.app.workbook;

import org.jspecify.annotations.NullMarked;
