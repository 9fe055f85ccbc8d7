/// The report as a model: what stands in it, in which words and which order, before any format.
///
/// [ReportComposer] is a pure function from what is [Frozen] to a [Report] of sections and blocks,
/// one for each [ReportKind]; PDF, page and office documents render the same report, and
/// [DataTable] has the same result for spreadsheets. Numbers are those that the result shows,
/// written and never computed again. The edition decides what is said at all, the tone only words
/// and order. Texts are plain: whoever renders them escapes them.
@NullMarked
package org.selbstcheck.core.report;

import org.jspecify.annotations.NullMarked;
