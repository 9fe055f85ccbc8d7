/** Rules about the distribution and the sign-in. */
import { intrinsic, ofType, target } from '../template.mjs';
import { unlessLeaving } from './data.mjs';

function distribution(template) {
  return ofType(template, 'AWS::CloudFront::Distribution')[0]?.[1].DistributionConfig ?? {};
}

export function everyAnswerOfTheSiteIsGuarded({ template }) {
  const findings = [];
  const config = distribution(template);
  const behaviours = [config.DefaultCacheBehavior ?? {}, ...(config.CacheBehaviors ?? [])];
  for (const behaviour of behaviours) {
    const where = `Distribution ${behaviour.PathPattern ?? '*'}`;
    if (!['https-only', 'redirect-to-https'].includes(behaviour.ViewerProtocolPolicy)) findings.push([where, 'can be reached without TLS']);
    const policy = template.Resources[target(behaviour.ResponseHeadersPolicyId)]?.Properties.ResponseHeadersPolicyConfig;
    const headers = policy?.SecurityHeadersConfig ?? {};
    for (const name of ['ContentSecurityPolicy', 'StrictTransportSecurity', 'ContentTypeOptions', 'FrameOptions', 'ReferrerPolicy']) {
      if (!headers[name]) findings.push([where, `sends no ${name}`]);
      else if (headers[name].Override !== true) findings.push([where, `lets the origin replace ${name}`]);
    }
    const csp = [headers.ContentSecurityPolicy?.ContentSecurityPolicy?.['Fn::Sub'] ?? headers.ContentSecurityPolicy?.ContentSecurityPolicy ?? ''].flat()[0];
    if (!/default-src '(self|none)'/.test(csp) || !/frame-ancestors 'none'/.test(csp)) findings.push([where, 'has a content security policy without a closed default']);
    if (/unsafe-|data:|\*/.test(csp)) findings.push([where, 'has a content security policy with a hole']);
    if (headers.ReferrerPolicy && headers.ReferrerPolicy.ReferrerPolicy !== 'no-referrer') findings.push([where, 'tells other sites where somebody comes from']);
  }
  const api = behaviours.find((behaviour) => behaviour.PathPattern === '/api/*');
  if (api?.CachePolicyId !== '4135ea2d-6df8-44a3-9df3-4b5a84be39ad') findings.push(['Distribution /api/*', 'keeps answers of the API in a cache']);
  if (api?.OriginRequestPolicyId !== 'b689b0a8-53d0-40ab-baf2-68738e2966ac') findings.push(['Distribution /api/*', 'does not hand on the Authorization header, or hands on Host']);
  if (api && api.ViewerProtocolPolicy !== 'https-only') findings.push(['Distribution /api/*', 'redirects a token that was sent in the clear']);
  // They would take the place of the API's own answers, too.
  if (config.CustomErrorResponses) findings.push(['Distribution', 'replaces error answers of the API']);
  if (config.Logging) findings.push(['Distribution', 'logs the addresses of visitors']);
  if (config.HttpVersion !== 'http2and3') findings.push(['Distribution', 'does not speak HTTP/3']);
  return findings;
}

export function theSiteIsReadThroughTheDistributionOnly({ template }) {
  const findings = [];
  for (const origin of (distribution(template).Origins ?? []).filter((one) => one.S3OriginConfig)) {
    const bucket = target(origin.DomainName);
    if (template.Resources[target(origin.OriginAccessControlId)]?.Type !== 'AWS::CloudFront::OriginAccessControl') findings.push(['Distribution', `reads ${bucket} without an origin access control`]);
    const allowed = ofType(template, 'AWS::S3::BucketPolicy')
      .filter(([, policy]) => target(policy.Bucket) === bucket)
      .flatMap(([, policy]) => policy.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow');
    if (allowed.length !== 1 || allowed[0].Principal?.Service !== 'cloudfront.amazonaws.com' || !allowed[0].Condition?.StringEquals?.['aws:SourceArn']) {
      findings.push([bucket, 'is open to others than this distribution']);
    }
  }
  return findings;
}

export function theSignInIsStrict({ template }) {
  const findings = [];
  for (const [id, pool] of ofType(template, 'AWS::Cognito::UserPool')) {
    const must = (fits, why) => fits || findings.push([id, why]);
    must(pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly === true, 'lets people register themselves');
    must(pool.MfaConfiguration === 'ON' && pool.EnabledMfas?.join() === 'SOFTWARE_TOKEN_MFA', 'does not demand a second factor by app');
    must(unlessLeaving(pool.DeletionProtection, 'ACTIVE', 'INACTIVE'), 'has no deletion protection');
    const groups = ofType(template, 'AWS::Cognito::UserPoolGroup').filter(([, group]) => target(group.UserPoolId) === id);
    must(groups.length === 2, `has ${groups.length} groups instead of administrators and editors`);
  }
  for (const [id, client] of ofType(template, 'AWS::Cognito::UserPoolClient')) {
    const must = (fits, why) => fits || findings.push([id, why]);
    must(client.GenerateSecret === false, 'has a secret that a page cannot keep');
    must(client.AllowedOAuthFlows?.join() === 'code', 'allows more than the code flow');
    must(client.ExplicitAuthFlows?.join() === 'ALLOW_REFRESH_TOKEN_AUTH', 'takes passwords past the sign-in page');
    must(client.PreventUserExistenceErrors === 'ENABLED', 'tells whether an account exists');
    must(client.TokenValidityUnits?.AccessToken === 'minutes' && client.AccessTokenValidity <= 60, 'gives tokens that live longer than an hour');
    must(client.TokenValidityUnits?.RefreshToken === 'hours' && client.RefreshTokenValidity <= 12, 'keeps a session longer than a working day');
    must(client.EnableTokenRevocation === true, 'cannot call a session back');
    must(client.CallbackURLs?.length === 1 && client.LogoutURLs?.length === 1, 'has no address to return to');
    must(!JSON.stringify([client.CallbackURLs, client.LogoutURLs]).includes('http://'), 'returns to an address without TLS');
    must(intrinsic(client.CallbackURLs?.[0]) !== null, 'returns to a fixed address');
  }
  return findings;
}
