import type { DocumentKind, DocumentOrder, Edition, Tone } from '../api-types.ts';
import { Select } from '../components/form.tsx';
import {
  EDITION_NAMES,
  KINDS,
  TONES,
  TONE_NAMES,
  editionsOf,
  hasTone,
  kindName,
  usualEdition,
} from '../report/words.ts';

export const USUAL_ORDER: DocumentOrder = { kind: 'pdf', tone: 'balanced', edition: 'public' };

/** Whose documents are, and what the project team sees of them. */
export const AboutDocuments = () => (
  <p class="sc-narrow">
    Ein Dokument entsteht aus der letzten Abgabe und gehört der Kommune. Sie sehen, ob es fertig ist; öffnen können Sie
    es, sobald die Kommune es freigibt.
  </p>
);

/** Which document: its kind, its tone, its edition. */
export function OrderFields(props: { id: string; order: DocumentOrder; onChange: (order: DocumentOrder) => void }) {
  const { id, order, onChange } = props;
  const kind = KINDS.find((one) => one.kind === order.kind);
  const editions = editionsOf(order.kind);
  return (
    <>
      <Select
        id={`${id}-kind`}
        label="Dokument"
        hint={kind?.purpose ?? ''}
        value={order.kind}
        options={KINDS.map((one) => ({ value: one.kind, label: kindName(one.kind) }))}
        onInput={(value) => {
          const next = value as DocumentKind;
          onChange({
            kind: next,
            tone: hasTone(next) ? order.tone : 'balanced',
            edition: editionsOf(next).includes(order.edition) ? order.edition : usualEdition(next),
          });
        }}
      />
      {hasTone(order.kind) && (
        <Select
          id={`${id}-tone`}
          label="Ton"
          hint="Ermutigend beginnt mit den Stärken, ausgewogen geht Feld für Feld vor, deutlich sagt zuerst, was fehlt. Die Zahlen sind dieselben."
          value={order.tone}
          options={TONES.map((tone) => ({ value: tone, label: TONE_NAMES[tone] }))}
          onInput={(tone) => onChange({ ...order, tone: tone as Tone })}
        />
      )}
      <Select
        id={`${id}-edition`}
        label="Fassung"
        hint="Die interne nennt Stellen, Anmerkungen und Minderheitsmeinungen, die öffentliche nicht."
        value={order.edition}
        options={editions.map((edition) => ({ value: edition, label: EDITION_NAMES[edition] }))}
        onInput={(edition) => onChange({ ...order, edition: edition as Edition })}
      />
    </>
  );
}
