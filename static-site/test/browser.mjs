/**
 * Runs test/browser/*.test.mjs, three files at a time: a browser often waits. A file that fails is run once more, alone:
 * what passes then was unsteady, not wrong, and is named so ("UNSTEADY: …"); what fails again has failed.
 *
 *   node test/browser.mjs [FILE...]
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const AT_ONCE = 3;
const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'browser');
const asked = process.argv.slice(2);
const files =
  asked.length > 0
    ? asked
    : readdirSync(folder)
        .filter((name) => name.endsWith('.test.mjs'))
        .map((name) => path.join(folder, name));

/** Prints what the file's tests say once they are through; their counts are added up below. */
function run(file) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--test', '--test-reporter=spec', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (said += chunk));
    child.on('close', (code) => {
      console.log(`${path.basename(file)}\n${said.replace(/^ℹ .*\n/gm, '')}`);
      const count = (name) => Number(said.match(new RegExp(`^ℹ ${name} (\\d+)$`, 'm'))?.[1] ?? 0);
      const failing = [...said.matchAll(/^ {2,}✖ (\S+) \(/gm)].map((match) => match[1]);
      resolve({ file, code, tests: count('tests'), pass: count('pass'), skipped: count('skipped'), failing });
    });
  });
}

const waiting = [...files];
const outcomes = [];
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) outcomes.push(await run(file));
  }),
);
for (const [index, first] of outcomes.entries()) {
  if (first.code === 0) continue;
  const again = await run(first.file);
  outcomes[index] = again;
  if (again.code === 0)
    console.log(`UNSTEADY: ${path.basename(first.file)}: ${[...new Set(first.failing)].join(', ') || 'did not run'}`);
}
const sum = (name) => outcomes.reduce((total, one) => total + one[name], 0);
console.log(`ℹ tests ${sum('tests')}`);
console.log(`ℹ pass ${sum('pass')}`);
console.log(`ℹ fail ${sum('tests') - sum('pass') - sum('skipped')}`);
console.log(`ℹ skipped ${sum('skipped')}`);
process.exit(outcomes.every((one) => one.code === 0) ? 0 : 1);
