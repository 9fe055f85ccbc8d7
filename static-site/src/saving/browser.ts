/** What a saving queue needs of a browser: its clock, its chance, a name for this tab. */
import { writeId } from '../random.ts';
import type { QueueConfig } from './queue.ts';

export const inThisTab = (): Pick<QueueConfig<unknown>, 'tab' | 'now' | 'after' | 'random' | 'writeId'> => ({
  tab: writeId(),
  now: () => performance.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  writeId,
});
