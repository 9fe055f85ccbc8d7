import { useEffect, useRef } from 'preact/hooks';
import type { NewInvitation } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Code } from '../components/code.tsx';
import { CopyText } from '../components/copy-text.tsx';
import { day } from '../format.ts';

/** A new invitation. It is shown this once: nobody can look it up later, only make another. */
export function InvitationPanel(props: {
  invitation: NewInvitation;
  /** Where it goes and in which phase, for whoever asked to take part. */
  mail?: { address: string; phase: string };
  doneText: string;
  onDone: () => void;
}) {
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
      {props.mail && (
        <CopyText
          id="invitation-mail"
          label={`Text für Ihre Mail an ${props.mail.address}`}
          text={invitationMail(props.invitation, props.mail.phase, location)}
          rows={12}
          buttonText="Text kopieren"
        />
      )}
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

/** What the project team writes to whoever asked to take part. */
export const invitationMail = (
  { municipality, invitation, code, expiresOn }: NewInvitation,
  phase: string,
  { origin, host }: { origin: string; host: string },
): string => `Guten Tag,

vielen Dank für Ihre Anmeldung. ${municipality.name} nimmt am Selbstcheck teil: ${phase}.

Mit diesem Link beginnen Sie. Er ist Ihre Einladung und gilt bis ${day(expiresOn)}:
${origin}/einladung/#${invitation}

Öffnet sich der Link nicht, gehen Sie auf ${host}/code/ und geben dort diesen Code ein:
${code}

Bitte geben Sie beides nur an die Person weiter, die den Selbstcheck bei Ihnen koordiniert.

Freundliche Grüße
`;
