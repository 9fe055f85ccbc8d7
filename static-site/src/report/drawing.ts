/** The shapes that core draws with; whatever else stands in a picture is left out, wherever it came from. */
const SHAPES = new Set([
  'svg',
  'title',
  'desc',
  'g',
  'defs',
  'pattern',
  'rect',
  'line',
  'circle',
  'path',
  'polyline',
  'polygon',
  'text',
  'tspan',
]);

/** The picture as an element; null where it is none. It brings no style, no script and no address along. */
export function drawing(svg: string): Element | null {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  if (parsed.localName !== 'svg') return null;
  for (const element of [parsed, ...parsed.querySelectorAll('*')]) {
    if (!SHAPES.has(element.localName)) element.remove();
    for (const { name } of [...element.attributes]) {
      if (/^on|^style$|href$/i.test(name)) element.removeAttribute(name);
    }
  }
  return document.importNode(parsed, true);
}
