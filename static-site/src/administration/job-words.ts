import type { Job } from '../api-types.ts';
import { EDITION_NAMES, TONE_NAMES, kindName } from '../report/words.ts';

export const isUnderWay = (job: Job): boolean => job.state === 'waiting' || job.state === 'running';

export function jobName(job: Job): string {
  if (job.kind === 'scoring') return 'Auswertung';
  if (job.kind === 'erasure') return 'Löschung';
  if (job.kind === 'phase') return `Phase ${job.phase}: Änderung an alle Kommunen`;
  return [
    job.documentKind ? kindName(job.documentKind) : 'Dokument',
    ...(job.tone ? [TONE_NAMES[job.tone]] : []),
    ...(job.edition ? [EDITION_NAMES[job.edition]] : []),
  ].join(', ');
}

export const JOB_STATES: Record<Job['state'], string> = {
  waiting: 'wartet',
  running: 'läuft',
  done: 'fertig',
  failed: 'gescheitert',
};
