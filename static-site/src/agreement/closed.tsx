import type { ComponentChildren } from 'preact';
import type { Check } from '../api-types.ts';
import { LinkButton } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Rooms } from '../components/rooms.tsx';
import { day, enumerateNames } from '../format.ts';
import { useView } from '../island.tsx';
import { leads, ownDepartment } from '../roles.ts';

/** Not opened yet: says why that is good, whose turn it is, and what one can do meanwhile. */
export function Closed({ check }: { check: Check }) {
  const heading = useView('Abgleich', 'agreement-closed');
  const own = ownDepartment(check);
  return (
    <>
      <Rooms check={check} here="abgleich" />
      <PageHead title="Der Abgleich ist noch nicht geöffnet" headingRef={heading}>
        Bis dahin urteilt jede Stelle für sich, und keine sieht die Antworten der anderen. So bleiben die ersten
        Einschätzungen unabhängig.
      </PageHead>
      {leads(check.role) ? (
        <Box>
          <Released check={check} />
          <p>
            Wenn die wichtigsten Teile freigegeben sind, öffnen Sie den Abgleich auf der Seite „Koordination“. Danach
            stehen hier alle freigegebenen Antworten nebeneinander.
          </p>
          <LinkButton look="primary" href="/koordination/">
            Zur Koordination
          </LinkButton>
        </Box>
      ) : check.role === 'department' ? (
        <Box>
          {own?.released ? (
            <p>
              <strong>Ihr Teil ist freigegeben.</strong> Mehr ist für Sie im Moment nicht zu tun. Geöffnet wird der
              Abgleich von der Stelle, die den Selbstcheck koordiniert; danach sehen Sie hier, wie die anderen
              geantwortet haben.
            </p>
          ) : (
            <p>
              <strong>Ihr Teil ist noch nicht freigegeben.</strong> Geben Sie ihn frei, wenn Sie fertig sind. Sobald der
              Abgleich geöffnet ist, sehen Sie hier, wie die anderen geantwortet haben.
            </p>
          )}
          {check.conduct.deadline && !own?.released && (
            <p>Die Antworten sind bis {day(check.conduct.deadline)} erbeten.</p>
          )}
          <LinkButton look={own?.released ? 'secondary' : 'primary'} href="/check/">
            Zu Ihren Antworten
          </LinkButton>
        </Box>
      ) : (
        <Box>
          <p>
            Geöffnet wird er von der Stelle, die den Selbstcheck koordiniert. Danach lesen Sie hier mit, wo die Stellen
            es verschieden sehen und worauf sie sich einigen.
          </p>
        </Box>
      )}
    </>
  );
}

function Released({ check }: { check: Check }) {
  const units = check.departments.filter((one) => !one.closed);
  const released = units.filter((one) => one.released).map((one) => one.name);
  const waiting = units.filter((one) => !one.released).map((one) => one.name);
  return (
    <dl class="sc-sides">
      <div>
        <dt>Freigegeben</dt>
        <dd>{released.length > 0 ? enumerateNames(released) : 'noch keine Stelle'}</dd>
      </div>
      {waiting.length > 0 && (
        <div>
          <dt>Noch nicht freigegeben</dt>
          <dd>{enumerateNames(waiting)}</dd>
        </div>
      )}
    </dl>
  );
}

/** Open for others, but a department sees it only with its own cards on the table. */
export function Unreleased({ check }: { check: Check }) {
  const heading = useView('Abgleich', 'agreement-unreleased');
  return (
    <>
      <Rooms check={check} here="abgleich" />
      <PageHead title="Geben Sie zuerst Ihren Teil frei" headingRef={heading}>
        Der Abgleich ist geöffnet. Die Antworten der anderen sehen Sie, sobald Ihr eigener Teil freigegeben ist. So
        bleibt Ihr Urteil Ihr eigenes.
      </PageHead>
      <Box>
        <p>
          Sie müssen nicht alles beantwortet haben. „Weiß nicht“ und „nicht unser Bereich“ sind gute Antworten, und bis
          zur Abgabe können Sie die Freigabe zurücknehmen.
        </p>
        <LinkButton look="primary" href="/check/">
          Zu Ihren Antworten
        </LinkButton>
      </Box>
    </>
  );
}

/** A viewer's link opens the result and nothing else. */
export function ResultOnly({ check }: { check: Check }) {
  const heading = useView('Abgleich', 'agreement-viewer');
  return (
    <>
      <PageHead title="Mit Ihrem Link lesen Sie das Ergebnis" headingRef={heading}>
        Der Abgleich ist das Gespräch der Stellen untereinander. Was dabei herauskommt, steht im Ergebnis.
      </PageHead>
      <Box>
        <p>
          {check.submission
            ? `Abgegeben wurde am ${day(check.submission.on)}.`
            : 'Ein Ergebnis gibt es, sobald der Selbstcheck abgegeben ist.'}
        </p>
        <LinkButton look="primary" href="/ergebnis/">
          Zum Ergebnis
        </LinkButton>
      </Box>
    </>
  );
}

const Box = (props: { children: ComponentChildren }) => <div class="sc-next">{props.children}</div>;
