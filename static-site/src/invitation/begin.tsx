import type { Mode, Scope } from '../api-types.ts';
import { Checkbox } from '../components/form.tsx';
import { Radios } from '../components/radios.tsx';
import { MODES, MODE_ORDER, effort, indicatorsIn } from '../conduct.ts';
import { type Instrument, indicatorsOf } from '../instrument.ts';

/** How a check begins. The defaults are what suits most: everything, by departments apart. */
export interface Beginning {
  mode: Mode;
  scope: 'full' | 'short' | 'fields';
  fields: string[];
}

export const USUAL: Beginning = { mode: 'apart', scope: 'full', fields: [] };

/** Null where fields are wanted and none is chosen. */
export function scopeOf(beginning: Beginning, instrument: Instrument | null): Scope | null {
  if (beginning.scope !== 'fields') return beginning.scope;
  const fields = (instrument?.fields ?? []).map((field) => field.id).filter((id) => beginning.fields.includes(id));
  if (fields.length === 0) return null;
  return fields.length === instrument?.fields.length ? 'full' : fields;
}

/** Mode and scope, each with what it means and how long it takes. */
export function BeginningFields(props: {
  instrument: Instrument;
  value: Beginning;
  error: string | null;
  onChange: (value: Beginning) => void;
}) {
  const { instrument, value, onChange } = props;
  const short = indicatorsIn(instrument, 'short');
  return (
    <div class="sc-begin">
      <Radios<Mode>
        id="ablauf"
        legend="Wie möchten Sie antworten?"
        value={value.mode}
        options={MODE_ORDER.map((mode) => ({ value: mode, ...MODES[mode] }))}
        onChange={(mode) => onChange({ ...value, mode })}
      />
      <Radios<Beginning['scope']>
        id="umfang"
        legend="Wie viel?"
        value={value.scope}
        options={[
          {
            value: 'full',
            label: 'Ganzer Fragebogen',
            meaning: `${effort(indicatorsIn(instrument, 'full'))} für eine Stelle, die alles beantwortet. Mit Stufen je Handlungsfeld.`,
          },
          ...(short > 0
            ? [
                {
                  value: 'short' as const,
                  label: 'Kurzform',
                  meaning: `${effort(short)}. Ein erster Überblick, ohne Stufen.`,
                },
              ]
            : []),
          {
            value: 'fields',
            label: 'Einzelne Handlungsfelder',
            meaning: 'Sie wählen, womit Sie sich befassen.',
          },
        ]}
        onChange={(scope) => onChange({ ...value, scope })}
      />
      {value.scope === 'fields' && (
        <fieldset class="sc-plainfield sc-begin__fields" aria-describedby={props.error ? 'felder-fehler' : undefined}>
          <legend class="sc-legend">Welche?</legend>
          {props.error && (
            <p class="kern-error" id="felder-fehler" role="alert">
              <span class="kern-icon kern-icon--danger" aria-hidden="true" />
              <span class="kern-body">{props.error}</span>
            </p>
          )}
          <div class="sc-stack">
            {instrument.fields.map((field) => (
              <Checkbox
                key={field.id}
                id={`feld-${field.id}`}
                checked={value.fields.includes(field.id)}
                hint={effort(indicatorsOf(field).length)}
                onChange={(checked) =>
                  onChange({
                    ...value,
                    fields: checked ? [...value.fields, field.id] : value.fields.filter((one) => one !== field.id),
                  })
                }
              >
                {field.title}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      )}
      <p class="sc-muted">
        Beides lässt sich später ändern; nur kleiner wird der Umfang nicht mehr. Die Zeiten sind geschätzt, ohne
        Rückfragen im Haus.
      </p>
    </div>
  );
}
