/** What may be a piece of evidence; the same limits as in the contract. */
const LONGEST = 500;
const MOST = 10;

export type CheckedEvidence = { ok: true; link: string } | { ok: false; error: string };

/** An address without a scheme gets https; anything but http and https is refused (a `javascript:` link would run). */
export function checkEvidence(text: string, already: string[]): CheckedEvidence {
  const trimmed = text.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  let url: URL;
  try {
    url = new URL(withScheme);
  } catch {
    return { ok: false, error: 'Das ist keine vollständige Adresse. Sie beginnt mit https:// oder http://.' };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { ok: false, error: 'Nur Adressen mit https:// oder http:// sind möglich.' };
  }
  if (!url.hostname.includes('.') || /\s/.test(trimmed)) {
    return { ok: false, error: 'Das ist keine vollständige Adresse. Sie beginnt mit https:// oder http://.' };
  }
  if (url.href.length > LONGEST)
    return { ok: false, error: `Die Adresse ist länger als ${LONGEST} Zeichen. Nehmen Sie eine kürzere.` };
  if (already.includes(url.href)) return { ok: false, error: 'Diese Adresse steht schon in der Liste.' };
  if (already.length >= MOST)
    return { ok: false, error: `Mehr als ${MOST} Belege sind nicht möglich. Entfernen Sie zuerst einen.` };
  return { ok: true, link: url.href };
}
