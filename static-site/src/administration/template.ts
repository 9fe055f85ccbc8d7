import type { InstrumentVersion } from '../api-types.ts';
import { OWN, templatePath } from '../instrument.ts';

const NOTE = `# Vorlage für einen eigenen Fragebogen. Zeilen, die mit # beginnen, sind Anmerkungen.
# Geben Sie ihm eine eigene Kennung (id, sie beginnt mit ${OWN}) und einen eigenen Titel (title), und sagen Sie unter
# basis, worauf er beruht. Die Wörter vor den Doppelpunkten bleiben, wie sie sind.

`;

/** The text of a shipped questionnaire, made ready to become an own one. */
export const ownFrom = (text: string): string =>
  NOTE +
  text
    .replace(/^(#.*\r?\n)+\s*/, '')
    .replace(/^id: *(.*)$/m, `id: ${OWN}$1`)
    .replace(/^version: .*$/m, 'version: 1')
    .replace(/^published: .*$/m, 'published: null');

/** Null where it cannot be had. */
export async function template(
  version: InstrumentVersion,
  request: typeof fetch = (input, init) => fetch(input, init),
): Promise<string | null> {
  try {
    const response = await request(templatePath(version), { credentials: 'omit' });
    return response.ok ? ownFrom(await response.text()) : null;
  } catch {
    return null;
  }
}
