/**
 * Runs test/browser/*.test.mjs, three files at a time: a browser often waits. What took longest the last time begins
 * first, so that nothing long is left for the end. A test that fails is run once more, alone: what passes then was
 * unsteady, not wrong, and is named so ("UNSTEADY: …"); what fails again has failed.
 *
 *   node test/browser.mjs [FILE...]
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
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

/** Where the seconds of the last time are kept, by the file's name. */
const cache = path.join(folder, '../../.cache');
const secondsFile = path.join(cache, 'browser-seconds.json');
const seconds = secondsOfLastTime();
function secondsOfLastTime() {
  try {
    return JSON.parse(readFileSync(secondsFile, 'utf8'));
  } catch {
    return {};
  }
}
const lastTime = (file) => seconds[path.basename(file)] ?? Number.MAX_SAFE_INTEGER;

/**
 * Prints what the file's tests say once they are through; their counts are added up below.
 *
 * @param names of the tests to run; all of the file if there are none
 */
function run(file, names = []) {
  return new Promise((resolve) => {
    const only = names.map((name) => `--test-name-pattern=/^${name.replace(/[^\w ]/g, '\\$&')}$/`);
    const began = Date.now();
    const child = spawn(process.execPath, ['--test', '--test-reporter=spec', ...only, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (said += chunk));
    child.on('close', (code) => {
      console.log(`${path.basename(file)}\n${said.replace(/^ℹ .*\n/gm, '')}`);
      const count = (name) => Number(said.match(new RegExp(`^ℹ ${name} (\\d+)$`, 'm'))?.[1] ?? 0);
      const suites = new Set([...said.matchAll(/^( *)▶ (.+)$/gm)].map(([, indent, name]) => indent + name));
      const failing = [...said.matchAll(/^( +)✖ (.+) \([\d.]+ms\)$/gm)]
        .filter(([, indent, name]) => !suites.has(indent + name))
        .map(([, , name]) => name);
      resolve({
        file,
        code,
        tests: count('tests'),
        ran: count('tests') - count('skipped'),
        failed: count('fail') + count('cancelled'),
        failing,
        seconds: Math.round((Date.now() - began) / 1000),
      });
    });
  });
}

/** The tests that failed, alone; the whole file where they cannot be told, as when it did not even begin. */
async function runAgain(first) {
  if (first.failing.length > 0 && first.failing.length === first.failed) {
    const again = await run(first.file, first.failing);
    if (again.ran >= first.failing.length)
      return { ...first, code: again.code, failed: again.failed, failing: again.failing };
  }
  return run(first.file);
}

const waiting = files.sort((one, other) => lastTime(other) - lastTime(one));
const outcomes = [];
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) outcomes.push(await run(file));
  }),
);
for (const one of outcomes) seconds[path.basename(one.file)] = one.seconds;
mkdirSync(cache, { recursive: true });
writeFileSync(secondsFile, JSON.stringify(seconds));
for (const [index, first] of outcomes.entries()) {
  if (first.code === 0) continue;
  outcomes[index] = await runAgain(first);
  if (outcomes[index].code === 0)
    console.log(`UNSTEADY: ${path.basename(first.file)}: ${[...new Set(first.failing)].join(', ') || 'did not run'}`);
}
const sum = (name) => outcomes.reduce((total, one) => total + one[name], 0);
console.log(`ℹ tests ${sum('tests')}`);
console.log(`ℹ pass ${sum('ran') - sum('failed')}`);
console.log(`ℹ fail ${sum('failed')}`);
console.log(`ℹ skipped ${sum('tests') - sum('ran')}`);
process.exit(outcomes.every((one) => one.code === 0) ? 0 : 1);
