/** What functions/browser makes; see build/scoring.mjs. */
declare module 'selbstcheck-scoring' {
  import type { NoStage, Result, SelfCheck } from '../api-types.ts';
  import type { Instrument } from '../instrument.ts';

  /** Scores a self-check that fits its instrument; throws where it answers another instrument or version. */
  export function score(
    instrument: Instrument,
    selfCheck: SelfCheck,
  ): { result: Result; noStage: Record<string, NoStage> };
}
