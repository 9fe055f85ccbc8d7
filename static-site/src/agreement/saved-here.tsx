import { Conflict } from '../check/conflict.tsx';
import { SaveMark } from '../check/save-state.tsx';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import type { SlotView } from '../saving/queue.ts';

/** How it stands with saving the meeting or the aims: quiet when all is well, both values where somebody else saved. */
export function SavedHere<Value>(props: {
  view: SlotView<Value>;
  describe: (value: Value) => string[];
  onChoose: (choice: 'mine' | 'theirs') => void;
  onRetry: () => void;
}) {
  const { view } = props;
  return (
    <div class="sc-saved-here sc-no-print">
      <SaveMark state={view.state} />
      {view.conflict && (
        <Conflict
          mine={props.describe(view.conflict.mine)}
          theirs={props.describe(view.conflict.theirs)}
          onChoose={props.onChoose}
        />
      )}
      {view.problem && (
        <Alert tone="danger" title={view.problem.title} live="assertive">
          <p>{view.problem.detail}</p>
          <p>
            <Button onClick={props.onRetry}>Noch einmal speichern</Button>
          </p>
        </Alert>
      )}
    </div>
  );
}
