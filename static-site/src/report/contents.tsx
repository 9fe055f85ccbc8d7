import type { Outline } from './outline.ts';

/** What there is to read, to jump to. */
export function Contents({ outline, more }: { outline: Outline; more: { id: string; title: string }[] }) {
  const link = ({ id, title }: { id: string; title: string }) => (
    <li key={id}>
      <a href={`#${id}`}>{title}</a>
    </li>
  );
  return (
    <nav class="sc-contents sc-no-print" aria-labelledby="ueberblick">
      <h2 class="sc-contents__title" id="ueberblick" tabIndex={-1}>
        Inhalt
      </h2>
      <ul class="sc-contents__list">
        {outline.before.map(link)}
        {outline.fields.map(link)}
        {outline.after.map(link)}
        {outline.closing.map(link)}
        {more.map(link)}
      </ul>
    </nav>
  );
}
