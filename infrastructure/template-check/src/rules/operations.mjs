/** Rules about what people who run the stack see: parameters, outputs, alarms. */
import { ofType, target } from '../template.mjs';

export function everythingThatPeopleSeeIsDescribed({ template }) {
  const findings = [];
  for (const section of ['Parameters', 'Outputs']) {
    for (const [name, { Description }] of Object.entries(template[section] ?? {})) {
      if (!Description || String(Description).length < 15) findings.push([`${section}.${name}`, 'is not described']);
    }
  }
  for (const [name, { Default }] of Object.entries(template.Parameters ?? {})) {
    if (Default === undefined) findings.push([`Parameters.${name}`, 'has no default, so that a first deployment needs a decision that nobody can make yet']);
  }
  const grouped = (template.Metadata?.['AWS::CloudFormation::Interface']?.ParameterGroups ?? []).flatMap(({ Parameters }) => Parameters);
  for (const name of Object.keys(template.Parameters ?? {})) if (!grouped.includes(name)) findings.push([`Parameters.${name}`, 'is in no group of the form']);
  for (const name of grouped) if (!template.Parameters?.[name]) findings.push(['Metadata', `groups ${name}, which is no parameter`]);
  return findings;
}

const MOST_ALARMS = 10;

export function alarmsAreFewAndExplained({ template, runbook }) {
  const findings = [];
  const alarms = ofType(template, 'AWS::CloudWatch::Alarm');
  if (alarms.length > MOST_ALARMS) findings.push(['Resources', `has ${alarms.length} alarms, more than ${MOST_ALARMS}`]);
  for (const [id, alarm] of alarms) {
    const must = (fits, why) => fits || findings.push([id, why]);
    must([alarm.AlarmActions ?? []].flat().some((action) => template.Resources[target(action)]?.Type === 'AWS::SNS::Topic'), 'tells nobody');
    must(String(alarm.AlarmDescription ?? '').includes(`Betriebshandbuch: ${id}.`), 'does not name its entry in the runbook');
    must(alarm.TreatMissingData !== undefined, 'leaves open what no data mean');
    must(new RegExp(`^## ${id}$`, 'm').test(runbook), 'has no entry in the runbook');
  }
  for (const [, title] of runbook.matchAll(/^## ([A-Z][A-Za-z]+)$/gm)) {
    if (!alarms.some(([id]) => id === title)) findings.push(['runbook.md', `explains ${title}, which is no alarm`]);
  }
  return findings;
}

/** The word that the code logs when a job has failed for good; an alarm counts it. */
export function failedJobsAreCounted({ template, sources }) {
  const findings = [];
  const filters = ofType(template, 'AWS::Logs::MetricFilter');
  for (const [id, filter] of filters) {
    const word = /^"([a-z-]+)"$/.exec(filter.FilterPattern)?.[1];
    if (!word) findings.push([id, `looks for ${filter.FilterPattern}, which is not one word`]);
    else if (!sources.some((source) => source.includes(`"${word}"`))) findings.push([id, `looks for ${word}, which no code writes`]);
    const [{ MetricName, MetricNamespace }] = filter.MetricTransformations;
    const counted = ofType(template, 'AWS::CloudWatch::Alarm').some(([, alarm]) => alarm.MetricName === MetricName && JSON.stringify(alarm.Namespace) === JSON.stringify(MetricNamespace));
    if (!counted) findings.push([id, 'counts for no alarm']);
  }
  for (const consumer of ['ScoringLogGroup', 'ReportLogGroup']) {
    if (!filters.some(([, filter]) => target(filter.LogGroupName) === consumer)) findings.push([consumer, 'is not looked through for failed jobs']);
  }
  return findings;
}
