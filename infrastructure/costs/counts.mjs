/** Counts what a stack has used, by the aws command: which resources it has, and what the platform has measured of each. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const GIGABYTE = 1e9;
/** CloudFront measures there, wherever the stack is. */
const EDGE = 'us-east-1';

/** The platform gave fewer numbers than it was asked for. */
export class Incomplete extends Error {}

function aws(region, ...words) {
  const answer = execFileSync('aws', ['--region', region, '--output', 'json', '--no-cli-pager', ...words], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });
  return answer.trim() === '' ? {} : JSON.parse(answer);
}

/** What is measured of a resource: `[id, region, namespace, metric, dimensions, factor]`. */
const MEASURED = {
  'AWS::Lambda::Function': (name, region) => [
    ['lambda.requests', region, 'AWS/Lambda', 'Invocations', { FunctionName: name }, 1],
    ['lambda.gbSeconds', region, 'AWS/Lambda', 'Duration', { FunctionName: name }, aws(region, 'lambda', 'get-function-configuration', '--function-name', name).MemorySize / 1024 / 1000],
  ],
  'AWS::ApiGatewayV2::Api': (name, region) => [['api.requests', region, 'AWS/ApiGateway', 'Count', { ApiId: name }, 1]],
  'AWS::CloudFront::Distribution': (name) => [
    ['cloudfront.requests', EDGE, 'AWS/CloudFront', 'Requests', { DistributionId: name, Region: 'Global' }, 1],
    ['cloudfront.gb', EDGE, 'AWS/CloudFront', 'BytesDownloaded', { DistributionId: name, Region: 'Global' }, 1 / GIGABYTE],
  ],
  'AWS::CloudFront::Function': (name) => [['cloudfront.functions', EDGE, 'AWS/CloudFront', 'FunctionInvocations', { FunctionName: name.replace(/^.*function\//, ''), Region: 'Global' }, 1]],
  'AWS::Logs::LogGroup': (name, region) => [['logs.gb', region, 'AWS/Logs', 'IncomingBytes', { LogGroupName: name }, 1 / GIGABYTE]],
};

export function count({ stack, region, from, to }) {
  const { StackResourceSummaries: resources } = aws(region, 'cloudformation', 'list-stack-resources', '--stack-name', stack);
  const named = (type) => resources.filter(({ ResourceType }) => ResourceType === type).map(({ PhysicalResourceId }) => PhysicalResourceId);
  const asked = Object.entries(MEASURED).flatMap(([type, measures]) => named(type).flatMap((name) => measures(name, region)));
  const stored = {};
  const add = (id, amount) => (stored[id] = (stored[id] ?? 0) + amount);

  for (const name of named('AWS::DynamoDB::Table')) {
    const { Table: table } = aws(region, 'dynamodb', 'describe-table', '--table-name', name);
    const indexes = table.GlobalSecondaryIndexes ?? [];
    add('dynamodb.gb', [table.TableSizeBytes, ...indexes.map(({ IndexSizeBytes }) => IndexSizeBytes)].reduce((sum, bytes) => sum + (bytes ?? 0), 0) / GIGABYTE);
    add('dynamodb.recoveryGb', (table.TableSizeBytes ?? 0) / GIGABYTE);
    for (const index of [{}, ...indexes.map(({ IndexName }) => ({ GlobalSecondaryIndexName: IndexName }))]) {
      asked.push(['dynamodb.reads', region, 'AWS/DynamoDB', 'ConsumedReadCapacityUnits', { TableName: name, ...index }, 1]);
      asked.push(['dynamodb.writes', region, 'AWS/DynamoDB', 'ConsumedWriteCapacityUnits', { TableName: name, ...index }, 1]);
    }
  }
  const buckets = named('AWS::S3::Bucket').map((name) => ['s3.gb', region, 'AWS/S3', 'BucketSizeBytes', { BucketName: name, StorageType: 'StandardStorage' }, 1 / GIGABYTE, 'Average']);
  const { MetricAlarms: alarms = [] } = aws(region, 'cloudwatch', 'describe-alarms', '--alarm-name-prefix', `${stack}-`);
  const measured = alarms.map(({ Metrics = [] }) => Math.max(1, Metrics.filter(({ MetricStat }) => MetricStat).length));
  add('alarms.metrics', measured.reduce((sum, one) => sum + one, 0));
  add('dashboards', named('AWS::CloudWatch::Dashboard').length);
  // JobsFailed and OverdueErasures (template.yaml): those that functions and their logs bring.
  add('metrics.own', 2);

  const days = {};
  for (const place of new Set([region, EDGE])) {
    const mine = [...asked, ...buckets].filter(([, where]) => where === place);
    if (mine.length === 0) continue;
    for (const { Id, Timestamps, Values } of measure(place, mine, from, to)) {
      const [id, , , , , factor, statistic] = mine[Number(Id.slice(1))];
      // What lies there is measured each day; the last one counts.
      if (statistic === 'Average') add(id, (Values[latest(Timestamps)] ?? 0) * factor);
      else
        Timestamps.forEach((stamp, at) => {
          const day = new Date(stamp).toISOString().slice(0, 10);
          days[day] ??= {};
          days[day][id] = (days[day][id] ?? 0) + Values[at] * factor;
        });
    }
  }
  return { format: 'selbstcheck-counts/1', stack, region, from, to, days, stored };
}

const latest = (stamps) => stamps.reduce((best, stamp, at) => (new Date(stamp) > new Date(stamps[best]) ? at : best), 0);

function measure(region, asked, from, to) {
  const queries = asked.map(([, , Namespace, MetricName, dimensions, , Stat = 'Sum'], at) => ({
    Id: `m${at}`,
    MetricStat: { Metric: { Namespace, MetricName, Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })) }, Period: 86400, Stat },
  }));
  const folder = mkdtempSync(path.join(tmpdir(), 'costs-'));
  try {
    const file = path.join(folder, 'queries.json');
    writeFileSync(file, JSON.stringify(queries));
    const answer = aws(region, 'cloudwatch', 'get-metric-data', '--metric-data-queries', `file://${file}`, '--start-time', `${from}T00:00:00Z`, '--end-time', `${to}T00:00:00Z`);
    // A number that is left out must not look like nothing used.
    const found = answer.MetricDataResults.filter(({ StatusCode }) => StatusCode === 'Complete' || StatusCode === undefined);
    if (new Set(found.map(({ Id }) => Id)).size !== queries.length) throw new Incomplete('Die Messwerte kamen unvollständig an; bitte noch einmal versuchen.');
    return answer.MetricDataResults;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first day of the stack. */
export function began({ stack, region }) {
  const { Stacks } = aws(region, 'cloudformation', 'describe-stacks', '--stack-name', stack);
  return new Date(Stacks[0].CreationTime).toISOString().slice(0, 10);
}
