/**
 * Every rule can fail: each line breaks the real template (or what it is held against) in one place and names
 * the rule that must see it and the words in which it says so.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES, context } from '../src/check.mjs';
import { parseTemplate } from '../src/template.mjs';

const given = context();
const resources = (change) => (broken) => change(broken.template.Resources, broken.template);
const properties = (id, change) => resources((all) => change(all[id].Properties));
const statement = (role, sid, change) =>
  properties(role, ({ Policies: [{ PolicyDocument }] }) => change(PolicyDocument.Statement.find(({ Sid }) => Sid === sid)));
const everyStatement = (change) =>
  resources((all) => Object.keys(all).filter((id) => all[id].Type === 'AWS::IAM::Role').forEach((id) => all[id].Properties.Policies[0].PolicyDocument.Statement.forEach(change)));
const dashboard = (change) => properties('Dashboard', ({ DashboardBody }) => (DashboardBody['Fn::Sub'] = change(DashboardBody['Fn::Sub'])));
const distribution = (change) => properties('Distribution', ({ DistributionConfig }) => change(DistributionConfig));

const FAULTS = [
  ['readsTheSameInBothVersionsOfYaml', 'YAML 1.1', (broken) => (broken.text = broken.text.replace('Transform: ', 'Transform: on\nMore: '))],
  ['readsTheSameInBothVersionsOfYaml', 'YAML 1.1', (broken) => (broken.text = broken.text.replace('MfaConfiguration: "ON"', 'MfaConfiguration: ON'))],

  ['everyPropertyIsKnown', 'unknown property BilingMode', properties('ChecksTable', (table) => (table.BilingMode = 'PAY_PER_REQUEST'))],
  ['everyPropertyIsKnown', 'KeySchema is missing', properties('ChecksTable', (table) => delete table.KeySchema)],
  ['everyPropertyIsKnown', 'unknown property SSEEnable', properties('ChecksTable', (table) => (table.SSESpecification = { SSEEnable: true }))],
  ['everyPropertyIsKnown', 'is not true or false', properties('ChecksTable', (table) => (table.SSESpecification.SSEEnabled = 'yes'))],
  ['everyPropertyIsKnown', 'is not a list', properties('DataBucket', (bucket) => (bucket.CorsConfiguration.CorsRules = {}))],
  ['everyPropertyIsKnown', 'is not a mapping', properties('ChecksTable', (table) => (table.TimeToLiveSpecification = 'expiresAt'))],
  ['everyPropertyIsKnown', 'is not a whole number', properties('ApiSlow', (alarm) => (alarm.Period = 'five'))],
  ['everyPropertyIsKnown', 'is not a text', properties('ApiSlow', (alarm) => (alarm.MetricName = ['Latency']))],
  ['everyPropertyIsKnown', 'gives a text, not a list', properties('AlarmTopic', (topic) => (topic.Subscription = { 'Fn::Sub': 'x' }))],
  ['everyPropertyIsKnown', 'no resource type', resources((all) => (all.ChecksTable.Type = 'AWS::DynamoDB::Tabel'))],
  ['everyPropertyIsKnown', 'unknown property MemorySiz', properties('ReportFunction', (one) => (one.MemorySiz = 512))],
  ['everyPropertyIsKnown', 'unknown property LogGrup', properties('ReportFunction', (one) => (one.LoggingConfig = { LogGrup: 'x' }))],
  ['everyPropertyIsKnown', 'no events of the type', properties('ReportFunction', (one) => (one.Events.WaitingJob.Type = 'DynamoDb'))],
  ['everyPropertyIsKnown', 'unknown property MaximumRetryAttempt', properties('ReportFunction', (one) => (one.Events.WaitingJob.Properties.MaximumRetryAttempt = 1))],
  ['everyPropertyIsKnown', 'unknown property Rate', properties('HousekeepingFunction', (one) => (one.Events.Rate.Properties.Rate = 1))],
  ['everyPropertyIsKnown', 'unknown property Pfad', properties('ResultsFunction', (one) => (one.Events.ReadResult.Properties.Pfad = '/'))],
  ['everyPropertyIsKnown', 'no such destination', properties('ReportFunction', (one) => (one.Events.WaitingJob.Properties.DestinationConfig.OnFailure.Type = 'Queue'))],
  ['everyPropertyIsKnown', 'unknown property Authoriser', properties('HttpApi', (api) => (api.Auth.Authoriser = {}))],

  ['everyPropertyIsKnown', 'unknown property ThrottlingRate', properties('HttpApi', (api) => (api.RouteSettings['POST /api/codes/open'].ThrottlingRate = 5))],

  ['everyReferenceResolves', 'does not exist', properties('DataBucketPolicy', (policy) => (policy.Bucket = { Ref: 'DataBuket' }))],
  ['everyReferenceResolves', 'has no attribute StreamARN', properties('ReportFunction', (one) => (one.Events.WaitingJob.Properties.Stream = { 'Fn::GetAtt': ['JobsTable', 'StreamARN'] }))],
  ['everyReferenceResolves', 'refers to Stack', properties('AlarmTopic', (topic) => (topic.DisplayName = { 'Fn::Sub': '${Stack}' }))],
  ['everyReferenceResolves', 'has no attribute Url', properties('AlarmTopic', (topic) => (topic.DisplayName = { 'Fn::Sub': '${HttpApi.Url}' }))],
  ['everyReferenceResolves', 'not there unless HasOwnPool', resources((_, template) => (template.Outputs.OidcClientId.Value = { Ref: 'UserPoolClient' }))],
  ['everyReferenceResolves', 'not there unless HasOwnPool', resources((_, template) => delete template.Outputs.UserPoolId.Condition)],
  ['everyReferenceResolves', 'depends on', resources((all) => (all.HttpApi.DependsOn = 'Nothing'))],
  ['everyReferenceResolves', 'is no parameter', (broken) => (broken.template.Conditions.HasDomain = { 'Fn::Equals': [{ Ref: 'Domain' }, ''] })],

  ['everyConditionExistsAndIsUsed', 'no condition HasMail', resources((all) => (all.AlarmSubscription.Condition = 'HasMail'))],
  ['everyConditionExistsAndIsUsed', 'is never used', resources((all) => delete all.MonthlyBudget.Condition)],
  ['everyParameterIsUsed', 'Parameters.RequestBurst', properties('HttpApi', (api) => (api.DefaultRouteSettings.ThrottlingBurstLimit = 200))],

  ['nothingWaitsForItself', 'waits for itself', properties('UserPoolClient', (client) => (client.CallbackURLs = [{ 'Fn::Sub': 'https://${Distribution.DomainName}/verwaltung/' }]))],
  ['nothingWaitsForItself', 'waits for itself', properties('DataBucket', (bucket) => (bucket.CorsConfiguration.CorsRules[0].AllowedOrigins = [{ 'Fn::GetAtt': ['Distribution', 'DomainName'] }]))],
  ['nothingIsLeftOver', 'is referred to by nothing', resources((all) => (all.Forgotten = { Type: 'AWS::SNS::Topic' }))],

  ['everyFunctionHasOnePolicyOfItsOwn', 'has no role', properties('ReportFunction', (one) => delete one.Role)],
  ['everyFunctionHasOnePolicyOfItsOwn', 'shares ScoringRole', properties('ReportFunction', (one) => (one.Role = { 'Fn::GetAtt': ['ScoringRole', 'Arn'] }))],
  ['everyFunctionHasOnePolicyOfItsOwn', 'has 2 policies', properties('ReportRole', ({ Policies }) => Policies.push(Policies[0]))],
  ['everyFunctionHasOnePolicyOfItsOwn', 'managed policies', properties('ReportRole', (role) => (role.ManagedPolicyArns = ['arn:aws:iam::aws:policy/ReadOnlyAccess']))],
  ['everyFunctionHasOnePolicyOfItsOwn', 'beside its role', properties('ReportFunction', (one) => (one.Policies = ['AWSLambdaExecute']))],
  ['everyFunctionHasOnePolicyOfItsOwn', 'taken by others', properties('ReportRole', (role) => (role.AssumeRolePolicyDocument.Statement[0].Principal = { AWS: 'arn:aws:iam::000000000000:root' }))],
  ['everyStatementHasAName', 'without Sid', statement('ReportRole', 'Jobs', (one) => delete one.Sid)],

  ['nothingIsAllowedWholesale', 'allows "dynamodb:*"', statement('ReportRole', 'Jobs', (one) => (one.Action = 'dynamodb:*'))],
  ['nothingIsAllowedWholesale', 'allows "dynamodb:Get*"', statement('ReportRole', 'Jobs', (one) => (one.Action = ['dynamodb:Get*']))],
  ['nothingIsAllowedWholesale', 'on everything', statement('ReportRole', 'Jobs', (one) => (one.Resource = '*'))],
  ['nothingIsAllowedWholesale', 'allows it on', statement('ReportRole', 'Documents', (one) => (one.Resource = { 'Fn::Sub': '${DataBucket.Arn}/*' }))],
  ['nothingIsAllowedWholesale', 'allows it on', statement('ReportRole', 'Documents', (one) => (one.Resource = { 'Fn::Join': ['', ['arn:aws:s3:::', '*']] }))],
  ['nothingIsAllowedWholesale', 'by exception', statement('ReportRole', 'Jobs', (one) => (one.NotAction = 'dynamodb:Scan'))],
  ['nothingIsAllowedWholesale', 'names no resource', statement('ReportRole', 'Jobs', (one) => delete one.Resource)],
  ['nothingIsAllowedWholesale', 'allows everybody', properties('SiteBucketPolicy', ({ PolicyDocument }) => (PolicyDocument.Statement[0].Principal = '*'))],

  ['administrationCannotReadAnswers', 'may dynamodb:Query', statement('AdministrationRole', 'HeadOfACheckRead', (one) => one.Action.push('dynamodb:Query'))],
  ['administrationCannotReadAnswers', 'whole items', statement('AdministrationRole', 'HeadOfACheckRead', (one) => delete one.Condition)],
  ['administrationCannotReadAnswers', 'whole items', statement('AdministrationRole', 'HeadOfACheckRead', (one) => delete one.Condition.StringEquals)],
  ['administrationCannotReadAnswers', 'may read answer', statement('AdministrationRole', 'HeadOfACheckRead', (one) => one.Condition['ForAllValues:StringEquals']['dynamodb:Attributes'].push('answer'))],
  ['administrationCannotReadAnswers', 'what a write replaces', statement('AdministrationRole', 'ChecksWrite', (one) => delete one.Condition)],
  ['administrationCannotReadAnswers', 'outside register/', statement('AdministrationRole', 'Register', (one) => (one.Resource = { 'Fn::Sub': '${DataBucket.Arn}/checks/*' }))],
  ['administrationCannotReadAnswers', 'may s3:PutObject outside', statement('AdministrationRole', 'ReleasedDocuments', (one) => one.Action.push('s3:PutObject'))],
  ['administrationCannotReadAnswers', 'may s3:GetObject outside', statement('AdministrationRole', 'ReleasedDocuments', (one) => (one.Resource = { 'Fn::Sub': '${DataBucket.Arn}/checks/*/results/*' }))],
  ['administrationCannotReadAnswers', 'may s3:PutObject outside register/, instruments/, drafts/ and documents', statement('AdministrationRole', 'ArchivesRead', (one) => (one.Action = ['s3:PutObject']))],
  ['administrationCannotReadAnswers', 'may read overall', statement('AdministrationRole', 'HeadOfACheckRead', (one) => one.Condition['ForAllValues:StringEquals']['dynamodb:Attributes'].push('overall'))],
  ['administrationCannotReadAnswers', 'is not the role', properties('AdministrationFunction', (one) => (one.Role = { 'Fn::GetAtt': ['ScoringRole', 'Arn'] })), statement('AdministrationRole', 'HeadOfACheckRead', (one) => (one.Sid = 'Other'))],

  ['ledgersStayWithTheirMakers', 'may reach ledgers', statement('AdministrationRole', 'Register', (one) => (one.Resource = { 'Fn::Sub': '${DataBucket.Arn}/comparison/*' }))],
  ['ledgersStayWithTheirMakers', 'may reach the secrets', statement('ResultsRole', 'Comparison', (one) => one.Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'].push('SECRET#*'))],
  ['ledgersStayWithTheirMakers', 'may reach the secrets', statement('AdministrationRole', 'Programme', (one) => delete one.Condition)],

  ['administrationAsksForWhatItMayRead', 'may not read renewedOn, for which the code asks', statement('AdministrationRole', 'HeadOfACheckRead', (one) => (one.Condition['ForAllValues:StringEquals']['dynamodb:Attributes'] = one.Condition['ForAllValues:StringEquals']['dynamodb:Attributes'].filter((name) => name !== 'renewedOn')))],
  ['administrationAsksForWhatItMayRead', 'may read more, for which no code asks', statement('AdministrationRole', 'HeadOfACheckRead', (one) => one.Condition['ForAllValues:StringEquals']['dynamodb:Attributes'].push('more'))],
  ['administrationAsksForWhatItMayRead', 'no class Heads', (broken) => (broken.sources = broken.sources.filter((source) => !source.includes('class Heads')))],

  ['rightsAreThoseThatTheCodeUses', 'may dynamodb:Scan, which no code calls', statement('ReportRole', 'Jobs', (one) => one.Action.push('dynamodb:Scan'))],
  ['rightsAreThoseThatTheCodeUses', 'needs dynamodb:BatchGetItem, which no function may', everyStatement((one) => (one.Action = [one.Action].flat().filter((action) => action !== 'dynamodb:BatchGetItem')))],

  ['everyTableIsProtected', 'no SSESpecification', properties('JobsTable', (table) => delete table.SSESpecification)],
  ['everyTableIsProtected', 'no point-in-time', properties('JobsTable', (table) => (table.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled = false))],
  ['everyTableIsProtected', 'no deletion protection', properties('JobsTable', (table) => delete table.DeletionProtectionEnabled)],
  ['everyTableIsProtected', 'no TTL', properties('JobsTable', (table) => (table.TimeToLiveSpecification.AttributeName = 'ttl'))],
  ['everyTableIsProtected', 'by the hour', properties('JobsTable', (table) => (table.BillingMode = 'PROVISIONED'))],
  ['everyTableIsProtected', 'lost when it is replaced', resources((all) => delete all.JobsTable.UpdateReplacePolicy)],
  ['everyTableIsProtected', 'but has the keys', properties('JobsTable', (table) => table.AttributeDefinitions.pop())],

  ['everyBucketIsClosed', 'not encrypted', properties('DataBucket', (bucket) => delete bucket.BucketEncryption)],
  ['everyBucketIsClosed', 'made public', properties('SiteBucket', (bucket) => (bucket.PublicAccessBlockConfiguration.BlockPublicPolicy = false))],
  ['everyBucketIsClosed', 'others own', properties('SiteBucket', (bucket) => delete bucket.OwnershipControls)],
  ['everyBucketIsClosed', 'keeps what was erased', properties('DataBucket', (bucket) => (bucket.VersioningConfiguration = { Status: 'Enabled' }))],
  ['everyBucketIsClosed', 'any origin', properties('DataBucket', (bucket) => (bucket.CorsConfiguration.CorsRules[0].AllowedOrigins = ['*']))],
  ['everyBucketIsClosed', 'without TLS', properties('DataBucketPolicy', ({ PolicyDocument }) => PolicyDocument.Statement.shift())],
  ['everyBucketIsClosed', 'longer than 15 minutes', properties('DataBucketPolicy', ({ PolicyDocument }) => (PolicyDocument.Statement[2].Condition.NumericGreaterThan['s3:signatureAge'] = '9000000'))],
  ['everyBucketIsClosed', 'keeps uploads', properties('DataBucket', (bucket) => bucket.LifecycleConfiguration.Rules.shift())],
  ['everyQueueIsClosed', 'not encrypted', properties('DeadLetterQueue', (queue) => delete queue.SqsManagedSseEnabled)],
  ['everyQueueIsClosed', '14 days', properties('DeadLetterQueue', (queue) => delete queue.MessageRetentionPeriod)],
  ['everyQueueIsClosed', 'without TLS', resources((all) => delete all.DeadLetterQueuePolicy)],

  ['theRuntimeIsAParameter', 'allows java21', (broken) => (broken.template.Parameters.Runtime.AllowedValues = ['java21'])],
  ['theRuntimeIsAParameter', 'runtime of its own', properties('ReportFunction', (one) => (one.Runtime = 'java25'))],
  ['theRuntimeIsAParameter', 'not built for x86_64', (broken) => (broken.template.Globals.Function.Architectures = ['arm64'])],
  ['everyFunctionIsBounded', 'no timeout', properties('ReportFunction', (one) => delete one.Timeout)],
  ['everyFunctionIsBounded', 'no memory', properties('ReportFunction', (one) => delete one.MemorySize)],
  ['everyFunctionIsBounded', 'no description', properties('ReportFunction', (one) => delete one.Description)],
  ['everyFunctionIsBounded', 'longer than the API waits', properties('ResultsFunction', (one) => (one.Timeout = 60))],
  ['everyFunctionHasALogThatEnds', 'no log group', properties('ReportFunction', (one) => delete one.LoggingConfig)],
  ['everyFunctionHasALogThatEnds', 'to the log of ScoringFunction', properties('ReportFunction', (one) => (one.LoggingConfig = { LogGroup: { Ref: 'ScoringLogGroup' } }))],
  ['everyFunctionHasALogThatEnds', 'kept for ever', properties('ReportLogGroup', (group) => delete group.RetentionInDays)],
  ['everyHandlerExists', 'without a source file', properties('ResultsFunction', (one) => (one.Handler = 'org.selbstcheck.app.results.ResultFunction'))],
  ['everyHandlerExists', 'without a source file', properties('ResultsFunction', (one) => (one.CodeUri = 'functions/documents/target/lambda.zip'))],
  ['everyHandlerExists', 'does not make', properties('ResultsFunction', (one) => (one.CodeUri = 'functions/app/target/app.jar'))],
  ['everyHandlerExists', 'does not define', properties('ResultsFunction', (one) => (one.Handler = 'org.selbstcheck.app.package-info'))],

  ['everyRouteIsInTheContract', 'which is no route', properties('HttpApi', (api) => (api.RouteSettings['POST /api/code/open'] = {}))],
  ['everyRouteIsInTheContract', 'no route GET /api/check', properties('QuestionnaireFunction', ({ Events }) => delete Events.OpenLink)],
  ['everyRouteIsInTheContract', 'not in the contract', properties('QuestionnaireFunction', ({ Events }) => (Events.OpenLink.Properties.Path = '/api/checks'))],
  ['everyRouteIsInTheContract', "is ResultsFunction's", resources((all) => (all.QuestionnaireFunction.Properties.Events.ReadResult = all.ResultsFunction.Properties.Events.ReadResult) && delete all.ResultsFunction.Properties.Events.ReadResult)],
  ['everyRouteIsInTheContract', 'open without sign-in', properties('AdministrationFunction', ({ Events }) => delete Events.ListJobs.Properties.Auth)],
  ['everyRouteIsInTheContract', 'a sign-in that nobody has', properties('ResultsFunction', ({ Events }) => (Events.ReadResult.Properties.Auth = { Authorizer: 'Administration' }))],
  ['everyRouteIsInTheContract', 'another one answers too', properties('ResultsFunction', ({ Events }) => (Events.Again = Events.ReadResult))],
  ['everyRouteIsInTheContract', 'not named after', properties('ResultsFunction', ({ Events }) => ((Events.GetResult = Events.ReadResult), delete Events.ReadResult))],
  ['everyRouteIsInTheContract', 'no route for anything else', properties('QuestionnaireFunction', ({ Events }) => delete Events.AnythingElse)],
  ['everyRouteIsInTheContract', 'needs no sign-in', properties('QuestionnaireFunction', ({ Events }) => (Events.AnythingElse.Properties.Auth = { Authorizer: 'Administration' }))],
  ['everyRouteIsInTheContract', 'no route POST /api/check/copies', (broken) => (broken.contract.paths['/api/check/copies'] = { post: { operationId: 'copy', 'x-function': 'questionnaire' } })],
  ['routesOfAdministrationLieUnderOnePath', 'do not agree', properties('AdministrationFunction', ({ Events }) => (Events.ListJobs.Properties.Path = '/api/jobs'))],
  ['theApiIsBoundedAndDiscreet', 'no ThrottlingRateLimit', properties('HttpApi', (api) => delete api.DefaultRouteSettings.ThrottlingRateLimit)],
  ['theApiIsBoundedAndDiscreet', 'logs identity.sourceIp', properties('HttpApi', (api) => (api.AccessLogSettings.Format += '$context.identity.sourceIp'))],
  ['theApiIsBoundedAndDiscreet', 'more than the context', properties('HttpApi', (api) => (api.AccessLogSettings.Format += '$request.header.authorization'))],
  ['theApiIsBoundedAndDiscreet', 'no access log', properties('HttpApi', (api) => delete api.AccessLogSettings)],
  ['theApiIsBoundedAndDiscreet', 'other origins', properties('HttpApi', (api) => (api.CorsConfiguration = true))],
  ['theApiIsBoundedAndDiscreet', 'asks everybody', properties('HttpApi', (api) => (api.Auth.DefaultAuthorizer = 'Administration'))],
  ['theApiIsBoundedAndDiscreet', 'issuer and audience', properties('HttpApi', (api) => (api.Auth.Authorizers.Administration.JwtConfiguration.audience = []))],
  ['theApiIsBoundedAndDiscreet', 'id token would do', properties('HttpApi', (api) => delete api.Auth.Authorizers.Administration.AuthorizationScopes)],
  ['theApiIsBoundedAndDiscreet', 'elsewhere than the header', properties('HttpApi', (api) => (api.Auth.Authorizers.Administration.IdentitySource = '$request.querystring.token'))],
  ['theApiIsBoundedAndDiscreet', 'not on the API', properties('ResultsFunction', ({ Events }) => delete Events.ReadResult.Properties.ApiId)],
  ['theApiIsBoundedAndDiscreet', '2 HTTP APIs', resources((all) => (all.Second = all.HttpApi))],

  ['everyStreamMappingGivesUpInGoodTime', 'retries for ever', properties('ReportFunction', ({ Events }) => (Events.WaitingJob.Properties.MaximumRetryAttempts = -1))],
  ['everyStreamMappingGivesUpInGoodTime', 'records for ever', properties('ReportFunction', ({ Events }) => delete Events.WaitingJob.Properties.MaximumRecordAgeInSeconds)],
  ['everyStreamMappingGivesUpInGoodTime', 'whole batch', properties('ScoringFunction', ({ Events }) => delete Events.WaitingJob.Properties.BisectBatchOnFunctionError)],
  ['everyStreamMappingGivesUpInGoodTime', 'side by side', properties('ScoringFunction', ({ Events }) => (Events.WaitingJob.Properties.ParallelizationFactor = 2))],
  ['everyStreamMappingGivesUpInGoodTime', 'miss records', properties('ScoringFunction', ({ Events }) => (Events.WaitingJob.Properties.StartingPosition = 'LATEST'))],
  ['everyStreamMappingGivesUpInGoodTime', 'no dead-letter queue', properties('ScoringFunction', ({ Events }) => delete Events.WaitingJob.Properties.DestinationConfig)],
  ['everyStreamMappingGivesUpInGoodTime', 'not send to its dead-letter', statement('ReportRole', 'DeadLetters', (one) => (one.Resource = { 'Fn::GetAtt': ['JobsTable', 'Arn'] }))],
  ['everyStreamMappingGivesUpInGoodTime', 'not read its stream', statement('ReportRole', 'JobsStream', (one) => one.Action.pop())],
  ['everyStreamMappingGivesUpInGoodTime', 'without a stream', properties('JobsTable', (table) => delete table.StreamSpecification)],
  ['everyStreamMappingTakesItsOwnJobs', '0 filters', properties('ReportFunction', ({ Events }) => delete Events.WaitingJob.Properties.FilterCriteria)],
  ['everyStreamMappingTakesItsOwnJobs', 'not JSON', properties('ReportFunction', ({ Events }) => (Events.WaitingJob.Properties.FilterCriteria.Filters[0].Pattern = '{'))],
  ['everyStreamMappingTakesItsOwnJobs', 'of the kind scoring', resources((all) => (all.ReportFunction.Properties.Events = all.ScoringFunction.Properties.Events))],
  ['everyStreamMappingTakesItsOwnJobs', 'in the state done', properties('ReportFunction', ({ Events }) => (Events.WaitingJob.Properties.FilterCriteria.Filters[0].Pattern = Events.WaitingJob.Properties.FilterCriteria.Filters[0].Pattern.replace('waiting', 'done')))],
  ['everyStreamMappingTakesItsOwnJobs', 'that are removed', properties('ReportFunction', ({ Events }) => (Events.WaitingJob.Properties.FilterCriteria.Filters[0].Pattern = Events.WaitingJob.Properties.FilterCriteria.Filters[0].Pattern.replace('MODIFY', 'REMOVE')))],
  ['everyStreamMappingTakesItsOwnJobs', 'has no stream', properties('ReportFunction', (one) => delete one.Events)],
  ['everyScheduleIsCaughtWhenItFails', '185 times', properties('HousekeepingFunction', ({ Events }) => delete Events.Rate.Properties.RetryPolicy)],
  ['everyScheduleIsCaughtWhenItFails', 'no dead-letter queue', properties('HousekeepingFunction', ({ Events }) => delete Events.Rate.Properties.DeadLetterConfig)],
  ['everyScheduleIsCaughtWhenItFails', 'same name in every stack', properties('HousekeepingFunction', ({ Events }) => delete Events.Rate.Properties.Name)],
  ['everyScheduleIsCaughtWhenItFails', 'not call its function', properties('SchedulerRole', ({ Policies: [{ PolicyDocument }] }) => PolicyDocument.Statement.shift())],
  ['everyScheduleIsCaughtWhenItFails', 'not send to its dead-letter', properties('SchedulerRole', ({ Policies: [{ PolicyDocument }] }) => PolicyDocument.Statement.pop())],
  ['everyScheduleIsCaughtWhenItFails', 'other accounts', properties('SchedulerRole', ({ AssumeRolePolicyDocument }) => delete AssumeRolePolicyDocument.Statement[0].Condition)],
  ['everyScheduleIsCaughtWhenItFails', 'how often', properties('HousekeepingFunction', (one) => delete one.EventInvokeConfig.MaximumRetryAttempts)],
  ['everyScheduleIsCaughtWhenItFails', 'loses failed runs', properties('HousekeepingFunction', (one) => delete one.EventInvokeConfig.DestinationConfig)],
  ['everyScheduleIsCaughtWhenItFails', 'has no schedule', properties('HousekeepingFunction', (one) => delete one.Events)],

  ['everyAnswerOfTheSiteIsGuarded', 'without TLS', distribution((config) => (config.DefaultCacheBehavior.ViewerProtocolPolicy = 'allow-all'))],
  ['everyAnswerOfTheSiteIsGuarded', 'sends no ContentSecurityPolicy', distribution((config) => delete config.CacheBehaviors[1].ResponseHeadersPolicyId)],
  ['everyAnswerOfTheSiteIsGuarded', 'lets the origin replace', properties('SiteHeaders', ({ ResponseHeadersPolicyConfig }) => (ResponseHeadersPolicyConfig.SecurityHeadersConfig.FrameOptions.Override = false))],
  ['everyAnswerOfTheSiteIsGuarded', 'closed default', properties('ApiHeaders', ({ ResponseHeadersPolicyConfig }) => (ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy = "script-src 'self'"))],
  ['everyAnswerOfTheSiteIsGuarded', 'with a hole', properties('SiteHeaders', ({ ResponseHeadersPolicyConfig }) => (ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy['Fn::Sub'][0] += "; style-src 'unsafe-inline'"))],
  ['everyAnswerOfTheSiteIsGuarded', 'where somebody comes from', properties('SiteHeaders', ({ ResponseHeadersPolicyConfig }) => (ResponseHeadersPolicyConfig.SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy = 'origin'))],
  ['everyAnswerOfTheSiteIsGuarded', 'in a cache', distribution((config) => (config.CacheBehaviors[0].CachePolicyId = { Ref: 'PagesCachePolicy' }))],
  ['everyAnswerOfTheSiteIsGuarded', 'Authorization header', distribution((config) => delete config.CacheBehaviors[0].OriginRequestPolicyId)],
  ['everyAnswerOfTheSiteIsGuarded', 'in the clear', distribution((config) => (config.CacheBehaviors[0].ViewerProtocolPolicy = 'redirect-to-https'))],
  ['everyAnswerOfTheSiteIsGuarded', 'replaces error answers', distribution((config) => (config.CustomErrorResponses = [{ ErrorCode: 404 }]))],
  ['everyAnswerOfTheSiteIsGuarded', 'addresses of visitors', distribution((config) => (config.Logging = {}))],
  ['everyAnswerOfTheSiteIsGuarded', 'HTTP/3', distribution((config) => (config.HttpVersion = 'http2'))],
  ['theSiteIsReadThroughTheDistributionOnly', 'without an origin access control', distribution((config) => delete config.Origins[0].OriginAccessControlId)],
  ['theSiteIsReadThroughTheDistributionOnly', 'open to others', properties('SiteBucketPolicy', ({ PolicyDocument }) => delete PolicyDocument.Statement[0].Condition)],
  ['theSignInIsStrict', 'register themselves', properties('UserPool', (pool) => (pool.AdminCreateUserConfig.AllowAdminCreateUserOnly = false))],
  ['theSignInIsStrict', 'second factor', properties('UserPool', (pool) => (pool.MfaConfiguration = 'OPTIONAL'))],
  ['theSignInIsStrict', 'deletion protection', properties('UserPool', (pool) => delete pool.DeletionProtection)],
  ['theSignInIsStrict', 'has 1 groups', resources((all) => delete all.EditorsGroup)],
  ['theSignInIsStrict', 'has a secret', properties('UserPoolClient', (client) => (client.GenerateSecret = true))],
  ['theSignInIsStrict', 'more than the code flow', properties('UserPoolClient', (client) => client.AllowedOAuthFlows.push('implicit'))],
  ['theSignInIsStrict', 'takes passwords', properties('UserPoolClient', (client) => client.ExplicitAuthFlows.push('ALLOW_USER_PASSWORD_AUTH'))],
  ['theSignInIsStrict', 'whether an account exists', properties('UserPoolClient', (client) => delete client.PreventUserExistenceErrors)],
  ['theSignInIsStrict', 'longer than an hour', properties('UserPoolClient', (client) => (client.AccessTokenValidity = 240))],
  ['theSignInIsStrict', 'a working day', properties('UserPoolClient', (client) => (client.RefreshTokenValidity = 720))],
  ['theSignInIsStrict', 'call a session back', properties('UserPoolClient', (client) => delete client.EnableTokenRevocation)],
  ['theSignInIsStrict', 'no address to return to', properties('UserPoolClient', (client) => delete client.LogoutURLs)],
  ['theSignInIsStrict', 'without TLS', properties('UserPoolClient', (client) => (client.LogoutURLs = ['http://x.example']))],
  ['theSignInIsStrict', 'a fixed address', properties('UserPoolClient', (client) => (client.CallbackURLs = ['https://x.example']))],

  ['everythingThatPeopleSeeIsDescribed', 'Parameters.Runtime', (broken) => delete broken.template.Parameters.Runtime.Description],
  ['everythingThatPeopleSeeIsDescribed', 'Outputs.SiteAddress', (broken) => (broken.template.Outputs.SiteAddress.Description = 'Site')],
  ['everythingThatPeopleSeeIsDescribed', 'has no default', (broken) => delete broken.template.Parameters.Runtime.Default],
  ['everythingThatPeopleSeeIsDescribed', 'in no group', (broken) => broken.template.Metadata['AWS::CloudFormation::Interface'].ParameterGroups.pop()],
  ['everythingThatPeopleSeeIsDescribed', 'no parameter', (broken) => broken.template.Metadata['AWS::CloudFormation::Interface'].ParameterGroups[0].Parameters.push('Nothing')],
  ['alarmsAreFewAndExplained', 'more than 10', resources((all) => [1, 2, 3].forEach((n) => (all[`More${n}`] = all.ApiSlow)))],
  ['alarmsAreFewAndExplained', 'over 11 metrics', properties('JobsStuck', ({ Metrics }) => Metrics.push({ ...Metrics[2], Id: 'more' }))],
  ['alarmsAreFewAndExplained', 'tells nobody', properties('ApiSlow', (alarm) => delete alarm.AlarmActions)],
  ['alarmsAreFewAndExplained', 'does not name its entry', properties('ApiSlow', (alarm) => (alarm.AlarmDescription = 'Langsam.'))],
  ['alarmsAreFewAndExplained', 'what no data mean', properties('ApiSlow', (alarm) => delete alarm.TreatMissingData)],
  ['alarmsAreFewAndExplained', 'no entry in the runbook', (broken) => (broken.runbook = broken.runbook.replace('## ApiSlow', '## Slow'))],
  ['alarmsAreFewAndExplained', 'ApiSlow: has an entry in the runbook that does not say', (broken) => (broken.runbook = broken.runbook.replace(/(## ApiSlow[^]*?)\*\*Over\*\*/, '$1Over'))],
  ['alarmsAreFewAndExplained', 'ErasureOverdue: has an entry in the runbook that does not say', (broken) => (broken.runbook = broken.runbook.replace(/(## ErasureOverdue[^]*?)\*\*Over\*\*/, '$1Over'))],
  ['alarmsAreFewAndExplained', 'explains Slow', (broken) => (broken.runbook = broken.runbook.replace('## ApiSlow', '## Slow'))],
  ['failedJobsAreCounted', 'which no code writes', properties('ReportFailedFilter', (filter) => (filter.FilterPattern = '"job-broken"'))],
  ['failedJobsAreCounted', 'not one word', properties('ReportFailedFilter', (filter) => (filter.FilterPattern = ''))],
  ['failedJobsAreCounted', 'counts for no alarm', properties('ReportFailedFilter', (filter) => (filter.MetricTransformations[0].MetricName = 'Failed'))],
  ['failedJobsAreCounted', 'not looked through', resources((all) => delete all.ReportFailedFilter)],
  ['failedJobsAreCounted', 'HousekeepingLogGroup: is not looked through', resources((all) => delete all.HousekeepingFailedFilter)],
  ['theDashboardShowsWhatThereIs', 'has 0 dashboards', resources((all) => delete all.Dashboard)],
  ['theDashboardShowsWhatThereIs', 'is not JSON', dashboard((text) => text.replace('"start"', 'start'))],
  ['theDashboardShowsWhatThereIs', 'does not show ApiSlow', dashboard((text) => text.replace('"${ApiSlow.Arn}",', ''))],
  ['theDashboardShowsWhatThereIs', 'does not show DeadLetterQueue', dashboard((text) => text.replace('${DeadLetterQueue.QueueName}', 'dead-letters'))],
  ['theDashboardShowsWhatThereIs', 'lies over widget', dashboard((text) => text.replace('"x": 16, "y": 2', '"x": 15, "y": 2'))],
  ['theDashboardShowsWhatThereIs', 'leaves the page', dashboard((text) => text.replace('"x": 16, "y": 12', '"x": 17, "y": 12'))],
  ['theBudgetTellsInTime', 'has 0 budgets', resources((all) => delete all.MonthlyBudget)],
  ['theBudgetTellsInTime', 'costs of a month', properties('MonthlyBudget', ({ Budget }) => (Budget.TimeUnit = 'ANNUALLY'))],
  ['theBudgetTellsInTime', 'nobody can choose', properties('MonthlyBudget', ({ Budget }) => (Budget.BudgetLimit.Amount = 20))],
  ['theBudgetTellsInTime', 'too late', properties('MonthlyBudget', (budget) => budget.NotificationsWithSubscribers.shift())],
  ['theBudgetTellsInTime', 'tells nobody', properties('MonthlyBudget', (budget) => (budget.NotificationsWithSubscribers[0].Subscribers = []))],
  ['theBudgetTellsInTime', 'nobody could be told', resources((all) => delete all.MonthlyBudget.Condition)],
];

FAULTS.forEach(([rule, words, ...changes], at) => {
  test(`${rule} sees fault ${at + 1}: ${words}`, () => {
    const broken = { ...given, template: structuredClone(given.template), contract: structuredClone(given.contract) };
    changes.forEach((change) => change(broken));
    const why = RULES.find(({ name }) => name === rule)(broken).map(([where, text]) => `${where}: ${text}`);
    const before = RULES.find(({ name }) => name === rule)(given).map(([where, text]) => `${where}: ${text}`);
    const fresh = why.filter((one) => !before.includes(one));
    assert.ok(fresh.some((one) => one.includes(words)), `expected "${words}", found ${JSON.stringify(fresh)}`);
  });
});

test('every rule has a fault that it sees', () => {
  const without = RULES.map(({ name }) => name).filter((name) => !FAULTS.some(([rule]) => rule === name));
  assert.deepEqual(without, []);
});

test('a text that is not YAML, or has an unknown tag, is refused', () => {
  assert.throws(() => parseTemplate('a: [1'), /Flow sequence/);
  assert.throws(() => parseTemplate('a: 1\na: 2'), /unique/);
  assert.throws(() => parseTemplate('a: !Reff b'), /Unknown tag !Reff/);
});
