import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ReportBlock } from '../api-types.ts';
import { Fold } from './fold.tsx';
import type { ReportTable } from './outline.ts';
import { drawing } from './drawing.ts';
import { Table } from './table.tsx';

/**
 * A picture that core has drawn, on paper of its own, because it knows no dark page. Where the page is narrower than
 * what can be read it scrolls by itself; the table behind it says the same and never has to.
 */
export function Figure(props: { figure: Extract<ReportBlock, { type: 'figure' }>; tables: ReportTable[] }) {
  const { figure, tables } = props;
  const paper = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const picture = drawing(figure.svg);
    paper.current?.replaceChildren(...(picture === null ? [] : [picture]));
  }, [figure.svg]);
  useEffect(() => {
    const look = () => {
      const box = paper.current;
      if (box !== null) setScrolls(box.scrollWidth > box.clientWidth + 1);
    };
    // Also when what it stands in opens.
    const observer = new ResizeObserver(look);
    if (paper.current !== null) observer.observe(paper.current);
    return () => observer.disconnect();
  }, [figure.svg]);
  return (
    <figure class="sc-figure">
      <div
        class="sc-figure__paper"
        ref={paper}
        {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': `${figure.title}, seitlich verschiebbar` } : {})}
      />
      {scrolls && (
        <figcaption class="sc-small sc-muted sc-no-print">
          Das Bild lässt sich zur Seite schieben. Dieselben Zahlen stehen darunter als Tabelle.
        </figcaption>
      )}
      {tables.map((table, index) => (
        <Fold key={index} title={tables.length === 1 ? 'Dieselben Zahlen als Tabelle' : table.caption}>
          <Table table={table} />
        </Fold>
      ))}
    </figure>
  );
}
