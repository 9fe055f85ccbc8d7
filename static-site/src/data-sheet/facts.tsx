import type { DataSheet, InstrumentVersion } from '../api-types.ts';
import { FactList } from '../components/fact-list.tsx';
import { day } from '../format.ts';
import { questionsHref } from '../instrument.ts';

type Fact = [term: string, text: string];

/** What people are told about data protection in a phase: what matters most first, or all of it. */
export function DataSheetFacts({ sheet, only = 'all' }: { sheet: DataSheet; only?: 'first' | 'rest' | 'all' }) {
  const { notice } = sheet;
  const first: Fact[] = [
    ...(notice
      ? ([
          ['Verantwortlich', notice.controller],
          ['Wozu die Antworten dienen', notice.purpose],
        ] satisfies Fact[])
      : []),
    ['Alles wird gelöscht am', day(sheet.erasedOn)],
  ];
  const rest: Fact[] = notice
    ? [
        ['Kontakt', notice.contact],
        ...(notice.officer ? ([['Datenschutzbeauftragte Stelle', notice.officer]] satisfies Fact[]) : []),
        ['Rechtsgrundlage', notice.legalBasis],
        ['Wer bekommt was zu sehen?', notice.recipients],
      ]
    : [];
  const shown = only === 'first' ? first : only === 'rest' ? rest : [...first, ...rest];
  return (
    <>
      {notice === undefined && only !== 'rest' && (
        <p class="sc-narrow">
          Wer für die Verarbeitung verantwortlich ist und auf welcher Grundlage, hat das Projektteam hier noch nicht
          eingetragen. Fragen Sie dort nach, wenn Sie es vor der ersten Antwort wissen möchten (siehe{' '}
          <a class="sc-a" href="/impressum/">
            Impressum
          </a>
          ).
        </p>
      )}
      <FactList facts={shown} long />
    </>
  );
}

/** What is asked can be read by everybody, before any answer. */
export function MoreOnQuestions({ instrument }: { instrument: InstrumentVersion }) {
  return (
    <p class="sc-muted">
      Was gefragt wird, können alle lesen:{' '}
      <a class="sc-a" href={questionsHref(instrument)}>
        der Fragebogen
      </a>
      .
    </p>
  );
}

/** Your rights, and what the software itself does, stand on a page of their own. */
export function MoreOnDataProtection() {
  return (
    <p class="sc-muted">
      Welche Rechte Sie haben und wie diese Seite selbst mit Daten umgeht, steht unter{' '}
      <a class="sc-a" href="/datenschutz/">
        Datenschutz
      </a>
      .
    </p>
  );
}
