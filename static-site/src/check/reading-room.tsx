import { useRef } from 'preact/hooks';
import type { Check } from '../api-types.ts';
import { LinkButton } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Rooms } from '../components/rooms.tsx';
import { WholeDataSheet } from '../data-sheet/all.tsx';
import { noteShown } from '../data-sheet/seen.ts';
import { day } from '../format.ts';
import { Leave } from '../device/this-device.tsx';
import { browserDevice, unsavedOfOthers } from '../device/wipe.ts';
import { useView } from '../island.tsx';
import type { Stores } from '../link.ts';
import { dataSheetHref } from './route.ts';
import { linkApi } from './store.ts';

/** For links that answer nothing: what they may read, and where. */
export function ReadingRoom(props: { check: Check; token: string; stores: Stores; onWipe: () => void }) {
  const { check, token, stores } = props;
  const sheet = useRef<HTMLHeadingElement>(null);
  const heading = useView(`Selbstcheck ${check.municipality.name}`, 'reading');
  const companion = check.role === 'companion';
  const submitted = check.submission !== undefined;
  return (
    <>
      <Rooms check={check} here="check" />
      <PageHead
        title={check.municipality.name}
        headingRef={heading}
        above={<p class="sc-muted">Selbstcheck, {check.phase.name}</p>}
      >
        {companion
          ? 'Sie begleiten diesen Selbstcheck. Ihr Link liest mit; beantworten lässt sich damit nichts.'
          : 'Mit Ihrem Link lesen Sie das Ergebnis. Beantworten lässt sich damit nichts.'}
      </PageHead>
      <div class="sc-next">
        {submitted ? (
          <p>Abgegeben am {day(check.submission!.on)}.</p>
        ) : (
          <p>Noch ist nichts abgegeben. Das Ergebnis entsteht mit der Abgabe; Ihr Link öffnet es dann.</p>
        )}
        <p class="sc-actions">
          {companion && !submitted && (
            <LinkButton look="primary" href="/koordination/">
              Wie weit die Stellen sind
            </LinkButton>
          )}
          {submitted && (
            <LinkButton look="primary" href="/ergebnis/">
              Ergebnis lesen
            </LinkButton>
          )}
          {companion && check.conduct.agreementOpen && <LinkButton href="/abgleich/">Abgleich lesen</LinkButton>}
        </p>
      </div>
      <section class="sc-section sc-stack" aria-labelledby="datenschutz">
        <h2 class="kern-heading-small" id="datenschutz" tabIndex={-1} ref={sheet}>
          Datenschutz in dieser Phase
        </h2>
        <WholeDataSheet
          api={linkApi(token)}
          instrument={check.instrument}
          onShown={() => {
            noteShown(check.id, stores);
            // Only now it has its place.
            if (location.hash === dataSheetHref) sheet.current?.focus();
          }}
        />
      </section>
      <section class="sc-section sc-stack sc-narrow" aria-labelledby="geraet">
        <h2 class="kern-heading-small" id="geraet">
          Dieses Gerät
        </h2>
        <p>
          Dieser Browser merkt sich nichts, was über diesen Tab hinausgeht. Um wiederzukommen, brauchen Sie Ihren Link.
        </p>
        <Leave unsaved={0} unsavedOfOthers={unsavedOfOthers(browserDevice(), `${check.id}.`)} onWipe={props.onWipe} />
      </section>
    </>
  );
}
