/**
 * KERN's style sheet as we serve it. The rules stay as they are; two things about their values change, because of
 * whom the site must reach and how strictly it is delivered:
 *
 * - `oklch()` becomes a hex colour. KERN's palette lies within sRGB, and Chrome before 111, Safari before 15.4 and
 *   Firefox before 113 would show the pages without any colour.
 * - icons inlined as `data:` URLs become files, so that the Content-Security-Policy can stay `default-src 'self'`.
 */
import { createHash } from 'node:crypto';

const OKLCH = /oklch\(\s*([\d.]+)%\s+([\d.]+)\s+([\d.]+)\s*\)/g;
const DATA_SVG = /url\("data:image\/svg\+xml,([^"]+)"\)/g;

/** `lightness` in per cent, `hue` in degrees; out-of-gamut channels are clipped. */
export function oklchToHex(lightness, chroma, hue) {
  const l = lightness / 100;
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  const channel = (value) => {
    const gamma = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, gamma)) * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${linear.map(channel).join('')}`;
}

/** The style sheet with portable values, and the icon files it refers to (name → SVG). */
export function portableKern(css) {
  const icons = new Map();
  const portable = css
    .replace(OKLCH, (_, l, c, h) => oklchToHex(Number(l), Number(c), Number(h)))
    .replace(DATA_SVG, (_, encoded) => {
      const svg = decodeURIComponent(encoded);
      const name = `${createHash('sha256').update(svg).digest('hex').slice(0, 10)}.svg`;
      icons.set(name, svg);
      return `url("icons/${name}")`;
    });
  return { css: portable, icons };
}
