/**
 * Checks template.yaml: `node src/check.mjs [TEMPLATE]`. Prints one line per finding; exit code 1 if there is any.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { everyPropertyIsKnown } from './properties.mjs';
import * as references from './references.mjs';
import * as access from './rules/access.mjs';
import * as data from './rules/data.mjs';
import * as functions from './rules/functions.mjs';
import * as operations from './rules/operations.mjs';
import * as routes from './rules/routes.mjs';
import * as site from './rules/site.mjs';
import * as work from './rules/work.mjs';
import { loadSpec } from './spec.mjs';
import { parseTemplate } from './template.mjs';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** CloudFormation reads YAML 1.1, in which `on`, `yes` and `010` are something else than in 1.2. */
function readsTheSameInBothVersionsOfYaml({ text }) {
  const [newer, older] = ['1.2', '1.1'].map((version) => JSON.stringify(parseTemplate(text, version)));
  return newer === older ? [] : [['template.yaml', 'means something else in YAML 1.1, which the platform reads; quote what looks like a truth value or an octal number']];
}

/** All rules; a rule is a function from the context to its findings, `[where, why]`. */
export const RULES = [
  readsTheSameInBothVersionsOfYaml,
  everyPropertyIsKnown,
  references.everyReferenceResolves,
  references.everyConditionExistsAndIsUsed,
  references.everyParameterIsUsed,
  references.nothingWaitsForItself,
  references.nothingIsLeftOver,
  access.everyFunctionHasOnePolicyOfItsOwn,
  access.everyStatementHasAName,
  access.nothingIsAllowedWholesale,
  access.administrationCannotReadAnswers,
  access.administrationAsksForWhatItMayRead,
  access.ledgersStayWithTheirMakers,
  access.rightsAreThoseThatTheCodeUses,
  data.everyTableIsProtected,
  data.everyBucketIsClosed,
  data.everyQueueIsClosed,
  functions.theRuntimeIsAParameter,
  functions.everyFunctionIsBounded,
  functions.everyFunctionHasALogThatEnds,
  functions.everyHandlerExists,
  routes.everyRouteIsInTheContract,
  routes.routesOfAdministrationLieUnderOnePath,
  routes.theApiIsBoundedAndDiscreet,
  work.everyStreamMappingGivesUpInGoodTime,
  work.everyStreamMappingTakesItsOwnJobs,
  work.everyScheduleIsCaughtWhenItFails,
  site.everyAnswerOfTheSiteIsGuarded,
  site.theSiteIsReadThroughTheDistributionOnly,
  site.theSignInIsStrict,
  operations.everythingThatPeopleSeeIsDescribed,
  operations.alarmsAreFewAndExplained,
  operations.failedJobsAreCounted,
  operations.theDashboardShowsWhatThereIs,
  operations.theBudgetTellsInTime,
];

/** What the rules look at. */
export function context(file = path.join(ROOT, 'template.yaml')) {
  const text = readFileSync(file, 'utf8');
  const code = ['app', 'documents'].flatMap((module) => access.javaFiles(path.join(ROOT, 'functions', module, 'src/main/java')));
  return {
    text,
    template: parseTemplate(text),
    contract: parse(readFileSync(path.join(ROOT, 'infrastructure/openapi.yaml'), 'utf8')),
    runbook: readFileSync(path.join(ROOT, 'infrastructure/docs/runbook.md'), 'utf8'),
    sources: code.map((source) => readFileSync(source, 'utf8')),
    spec: loadSpec(),
    root: ROOT,
  };
}

export function findings(given) {
  return RULES.flatMap((rule) => rule(given).map(([where, why]) => `${where}: ${why} [${rule.name}]`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findings(context(process.argv[2]));
  found.forEach((finding) => console.log(finding));
  console.log(found.length === 0 ? `No finding by ${RULES.length} rules.` : `${found.length} findings.`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
