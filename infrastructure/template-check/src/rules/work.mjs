/** Rules about what runs without anybody waiting: nothing is lost silently, nothing is tried for ever. */
import { functions, references, target } from '../template.mjs';
import { functionRoles, statementsOf } from './access.mjs';

function mappings(template) {
  return functions(template).flatMap(([id, one]) =>
    Object.entries(one.Events ?? {})
      .filter(([, event]) => event.Type === 'DynamoDB')
      .map(([name, event]) => [id, `${id}.${name}`, event.Properties]),
  );
}

const MOST_RETRIES = 10;
const LONGEST_AGE_SECONDS = 86400;

export function everyStreamMappingGivesUpInGoodTime({ template }) {
  const findings = [];
  for (const [id, where, mapping] of mappings(template)) {
    const must = (fits, why) => fits || findings.push([where, why]);
    const within = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;
    must(within(mapping.MaximumRetryAttempts, MOST_RETRIES), 'retries for ever');
    must(within(mapping.MaximumRecordAgeInSeconds, LONGEST_AGE_SECONDS), 'holds on to records for ever');
    must(mapping.BisectBatchOnFunctionError === true, 'lets one bad record fail its whole batch');
    must(mapping.ParallelizationFactor === 1, 'may take jobs of one shard side by side');
    must(mapping.StartingPosition === 'TRIM_HORIZON', 'may miss records at its start');
    must(isQueue(template, mapping.DestinationConfig?.OnFailure?.Destination), 'has no dead-letter queue');
    must(maySendTo(template, id, mapping.DestinationConfig?.OnFailure?.Destination), 'may not send to its dead-letter queue');
    must(mayReadStream(template, id, mapping.Stream), 'may not read its stream');
    const table = template.Resources[target(mapping.Stream)];
    must(table?.Properties.StreamSpecification?.StreamViewType === 'NEW_IMAGE', 'listens to a table without a stream of new images');
  }
  return findings;
}

const isQueue = (template, destination) => template.Resources[target(destination)]?.Type === 'AWS::SQS::Queue';

function roleOf(template, functionId) {
  return functionRoles(template).find(([id]) => id === functionId)?.[2];
}

function may(role, action, id) {
  return statementsOf(role ?? {}).some(
    (statement) => statement.Effect === 'Allow' && [statement.Action].flat().includes(action) && [statement.Resource].flat().some((resource) => references(resource).some((one) => one.id === id)),
  );
}

const maySendTo = (template, functionId, destination) => may(roleOf(template, functionId), 'sqs:SendMessage', target(destination));

function mayReadStream(template, functionId, stream) {
  return ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].every((name) => may(roleOf(template, functionId), `dynamodb:${name}`, target(stream)));
}

const KINDS = { ScoringFunction: 'scoring,snapshot', ReportFunction: 'report,archive' };

export function everyStreamMappingTakesItsOwnJobs({ template }) {
  const findings = [];
  const seen = mappings(template).map(([id, where, mapping]) => {
    const filters = mapping.FilterCriteria?.Filters ?? [];
    if (filters.length !== 1) {
      findings.push([where, `has ${filters.length} filters instead of one`]);
      return id;
    }
    let pattern;
    try {
      pattern = JSON.parse(filters[0].Pattern);
    } catch (error) {
      findings.push([where, `has a filter that is not JSON: ${error.message}`]);
      return id;
    }
    const image = pattern.dynamodb?.NewImage ?? {};
    if (image.kind?.S?.join() !== KINDS[id]) findings.push([where, `takes jobs of the kind ${image.kind?.S}`]);
    if (image.state?.S?.join() !== 'waiting') findings.push([where, `takes jobs in the state ${image.state?.S}`]);
    if (pattern.eventName?.includes('REMOVE') !== false) findings.push([where, 'wakes up for jobs that are removed']);
    return id;
  });
  for (const id of Object.keys(KINDS)) if (!seen.includes(id)) findings.push([id, 'has no stream']);
  return findings;
}

export function everyScheduleIsCaughtWhenItFails({ template }) {
  const findings = [];
  let schedules = 0;
  for (const [id, one] of functions(template)) {
    for (const [name, event] of Object.entries(one.Events ?? {}).filter(([, { Type }]) => Type === 'ScheduleV2')) {
      schedules++;
      const where = `${id}.${name}`;
      const must = (fits, why) => fits || findings.push([where, why]);
      const { RetryPolicy, DeadLetterConfig, RoleArn, Name } = event.Properties;
      must(Number.isInteger(RetryPolicy?.MaximumRetryAttempts), 'retries 185 times for a day, which is the default');
      must(isQueue(template, DeadLetterConfig?.Arn), 'has no dead-letter queue');
      must(Name?.['Fn::Sub']?.includes('${AWS::StackName}'), 'would have the same name in every stack of the account');
      const role = template.Resources[target(RoleArn)]?.Properties;
      must(may(role, 'lambda:InvokeFunction', id), 'may not call its function');
      must(may(role, 'sqs:SendMessage', target(DeadLetterConfig?.Arn)), 'may not send to its dead-letter queue');
      must(role?.AssumeRolePolicyDocument.Statement[0].Condition !== undefined, 'has a role that schedules of other accounts could take');
      const config = one.EventInvokeConfig;
      must(Number.isInteger(config?.MaximumRetryAttempts), 'leaves open how often a failed run is repeated');
      must(isQueue(template, config?.DestinationConfig?.OnFailure?.Destination) && maySendTo(template, id, config.DestinationConfig.OnFailure.Destination), 'loses failed runs');
    }
  }
  if (schedules === 0) findings.push(['Resources', 'has no schedule']);
  return findings;
}
