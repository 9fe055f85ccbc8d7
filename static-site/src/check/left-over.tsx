import { useState } from 'preact/hooks';
import type { AnswerValue, NoteValue } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import type { CheckStore } from './store.ts';
import { typedLines } from './unsent-text.ts';
import { describeAnswerValue, describeNoteValue } from './words.ts';

/** What was typed to an own statement that was taken away meanwhile: nobody takes it any more, and it is not lost. */
export function LeftOver({ store }: { store: CheckStore }) {
  const [, setTimes] = useState(0);
  const items = store.leftOver();
  const typed = store.leftOverTyping();
  if (items.length === 0 && typed.length === 0) return null;
  return (
    <div class="sc-left-over">
      <Alert tone="warning" title="Eine eigene Aussage wurde inzwischen entfernt" live="polite">
        <p>
          Die Koordination hat sie aus dem Fragebogen genommen. Was Sie zuletzt dazu eingegeben haben, ist nicht
          gespeichert und liegt nur auf diesem Gerät:
        </p>
        {items.map(({ part, indicator, value }) => (
          <div key={`${part} ${indicator}`} class="sc-before">
            {(part === 'answer'
              ? describeAnswerValue(value as AnswerValue, store.instrument)
              : describeNoteValue(value as NoteValue)
            ).map((line) => (
              <p key={line} class="sc-before__text">
                {line}
              </p>
            ))}
            <Button look="tertiary" onClick={() => store.giveUp(part, indicator)}>
              {part === 'answer' ? 'Diese Antwort verwerfen' : 'Diesen Kommentar verwerfen'}
            </Button>
          </div>
        ))}
        {typed.map((one) => (
          <div key={`${one.kind} ${one.indicator}`} class="sc-before">
            {typedLines(one).map((line) => (
              <p key={line} class="sc-before__text">
                {line}
              </p>
            ))}
            <Button
              look="tertiary"
              onClick={() => {
                store.typing.set(one.indicator, one.kind, '');
                setTimes((times) => times + 1);
              }}
            >
              Angefangenes verwerfen
            </Button>
          </div>
        ))}
        <p>Bringt die Koordination die Aussage zurück, können Sie es noch einmal speichern.</p>
      </Alert>
    </div>
  );
}
