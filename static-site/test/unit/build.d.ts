/** The build's own modules, for the unit tests. */
declare module '*/build/kern.mjs' {
  export function oklchToHex(lightness: number, chroma: number, hue: number): string;
  export function portableKern(css: string): { css: string; icons: Map<string, string> };
}
declare module '*/build/instruments.mjs' {
  export function mainFirst<T extends { id: string }>(instruments: T[], id: string | undefined): T[];
  export function readInstrument(file: string): unknown;
  export function readKeyReasons(folder: string, instrument: { id: string; version: number }): Record<string, string>;
}
