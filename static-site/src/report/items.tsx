import { broken } from './text.tsx';

export function Items({ numbered, items }: { numbered: boolean; items: string[] }) {
  const List = numbered ? 'ol' : 'ul';
  return (
    <List class="sc-ritems">
      {items.map((item, index) => (
        <li key={index}>{broken(item)}</li>
      ))}
    </List>
  );
}
