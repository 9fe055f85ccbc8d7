/** Rules about tables, buckets and queues: encrypted, recoverable, not deleted by accident, not public. */
import { isDeepStrictEqual } from 'node:util';
import { ofType, target } from '../template.mjs';

/** Whether a value is `usual` at all times but while season-close takes the stack away, which lifts protections. */
export const unlessLeaving = (value, usual, lifted) => isDeepStrictEqual(value, { 'Fn::If': ['IsLeaving', lifted, usual] });

export function everyTableIsProtected({ template }) {
  const findings = [];
  for (const [id, table] of ofType(template, 'AWS::DynamoDB::Table')) {
    const must = (fits, why) => fits || findings.push([id, why]);
    must(table.SSESpecification?.SSEEnabled === true, 'has no SSESpecification');
    must(table.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled === true, 'has no point-in-time recovery');
    must(unlessLeaving(table.DeletionProtectionEnabled, true, false), 'has no deletion protection');
    must(table.TimeToLiveSpecification?.Enabled === true && table.TimeToLiveSpecification.AttributeName === 'expiresAt', 'has no TTL on expiresAt');
    must(table.BillingMode === 'PAY_PER_REQUEST', 'costs by the hour');
    must(template.Resources[id].UpdateReplacePolicy === 'Retain', 'would be lost when it is replaced');
    const keys = [table, ...(table.GlobalSecondaryIndexes ?? [])].flatMap(({ KeySchema }) => KeySchema.map((key) => key.AttributeName));
    const defined = table.AttributeDefinitions.map((attribute) => attribute.AttributeName);
    must([...new Set(keys)].sort().join() === [...defined].sort().join(), `defines ${defined} but has the keys ${keys}`);
  }
  return findings;
}

const CLOSED = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

export function everyBucketIsClosed({ template }) {
  const findings = [];
  const policies = ofType(template, 'AWS::S3::BucketPolicy');
  for (const [id, bucket] of ofType(template, 'AWS::S3::Bucket')) {
    const must = (fits, why) => fits || findings.push([id, why]);
    must(bucket.BucketEncryption !== undefined, 'is not encrypted');
    must(CLOSED.every((name) => bucket.PublicAccessBlockConfiguration?.[name] === true), 'could be made public');
    must(bucket.OwnershipControls?.Rules?.[0]?.ObjectOwnership === 'BucketOwnerEnforced', 'lets others own objects');
    must(bucket.VersioningConfiguration === undefined, 'keeps what was erased');
    must((bucket.CorsConfiguration?.CorsRules ?? []).every((rule) => !rule.AllowedOrigins.includes('*')), 'answers pages of any origin');
    const statements = policies.filter(([, policy]) => target(policy.Bucket) === id).flatMap(([, policy]) => policy.PolicyDocument.Statement);
    must(denies(statements, 's3:*'), 'can be reached without TLS');
  }
  const data = ofType(template, 'AWS::S3::BucketPolicy').find(([id]) => id === 'DataBucketPolicy')?.[1].PolicyDocument.Statement ?? [];
  if (!data.some(({ Effect, Condition }) => Effect === 'Deny' && Condition?.NumericGreaterThan?.['s3:signatureAge'] === '900000')) {
    findings.push(['DataBucketPolicy', 'lets presigned links live longer than 15 minutes']);
  }
  const rules = template.Resources.DataBucket?.Properties.LifecycleConfiguration?.Rules ?? [];
  for (const prefix of ['register/uploads/', 'uploads/', 'drafts/']) {
    if (!rules.some((rule) => rule.Prefix === prefix && rule.ExpirationInDays === 1)) findings.push(['DataBucket', 'keeps uploads']);
  }
  return findings;
}

function denies(statements, action) {
  return statements.some(
    (statement) =>
      statement.Effect === 'Deny' && statement.Principal === '*' && [statement.Action].flat().includes(action) && statement.Condition?.Bool?.['aws:SecureTransport'] === 'false',
  );
}

export function everyQueueIsClosed({ template }) {
  const findings = [];
  for (const [id, queue] of ofType(template, 'AWS::SQS::Queue')) {
    if (queue.SqsManagedSseEnabled !== true) findings.push([id, 'is not encrypted']);
    if (queue.MessageRetentionPeriod !== 1209600) findings.push([id, 'does not keep its messages for 14 days']);
    const statements = ofType(template, 'AWS::SQS::QueuePolicy').filter(([, policy]) => policy.Queues.some((one) => target(one) === id)).flatMap(([, policy]) => policy.PolicyDocument.Statement);
    if (!denies(statements, 'sqs:*')) findings.push([id, 'can be reached without TLS']);
  }
  return findings;
}
