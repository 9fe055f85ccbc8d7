/**
 * Holds the papers to the code where that is cheap: links, commands, settings, alarms, functions, decisions, kinds of
 * items. Each check is seen to fail on a paper that was broken in one place.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT, context } from '../src/check.mjs';
import { ofType } from '../src/template.mjs';

const read = (file) => readFileSync(path.join(ROOT, file), 'utf8');
const inside = (folder, kind) => readdirSync(path.join(ROOT, folder)).filter((name) => name.endsWith(kind)).map((name) => `${folder}/${name}`);

const DECISIONS = 'infrastructure/docs/adr';
const HANDBOOK = 'infrastructure/docs/handbuch.md';
const RECORD = 'infrastructure/docs/data-protection.md';
const { template } = context();
const papers = Object.fromEntries(
  ['README.md', 'static-site/README.md', 'functions/instruments/README.md', ...inside('infrastructure/docs', '.md'), ...inside(DECISIONS, '.md')].map((file) => [file, read(file)]),
);

/** As GitHub makes them: small letters, signs dropped, blanks to hyphens. */
function anchors(text) {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-'),
  );
}

function linksLeadSomewhere(given) {
  const findings = [];
  for (const [file, text] of Object.entries(given)) {
    for (const [, link] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?|mailto):/.test(link)) continue;
      const [to, anchor] = link.split('#');
      const target = to ? path.posix.join(path.posix.dirname(file), to) : file;
      if (!existsSync(path.join(ROOT, target))) findings.push(`${file}: ${link} leads nowhere`);
      else if (anchor && !anchors(given[target] ?? read(target)).includes(anchor)) findings.push(`${file}: ${link} has no such heading`);
    }
  }
  return findings;
}

/** What stands before the first command of a script, which is what its --help prints. */
const help = (command) => read(`infrastructure/bin/${command}`).split(/^set /m)[0];

/** Options that a paper gives to a command of infrastructure/bin; what follows `--` goes to deploy. */
function commandsExist(given) {
  const findings = [];
  for (const [file, text] of Object.entries(given)) {
    const whole = text.replace(/\\\n\s*/g, ' ');
    for (const [, command, rest] of whole.matchAll(/infrastructure\/bin\/([a-z-]+)((?: [^`\n#]*)?)/g)) {
      if (!existsSync(path.join(ROOT, 'infrastructure/bin', command))) {
        findings.push(`${file}: there is no command ${command}`);
        continue;
      }
      const [own, passed = ''] = rest.split(/ -- /);
      for (const [name, words] of [[command, own], ['deploy', passed]]) {
        for (const [option] of words.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)) {
          if (!help(name).includes(option)) findings.push(`${file}: ${name} has no option ${option}`);
        }
        for (const [, parameter] of words.matchAll(/--parameter ([A-Z][A-Za-z]+)=/g)) {
          if (parameter !== 'Name' && !template.Parameters[parameter]) findings.push(`${file}: there is no parameter ${parameter}`);
        }
      }
    }
  }
  return findings;
}

/** Options that a script reads, by its cases. */
function helpNamesEveryOption(scripts) {
  return Object.entries(scripts).flatMap(([command, text]) => {
    const [head, ...body] = text.split(/^set /m);
    const options = [...body.join('set ').matchAll(/^ *(?:-h \| )?((?:--[a-z-]+(?: \| )?)+)\)/gm)].flatMap(([, names]) => names.split(' | '));
    return [...new Set(options)].filter((option) => option !== '--' && option !== '--help' && !head.includes(option)).map((option) => `${command}: --help does not name ${option}`);
  });
}

function decisionsAreListed(given) {
  const findings = [];
  const index = given[`${DECISIONS}/README.md`];
  const files = Object.keys(given).filter((file) => /\/adr\/\d{4}-/.test(file));
  for (const file of files) {
    const name = path.posix.basename(file);
    const title = /^# (\d{4} .+)$/m.exec(given[file])?.[1];
    if (!title?.startsWith(name.slice(0, 4))) findings.push(`${name}: its heading does not begin with its number`);
    if (!index.includes(`- [${title}](${name})`)) findings.push(`${name}: is not in the index under its title`);
    for (const part of ['Date: ', 'Status: ', '## Context', '## Decision', '## Consequences']) if (!given[file].includes(part)) findings.push(`${name}: has no ${part}`);
  }
  for (const [file, text] of Object.entries(given)) {
    for (const [, number] of text.matchAll(/(?:ADR |adr\/|\]\(|\()(\d{4})(?=[-),; ]|\.md)/g)) {
      if (/^00/.test(number) && !files.some((known) => known.includes(`/adr/${number}-`))) findings.push(`${file}: speaks of a decision ${number}, which there is not`);
    }
  }
  return findings;
}

/** Each setting in a row of the table with its default, or among those that no operator gives. */
function settingsAreExplained(handbook) {
  return Object.entries(template.Parameters).flatMap(([name, { Default }]) => {
    const row = handbook.split('\n').find((line) => line.startsWith('| `') && line.split('|')[1].includes(`\`${name}\``));
    if (!row) return handbook.includes(`\`${name}\``) ? [] : [`the handbook does not explain ${name}`];
    const begins = row.split('|').at(-2);
    return Default === '' || name === 'OidcScope' || name === 'GroupsClaim' || begins.includes(String(Default)) ? [] : [`the handbook says that ${name} begins as${begins}instead of ${Default}`];
  });
}

function alarmsAreInTheHandbook(handbook) {
  const alarms = ofType(template, 'AWS::CloudWatch::Alarm').map(([id]) => id);
  const table = /\| Stichwort \|[^]*?\n\n/.exec(handbook)?.[0] ?? '';
  const rows = [...table.matchAll(/^\| ([A-Z]\w+) \|/gm)].map(([, id]) => id).filter((id) => id !== 'Stichwort');
  return [
    ...alarms.filter((id) => !rows.includes(id)).map((id) => `the handbook has no row for the alarm ${id}`),
    ...rows.filter((id) => !alarms.includes(id)).map((id) => `the handbook explains ${id}, which is no alarm`),
  ];
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function theRunbookCountsAlarms(runbook) {
  const count = ofType(template, 'AWS::CloudWatch::Alarm').length;
  const said = /^# Alarms\n\n(\w+), of at most ten/m.exec(runbook)?.[1].toLowerCase();
  return said === NUMBERS[count] ? [] : [`the runbook says ${said} alarms, there are ${count}`];
}

function functionsAreNamed({ readme, runbook }) {
  return ofType(template, 'AWS::Serverless::Function').flatMap(([, { Handler }]) => {
    const name = Handler.split('.').at(-2);
    return [
      ...(readme.includes(`\n| ${name} |`) ? [] : [`README.md does not say what ${name} does`]),
      ...(runbook.includes(`/${name}\``) ? [] : [`runbook.md does not say where the log of ${name} is`]),
    ];
  });
}

/** The other half of a name is in the record: `REGISTER` / `POINTER`, `checks/<id>/documents/`. */
const SECOND_HALVES = ['POINTER', 'submissions/', 'results/', 'documents/', 'earlier/'];

/** The beginnings of all keys of items, and the folders of the bucket, as the code has them. */
function keptThings() {
  const keys = read('functions/app/src/main/java/org/selbstcheck/app/store/Keys.java');
  const objects = read('functions/app/src/main/java/org/selbstcheck/app/objects/ObjectKeys.java');
  return [
    ...new Set([
      ...[...keys.matchAll(/"([A-Z]{3,})(#?)"/g)].map(([, name]) => name),
      ...[...objects.matchAll(/"([a-z]{4,})\//g)].map(([, folder]) => `${folder}/`),
    ]),
  ].filter((name) => !SECOND_HALVES.includes(name));
}

function everyKindIsInTheRecord(record) {
  return keptThings().filter((name) => !record.includes(`\`${name}`)).map((name) => `data-protection.md does not say what ${name} is`);
}

const scripts = Object.fromEntries(
  readdirSync(path.join(ROOT, 'infrastructure/bin')).filter((name) => !name.startsWith('.')).map((name) => [name, read(`infrastructure/bin/${name}`)]),
);
const handbook = papers[HANDBOOK];
const runbook = papers['infrastructure/docs/runbook.md'];
const readme = papers['README.md'];

test('links of the papers lead somewhere', () => {
  assert.deepEqual(linksLeadSomewhere(papers), []);
  assert.match(linksLeadSomewhere({ 'README.md': '[x](nowhere.md)' }).join(), /leads nowhere/);
  assert.match(linksLeadSomewhere({ 'README.md': '[x](infrastructure/docs/runbook.md#nothing)' }).join(), /no such heading/);
});

test('commands of the papers exist, with their options and parameters', () => {
  assert.deepEqual(commandsExist(papers), []);
  assert.match(commandsExist({ x: '`infrastructure/bin/deplo --operator F`' }).join(), /no command deplo/);
  assert.match(commandsExist({ x: 'infrastructure/bin/deploy \\\n  --operater F' }).join(), /deploy has no option --operater/);
  assert.match(commandsExist({ x: '`infrastructure/bin/season-open --archive F -- --archive F`' }).join(), /deploy has no option --archive/);
  assert.match(commandsExist({ x: 'infrastructure/bin/deploy --parameter AlarmMial=x' }).join(), /no parameter AlarmMial/);
});

test('a deployment in the papers names the file of the operator', () => {
  const without = (text) => [...text.replace(/\\\n\s*/g, ' ').matchAll(/infrastructure\/bin\/deploy ([^`\n]*)/g)].filter(([, rest]) => rest.includes('--') && !rest.includes('--operator')).map(([whole]) => whole);
  assert.deepEqual([handbook, runbook, readme].flatMap(without), []);
  assert.equal(without('infrastructure/bin/deploy --dry-run').length, 1);
});

test('the help of every command names all of its options', () => {
  assert.deepEqual(helpNamesEveryOption(scripts), []);
  assert.match(helpNamesEveryOption({ deploy: scripts.deploy.replaceAll('--allow-demo-operator]', ']') }).join(), /does not name --allow-demo-operator/);
});

test('every decision is in the index, and every one that is spoken of is there', () => {
  assert.deepEqual(decisionsAreListed(papers), []);
  const index = `${DECISIONS}/README.md`;
  assert.match(decisionsAreListed({ ...papers, [index]: papers[index].replace('0018 The bucket', '0018 A bucket') }).join(), /0018-.*not in the index/);
  assert.match(decisionsAreListed({ ...papers, x: 'as in (0099)' }).join(), /decision 0099/);
});

test('the handbook explains every setting and every alarm', () => {
  assert.deepEqual([...settingsAreExplained(handbook), ...alarmsAreInTheHandbook(handbook)], []);
  assert.match(settingsAreExplained(handbook.replaceAll('`MailFrom`', '')).join(), /does not explain MailFrom/);
  assert.match(settingsAreExplained(handbook.replace('| 100; 200 |', '| 100; 300 |')).join(), /RequestBurst begins as 100; 300 instead of 200/);
  assert.match(alarmsAreInTheHandbook(handbook.replace('| ApiSlow |', '| ApiSluggish |')).join(), /no row for the alarm ApiSlow.*ApiSluggish/);
});

test('README and runbook know every function and count the alarms', () => {
  assert.deepEqual([...functionsAreNamed({ readme, runbook }), ...theRunbookCountsAlarms(runbook)], []);
  assert.match(functionsAreNamed({ readme: readme.replace('| scoring |', '| score |'), runbook }).join(), /what scoring does/);
  assert.match(functionsAreNamed({ readme, runbook: runbook.replace('`/report`', '') }).join(), /log of report/);
  assert.match(theRunbookCountsAlarms(runbook.replace('Eight, of', 'Seven, of')).join(), /seven/);
});

test('the record of what is stored names every kind of item and every folder of the bucket', () => {
  const record = papers[RECORD];
  assert.deepEqual(everyKindIsInTheRecord(record), []);
  assert.ok(keptThings().length > 30, 'all kinds are found in the code');
  for (const name of ['ROLLOUT', 'LINK#', 'comparison/']) assert.match(everyKindIsInTheRecord(record.replaceAll(`\`${name}`, '')).join(), new RegExp(name.replace('#', '')));
});
