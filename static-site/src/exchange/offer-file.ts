/** Gives a value to the person as a JSON file. */
export function offerFile(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then; some need the address a moment longer than the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
