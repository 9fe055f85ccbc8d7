import { useState } from 'preact/hooks';
import type { EarlierRound as Round } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { useAction, useLoaded } from '../asking.ts';
import { Actions } from '../components/actions.tsx';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { BringingField, useBringing } from '../exchange/bringing.tsx';
import { worthSending } from '../exchange/upload.ts';
import { day } from '../format.ts';

/** The round before, brought as a file: then the report says what has changed since. */
export function EarlierRound(props: { api: CheckApi; instrument: string; onChanged: () => void }) {
  const { api } = props;
  const read = useLoaded(api.readEarlierRound);
  const round = read.value;
  return (
    <section class="sc-section sc-stack sc-no-print" aria-labelledby="frueher">
      <h2 class="kern-heading-large" id="frueher" tabIndex={-1}>
        Frühere Runde
      </h2>
      {round?.instrument === undefined ? (
        <p class="sc-narrow">
          Haben Sie diesen Selbstcheck schon einmal gemacht? Bringen Sie die Datei von damals mit („Selbstcheck als
          Datei sichern“). Dann zeigt das Ergebnis, was sich seitdem verändert hat.
        </p>
      ) : (
        <p class="sc-narrow">
          Verglichen wird mit der Runde{round.submittedOn ? ` vom ${day(round.submittedOn)}` : ''} ({props.instrument},
          Version {round.instrument.version}).
        </p>
      )}
      {read.problem && <ProblemAlert problem={read.problem} onRetry={() => void read.again()} />}
      {round !== null && (
        <Change
          api={api}
          round={round}
          onChanged={(next) => {
            read.put(next);
            props.onChanged();
          }}
        />
      )}
    </section>
  );
}

/** Brings the file, or takes away what it led to. */
function Change(props: { api: CheckApi; round: Round; onChanged: (round: Round) => void }) {
  const { api, round } = props;
  const [outcome, setOutcome] = useState('');
  const removing = useAction();
  const bringing = useBringing({
    worthSending,
    createUpload: api.createUpload,
    onBegin: () => setOutcome(''),
    read: async (uploaded) => {
      const saved = await api.saveEarlierRound({ seenVersion: round.version, upload: uploaded });
      if (!saved.ok) return saved.problem;
      bringing.clear();
      setOutcome('Die Datei ist gelesen. Der Vergleich steht jetzt im Ergebnis.');
      props.onChanged(saved.value);
      return null;
    },
  });
  const remove = async () => {
    setOutcome('');
    const saved = await removing.run(() => api.saveEarlierRound({ seenVersion: round.version, upload: null }));
    if (saved === null) return;
    setOutcome('Der Vergleich ist entfernt.');
    props.onChanged(saved);
  };
  const problem = bringing.problem ?? removing.problem;
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      {round.instrument === undefined && (
        <div class="sc-form">
          <BringingField
            of={bringing}
            id="frueher-datei"
            label="Datei der früheren Runde"
            hint="JSON, höchstens 5 MB."
            accept=".json,application/json"
          />
        </div>
      )}
      <Actions outcome={bringing.busy ? 'Die Datei wird hochgeladen und gelesen.' : outcome}>
        {round.instrument === undefined && (
          <Button
            busy={bringing.busy}
            busyText={bringing.step.step === 'uploading' ? 'Wird hochgeladen …' : 'Wird gelesen …'}
            onClick={() => void bringing.bring()}
          >
            Zum Vergleich heranziehen
          </Button>
        )}
        {round.instrument !== undefined && (
          <Button busy={removing.busy} busyText="Wird entfernt …" onClick={() => void remove()}>
            Vergleich entfernen
          </Button>
        )}
      </Actions>
    </>
  );
}
