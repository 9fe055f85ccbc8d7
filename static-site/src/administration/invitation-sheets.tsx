import type { Phase } from '../api-types.ts';
import { day } from '../format.ts';
import { type Invited, invitationLink } from './admission-list.ts';

/** One sheet of paper for each municipality, to be put into an envelope. On the screen it is not there. */
export function InvitationSheets({ invited, phase }: { invited: Invited[]; phase: Phase }) {
  return (
    <div class="sc-sheets sc-only-print">
      {invited.map(({ municipality, invitation, code, expiresOn }) => (
        <section class="sc-sheets__sheet" key={municipality.key}>
          <p class="sc-sheets__to">
            {municipality.name}
            <br />
            {municipality.key}
          </p>
          <h2>Ihre Einladung zum Selbstcheck</h2>
          <p>
            {municipality.name} ist in die Projektphase „{phase.name}“ aufgenommen. Dieses Schreiben ist für die Person,
            die den Selbstcheck in Ihrer Kommune koordiniert. Sie braucht kein Konto und kein Kennwort.
          </p>
          <ol>
            <li>
              Öffnen Sie im Browser <strong>{location.host}/code/</strong>
            </li>
            <li>
              Geben Sie diesen Code ein: <strong class="sc-sheets__code">{code}</strong>
            </li>
            <li>Bestätigen Sie die Einladung. Dann bekommen Sie Ihren persönlichen Link; bewahren Sie ihn gut auf.</li>
          </ol>
          <p>Lesen Sie dieses Schreiben am Bildschirm, geht es auch mit diesem Link:</p>
          <p class="sc-sheets__link">{invitationLink(invitation, location.origin)}</p>
          <p>
            Die Einladung gilt bis zum {day(expiresOn)}. Antworten können Sie bis zum {day(phase.closesOn)}.
          </p>
          <p>
            Wer Code oder Link kennt, kann den Selbstcheck beginnen. Geben Sie dieses Schreiben deshalb nur weiter, wenn
            jemand anders koordiniert. Ist es verloren gegangen, bitten Sie das Projektteam um eine neue Einladung.
          </p>
        </section>
      ))}
    </div>
  );
}
