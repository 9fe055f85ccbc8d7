import { useEffect, useRef } from 'preact/hooks';
import type { NewInvitation } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Code } from '../components/code.tsx';
import { CopyText } from '../components/copy-text.tsx';
import { day } from '../format.ts';

/** A new invitation. It is shown this once: nobody can look it up later, only make another. */
export function InvitationPanel(props: { invitation: NewInvitation; doneText: string; onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { municipality, invitation, code, expiresOn } = props.invitation;
  return (
    <div class="sc-panel sc-stack">
      <h2 class="kern-heading-medium" tabIndex={-1} ref={heading}>
        Einladung für {municipality.name}
      </h2>
      <Alert tone="warning" title="Diesen Link und diesen Code sehen Sie nur jetzt">
        <p>
          Schicken Sie ihn der Person, die in der Kommune koordiniert. Er wird nirgends lesbar gespeichert; wer ihn
          verliert, braucht eine neue Einladung.
        </p>
      </Alert>
      <CopyText
        id="invitation"
        label={`Einladungslink, gültig bis ${day(expiresOn)}`}
        text={`${location.origin}/einladung/#${invitation}`}
        buttonText="Link kopieren"
      />
      <div>
        <p>Am Telefon oder auf Papier: Wer {location.host}/code/ öffnet, gibt dort diesen Code ein.</p>
        <Code code={code} label="Code der Einladung" />
      </div>
      <div class="sc-actions">
        <Button look="primary" onClick={props.onDone}>
          {props.doneText}
        </Button>
      </div>
    </div>
  );
}
