/** Bundles test/unit/*.test.ts (TypeScript, no DOM) into .cache/ and runs them with node:test. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { scoringModule, scoringVectors } from '../build/scoring.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = path.join(root, '.cache/unit');
rmSync(out, { recursive: true, force: true });
const tests = readdirSync(path.join(root, 'test/unit')).filter((name) => name.endsWith('.test.ts'));
const scoring = scoringModule();
await esbuild.build({
  entryPoints: tests.map((name) => path.join(root, 'test/unit', name)),
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  outExtension: { '.js': '.mjs' },
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  alias: { 'selbstcheck-scoring': scoring },
  logLevel: 'warning',
});
const run = spawnSync(
  process.execPath,
  ['--test', '--test-reporter=dot', ...tests.map((name) => path.join(out, name.replace(/\.ts$/, '.mjs')))],
  {
    stdio: 'inherit',
    cwd: root,
    env: { ...process.env, SCORING_MODULE: scoring, SCORING_VECTORS: scoringVectors() },
  },
);
process.exit(run.status ?? 1);
