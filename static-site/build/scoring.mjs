/**
 * The scoring of core, compiled to JavaScript (functions/browser). Islands import it as `selbstcheck-scoring`;
 * what cannot be built with it is not built without it.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../infrastructure/bin/browser-scoring', import.meta.url));

function built(...options) {
  const run = spawnSync(command, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (run.status !== 0) throw new Error(`The scoring could not be built: ${command} ${options.join(' ')}`);
  return run.stdout.trim();
}

/** Path of the module; builds it if core has changed since. */
export const scoringModule = () => built();

/** Path of what core scored, one JSON object a line; for tests. */
export const scoringVectors = () => built('--vectors');
