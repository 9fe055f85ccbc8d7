import { StackTable } from '../../components/stack-table.tsx';
import type { Instrument } from '../../instrument.ts';
import { Fold } from '../../report/fold.tsx';

/** How the numbers came about, in short; and that the method is the project's own. */
export function Method({ instrument, method }: { instrument: Instrument; method: number }) {
  const plain = (value: number) => String(value).replace('.', ',');
  return (
    <section class="sc-section sc-stack" aria-labelledby="methode">
      <h2 class="kern-heading-medium" id="methode">
        Wie die Zahlen entstehen
      </h2>
      <p class="sc-narrow">
        Die Methode (Version {method}) ist eine eigene Entwicklung dieses Projekts und nicht wissenschaftlich validiert.
        Alle Werte sind Selbsteinschätzungen: Sie dienen dem Gespräch in der eigenen Kommune und taugen nicht für
        Ranglisten.
      </p>
      <p class="sc-narrow sc-muted">
        {instrument.title}, Version {instrument.version}
      </p>
      <Fold title="Die Methode in Kürze">
        <div class="sc-prose">
          <p>
            Jede Stelle gibt je Indikator einen Stand auf der Skala an oder sagt „weiß nicht“, „nicht unser Bereich“
            oder „trifft nicht zu“. Ist eine Antwort vereinbart, gilt sie; die Antworten der Stellen bleiben daneben
            stehen. Sonst gilt: Bei Sachständen zählt die zuständige Stelle, bei Einschätzungen der Durchschnitt aller.
          </p>
          <p>
            Der Wert eines Handlungsfelds ist das gewichtete Mittel seiner bewerteten Indikatoren, umgerechnet auf 0 bis
            100. Was nicht zutrifft, zählt nicht mit; was offen ist, senkt den Wert nicht, sondern den Anteil der
            beantworteten Fragen. Ab {plain(instrument.minimumCoverage)} % beantworteten und{' '}
            {plain(instrument.minimumApplicable)} % zutreffenden Gewichts hat ein Feld eine Stufe. Ist ein
            Schlüsselindikator kaum begonnen oder ungeklärt, wird höchstens „
            {instrument.stages[instrument.capStage]?.label}“ ausgewiesen.
          </p>
          <p>
            Stärken erreichen mindestens drei Viertel der Skala. Lücken liegen im untersten Viertel, bei
            Schlüsselindikatoren unter der Hälfte, oder sie liegen unter drei Vierteln und mindestens die Hälfte derer,
            die einen Stand angaben, sieht Handlungsbedarf. Was dazwischenliegt, ist in Arbeit. Wissenslücken sind
            Fragen, auf die niemand eine Antwort wusste; sie gelten nie als Nein.
          </p>
        </div>
        <StackTable
          caption="Die Stufen"
          columns={[{ label: 'Stufe' }, { label: 'ab Wert', numeric: true }, { label: 'Bedeutung' }]}
          rows={instrument.stages.map((stage) => ({
            key: stage.label,
            cells: [stage.label, plain(stage.from), stage.explanation],
          }))}
        />
        <StackTable
          caption="Die Skala"
          columns={[{ label: 'Stand' }, { label: 'Bedeutung' }]}
          rows={instrument.scale.map((one, index) => ({
            key: one.label,
            cells: [`${index} – ${one.label}`, one.meaning],
          }))}
        />
      </Fold>
    </section>
  );
}
