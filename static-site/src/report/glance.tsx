import type { ReportBlock, ReportSection } from '../api-types.ts';
import { Blocks } from './block.tsx';

/**
 * For people with one minute: what stands, what is missing, what to do first, side by side; below it what the section
 * says of the whole. Its leading sentence stands in the head of the page.
 */
export function Glance({ section, fields }: { section: ReportSection; fields: string[] }) {
  const rest = section.blocks.filter((block) => block !== leadOf(section));
  return (
    <section class="sc-glance-all" aria-label={section.title}>
      <div class="sc-glance">
        {section.sections.map((part) => (
          <div
            key={part.id}
            class={part.id === 'was-zuerst' ? 'sc-glance__part sc-glance__part--strong' : 'sc-glance__part'}
          >
            <h2 class="sc-glance__title" id={part.id}>
              {part.title}
            </h2>
            {part.blocks.map((block, index) =>
              block.type === 'items' ? (
                <Points key={index} block={block} fields={fields} />
              ) : (
                <Blocks key={index} blocks={[block]} />
              ),
            )}
          </div>
        ))}
      </div>
      {rest.length > 0 && (
        <div class="sc-result-counts sc-rbody">
          <Blocks blocks={rest} />
        </div>
      )}
    </section>
  );
}

function Points({ block, fields }: { block: Extract<ReportBlock, { type: 'items' }>; fields: string[] }) {
  const List = block.numbered ? 'ol' : 'ul';
  return (
    <List class={block.numbered ? 'sc-glance__list sc-glance__list--steps' : 'sc-glance__list'}>
      {block.items.map((item, index) => {
        // „Steuerung: Ein Beschluss fehlt.“: the field is set apart, so that one finds it.
        const field = fields.find((title) => item.startsWith(`${title}: `));
        return (
          <li key={index}>
            {field !== undefined && (
              <span class="sc-glance__field">
                {field}
                <span class="kern-sr-only">: </span>
              </span>
            )}
            {field === undefined ? item : item.slice(field.length + 2)}
          </li>
        );
      })}
    </List>
  );
}

/** The sentence under the heading of the page: the leading one, or, in a tone that has none, the first. */
export function leadOf(section: ReportSection | null): ReportBlock | null {
  const first = section?.blocks[0];
  return section?.blocks.find((block) => block.type === 'lead') ?? (first?.type === 'paragraph' ? first : null);
}
