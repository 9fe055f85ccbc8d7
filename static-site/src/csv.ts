/** Tables for German spreadsheets: UTF-8 with a mark, parted by semicolons, lines ended as on Windows. */

/** What a spreadsheet would take for the beginning of a formula, it shall show as text. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[;"\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** The text of a file with these rows. */
export function csv(rows: string[][]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

export const csvFile = (rows: string[][]): Blob => new Blob([csv(rows)], { type: 'text/csv;charset=utf-8' });
