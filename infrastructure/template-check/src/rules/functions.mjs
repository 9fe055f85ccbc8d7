/** Rules about the functions themselves: runtime, size, time, log, and that their code exists. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { functions, ofType, target } from '../template.mjs';

const RUNTIMES = ['java25', 'provided.al2023'];

export function theRuntimeIsAParameter({ template }) {
  const findings = [];
  const allowed = template.Parameters?.Runtime?.AllowedValues ?? [];
  if (allowed.join() !== RUNTIMES.join()) findings.push(['Parameters.Runtime', `allows ${allowed} instead of ${RUNTIMES}`]);
  for (const [id, one] of functions(template)) {
    if (target(one.Runtime) !== 'Runtime') findings.push([id, 'has a runtime of its own']);
    if ([one.Architectures].flat().join() !== 'x86_64') findings.push([id, 'is not built for x86_64']);
  }
  return findings;
}

/** The HTTP API gives up after 30 s, whatever a function is allowed. */
const LONGEST_ANSWER_SECONDS = 29;

export function everyFunctionIsBounded({ template }) {
  const findings = [];
  for (const [id, one] of functions(template)) {
    if (!Number.isInteger(one.Timeout)) findings.push([id, 'has no timeout']);
    if (one.MemorySize === undefined) findings.push([id, 'has no memory size']);
    if (!one.Description) findings.push([id, 'has no description']);
    const answers = Object.values(one.Events ?? {}).some((event) => event.Type === 'HttpApi');
    if (answers && one.Timeout > LONGEST_ANSWER_SECONDS) findings.push([id, `may take ${one.Timeout} s, longer than the API waits`]);
  }
  return findings;
}

export function everyFunctionHasALogThatEnds({ template }) {
  const findings = [];
  const owners = new Map();
  for (const [id, one] of functions(template)) {
    const group = target(one.LoggingConfig?.LogGroup);
    if (template.Resources[group]?.Type !== 'AWS::Logs::LogGroup') findings.push([id, 'has no log group of its own']);
    else if (owners.has(group)) findings.push([id, `writes to the log of ${owners.get(group)}`]);
    owners.set(group, id);
  }
  for (const [id, group] of ofType(template, 'AWS::Logs::LogGroup')) {
    if (group.RetentionInDays === undefined) findings.push([id, 'is kept for ever']);
  }
  return findings;
}

/** Which module makes which package. */
const PACKAGES = { 'functions/app/target/lambda.zip': 'app', 'functions/documents/target/lambda.zip': 'documents' };

export function everyHandlerExists({ template, root }) {
  const findings = [];
  for (const [id, one] of functions(template)) {
    const module = PACKAGES[one.CodeUri];
    if (!module) {
      findings.push([id, `has the package ${one.CodeUri}, which infrastructure/bin/package does not make`]);
      continue;
    }
    const file = path.join(root, 'functions', module, 'src/main/java', `${String(one.Handler).replaceAll('.', '/')}.java`);
    if (!existsSync(file)) findings.push([id, `has a handler without a source file: ${path.relative(root, file)}`]);
    else if (!new RegExp(`\\bclass ${String(one.Handler).split('.').pop()}\\b`).test(readFileSync(file, 'utf8'))) findings.push([id, `has a handler that ${path.relative(root, file)} does not define`]);
  }
  return findings;
}
