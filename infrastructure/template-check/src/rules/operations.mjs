/** Rules about what people who run the stack see: parameters, outputs, alarms. */
import { ofType, substitutions, target } from '../template.mjs';

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
/** Free in an account; an alarm over an expression counts each metric in it. */
const FREE_METRICS = 10;

export function alarmsAreFewAndExplained({ template, runbook }) {
  const findings = [];
  const alarms = ofType(template, 'AWS::CloudWatch::Alarm');
  if (alarms.length > MOST_ALARMS) findings.push(['Resources', `has ${alarms.length} alarms, more than ${MOST_ALARMS}`]);
  const metrics = alarms.reduce((sum, [, { Metrics = [{ MetricStat: {} }] }]) => sum + Metrics.filter(({ MetricStat }) => MetricStat).length, 0);
  if (metrics > FREE_METRICS) findings.push(['Resources', `has alarms over ${metrics} metrics; more than ${FREE_METRICS} cost`]);
  for (const [id, alarm] of alarms) {
    const must = (fits, why) => fits || findings.push([id, why]);
    must([alarm.AlarmActions ?? []].flat().some((action) => template.Resources[target(action)]?.Type === 'AWS::SNS::Topic'), 'tells nobody');
    must(String(alarm.AlarmDescription ?? '').includes(`Betriebshandbuch: ${id}.`), 'does not name its entry in the runbook');
    must(alarm.TreatMissingData !== undefined, 'leaves open what no data mean');
    const entry = new RegExp(`^## ${id}$([^]*?)(?=^##? |(?![^]))`, 'm').exec(runbook)?.[1];
    must(entry !== undefined, 'has no entry in the runbook');
    must(entry === undefined || /^\*\*Over\*\*/m.test(entry), 'has an entry in the runbook that does not say how to see that it is over');
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
  for (const consumer of ['ScoringLogGroup', 'ReportLogGroup', 'HousekeepingLogGroup']) {
    if (!filters.some(([, filter]) => target(filter.LogGroupName) === consumer)) findings.push([consumer, 'is not looked through for failed jobs']);
  }
  return findings;
}

/** Whoever got an alarm finds it there, and every function, table and queue that could be the cause. */
export function theDashboardShowsWhatThereIs({ template }) {
  const dashboards = ofType(template, 'AWS::CloudWatch::Dashboard');
  if (dashboards.length !== 1) return [['Resources', `has ${dashboards.length} dashboards instead of one`]];
  const findings = [];
  const [[id, { DashboardBody }]] = dashboards;
  const text = [DashboardBody?.['Fn::Sub'] ?? DashboardBody].flat()[0];
  let widgets;
  try {
    ({ widgets } = JSON.parse(text));
  } catch (error) {
    return [[id, `is not JSON: ${error.message}`]];
  }
  const places = widgets.map(({ x, y, width, height }) => ({ left: x, top: y, right: x + width, bottom: y + height }));
  for (const [at, one] of places.entries()) {
    if (one.right > 24) findings.push([id, `widget ${at} leaves the page, which is 24 wide`]);
    const over = places.findIndex((other, index) => index < at && one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom);
    if (over >= 0) findings.push([id, `widget ${at} lies over widget ${over}`]);
  }
  const shown = new Set(substitutions(text).map(([name]) => name));
  for (const type of ['AWS::CloudWatch::Alarm', 'AWS::DynamoDB::Table', 'AWS::SQS::Queue', 'AWS::Serverless::Function', 'AWS::Serverless::HttpApi']) {
    for (const [name] of ofType(template, type)) if (!shown.has(name)) findings.push([id, `does not show ${name}`]);
  }
  return findings;
}

/** A budget is of no use if nobody is told before the month is over. */
export function theBudgetTellsInTime({ template }) {
  const findings = [];
  const budgets = ofType(template, 'AWS::Budgets::Budget');
  if (budgets.length !== 1) findings.push(['Resources', `has ${budgets.length} budgets instead of one`]);
  for (const [id, { Budget = {}, NotificationsWithSubscribers = [] }] of budgets) {
    const must = (fits, why) => fits || findings.push([id, why]);
    must(Budget.BudgetType === 'COST' && Budget.TimeUnit === 'MONTHLY', 'does not count the costs of a month');
    must(Budget.BudgetLimit?.Amount?.Ref === 'BudgetAmount', 'has an amount that nobody can choose');
    const early = NotificationsWithSubscribers.some(({ Notification }) => Notification.NotificationType === 'ACTUAL' && Notification.Threshold < 100);
    const ahead = NotificationsWithSubscribers.some(({ Notification }) => Notification.NotificationType === 'FORECASTED');
    must(early && ahead, 'tells only when it is too late');
    must(NotificationsWithSubscribers.every(({ Subscribers = [] }) => Subscribers.length > 0), 'tells nobody');
    const { Condition } = template.Resources[id];
    must(Condition === 'HasBudget', 'is made even if nobody could be told, which the platform refuses');
  }
  return findings;
}
