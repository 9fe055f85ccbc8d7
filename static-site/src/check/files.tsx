import { Crumb } from '../components/crumb.tsx';
import { PageHead } from '../components/page-head.tsx';
import { BlankForms } from '../exchange/forms.tsx';
import { ImportPanel } from '../exchange/import-panel.tsx';
import { useView } from '../island.tsx';
import { OWN_FIELD, ownFieldLeftOut } from '../own-statements.ts';
import { leads } from '../roles.ts';
import { overviewHref, topicHref } from './route.ts';
import type { CheckStore } from './store.ts';

/** Answering on paper or in a table, and taking in again what was filled in there. */
export function FilesView(props: { store: CheckStore; onChanged: () => void }) {
  const { store } = props;
  const heading = useView('Auf Papier oder in Excel', 'files');
  const nameOf = (department: string) =>
    store.check.departments.find((one) => one.id === department)?.name ?? department;
  return (
    <>
      <PageHead
        title="Auf Papier oder in Excel"
        headingRef={heading}
        above={<Crumb href={overviewHref}>Übersicht</Crumb>}
      >
        Zum Herumgeben im Haus, für eine Sitzung ohne Bildschirm oder zum Ausfüllen in Ruhe.
      </PageHead>
      <section class="sc-stack" aria-labelledby="leer">
        <h2 class="kern-heading-medium" id="leer">
          Leeres Formular holen
        </h2>
        <p class="sc-narrow">
          Das PDF ist zum Ausdrucken. Die Excel-Tabelle füllen Sie aus und lesen sie unten wieder ein; sie öffnet sich
          auch in LibreOffice. Auf beiden steht in Kürze, was in dieser Phase zum Datenschutz gilt.
        </p>
        <BlankForms
          api={store.api}
          instrument={store.check.instrument}
          choice={ownFieldLeftOut(store.instrument.fields).map(({ id, title }) => ({ id, title }))}
        />
        {store.instrument.fields.some((field) => field.id === OWN_FIELD) && (
          <p class="sc-narrow">
            Die eigenen Aussagen Ihrer Kommune stehen nicht auf dem Formular.{' '}
            <a class="sc-a" href={topicHref(OWN_FIELD, OWN_FIELD)}>
              Beantworten Sie sie hier
            </a>
            .
          </p>
        )}
      </section>
      <section class="sc-section sc-stack" aria-labelledby="ausgefuellt">
        <h2 class="kern-heading-medium" id="ausgefuellt">
          Ausgefülltes einlesen
        </h2>
        {store.check.writable ? (
          <>
            <p class="sc-narrow">
              Die ausgefüllte Excel-Tabelle, oder eine Datei aus dem{' '}
              <a class="sc-a" href="/schnellcheck/">
                Schnellcheck
              </a>
              . Zuerst sehen Sie, was sich ändern würde; übernommen wird erst, wenn Sie zustimmen. Es geht nur um
              Antworten {leads(store.check.role) ? 'der Koordination' : 'Ihrer Stelle'}.
            </p>
            <ImportPanel
              api={store.api}
              instrument={store.instrument}
              nameOf={nameOf}
              onApplied={() => void store.catchUp().then(props.onChanged)}
            />
          </>
        ) : (
          <p class="sc-narrow">Der Selbstcheck nimmt gerade keine Antworten an; einlesen lässt sich deshalb nichts.</p>
        )}
      </section>
    </>
  );
}
