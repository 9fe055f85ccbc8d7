/** Template and contract agree, both ways: route, function and who may call it. */
import { functions, intrinsic, ofType, target } from '../template.mjs';

/** `x-function` of the contract and the logical id in the template. */
const logicalId = (name) => `${name[0].toUpperCase()}${name.slice(1)}Function`;

const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'];

/** Routes of the contract by route key: `{ function, administration }`. */
export function contractRoutes(contract) {
  const routes = new Map();
  for (const [path, operations] of Object.entries(contract.paths)) {
    for (const method of METHODS.filter((name) => operations[name])) {
      const operation = operations[method];
      const security = operation.security ?? contract.security ?? [];
      routes.set(`${method.toUpperCase()} ${path}`, {
        function: logicalId(operation['x-function'] ?? 'unknown'),
        administration: security.some((one) => 'administration' in one),
        operationId: operation.operationId,
      });
    }
  }
  return routes;
}

/** Routes of the template as `[route key, { function, authorizer, event }]`; the same key may come twice. */
export function templateRoutes(template) {
  return functions(template).flatMap(([id, one]) =>
    Object.entries(one.Events ?? {})
      .filter(([, event]) => event.Type === 'HttpApi')
      .map(([event, { Properties: { Path, Method, Auth } }]) => [Path === '$default' ? '$default' : `${String(Method).toUpperCase()} ${Path}`, { function: id, authorizer: Auth?.Authorizer ?? null, event }]),
  );
}

export function everyRouteIsInTheContract({ template, contract }) {
  const findings = [];
  const expected = contractRoutes(contract);
  const seen = new Set();
  for (const [key, route] of templateRoutes(template)) {
    const where = `${route.function}.${route.event}`;
    if (seen.has(key)) findings.push([where, `answers ${key}, which another one answers too`]);
    seen.add(key);
    if (key === '$default') {
      if (route.authorizer) findings.push([where, 'the route for anything else needs no sign-in']);
      continue;
    }
    const wanted = expected.get(key);
    if (!wanted) {
      findings.push([where, `answers ${key}, which is not in the contract`]);
      continue;
    }
    if (wanted.function !== route.function) findings.push([where, `answers ${key}, which is ${wanted.function}'s`]);
    if (wanted.administration !== (route.authorizer === 'Administration')) findings.push([where, wanted.administration ? `${key} is open without sign-in` : `${key} asks for a sign-in that nobody has`]);
    if (wanted.operationId.toLowerCase() !== route.event.toLowerCase()) findings.push([where, `is not named after the operation ${wanted.operationId}`]);
  }
  for (const key of expected.keys()) if (!seen.has(key)) findings.push(['HttpApi', `has no route ${key}`]);
  for (const key of Object.keys(template.Resources.HttpApi?.Properties?.RouteSettings ?? {})) {
    if (!seen.has(key)) findings.push(['HttpApi', `has settings for ${key}, which is no route`]);
  }
  if (!seen.has('$default')) findings.push(['HttpApi', 'has no route for anything else']);
  return findings;
}

export function routesOfAdministrationLieUnderOnePath({ template }) {
  return templateRoutes(template)
    .filter(([key, { authorizer }]) => / \/api\/administration\//.test(key) !== (authorizer !== null))
    .map(([key, { function: id }]) => [id, `${key}: sign-in and the path /api/administration/ do not agree`]);
}

/** What an access line may hold: nothing about who asked for what. */
const LOGGED = ['requestId', 'routeKey', 'status', 'responseLength', 'responseLatency', 'integrationLatency', 'integrationStatus', 'error.responseType'];

export function theApiIsBoundedAndDiscreet({ template }) {
  const findings = [];
  const apis = ofType(template, 'AWS::Serverless::HttpApi');
  if (apis.length !== 1) return [['Resources', `has ${apis.length} HTTP APIs instead of one`]];
  const [id, api] = apis[0];
  for (const name of ['ThrottlingRateLimit', 'ThrottlingBurstLimit']) {
    if (api.DefaultRouteSettings?.[name] === undefined) findings.push([id, `has no ${name}`]);
  }
  const format = String(api.AccessLogSettings?.Format ?? '');
  if (format === '') findings.push([id, 'has no access log']);
  for (const [, variable] of format.matchAll(/\$context\.([A-Za-z.]+)/g)) {
    if (!LOGGED.includes(variable)) findings.push([id, `logs ${variable}`]);
  }
  if (/\$(?!context\.)/.test(format)) findings.push([id, 'logs more than the context']);
  if (api.CorsConfiguration) findings.push([id, 'answers pages of other origins']);
  const authorizer = api.Auth?.Authorizers?.Administration;
  if (api.Auth?.DefaultAuthorizer) findings.push([id, 'asks everybody for a sign-in']);
  if (!authorizer?.JwtConfiguration?.issuer || !authorizer.JwtConfiguration.audience?.length) findings.push([id, 'does not check issuer and audience']);
  if (!authorizer?.AuthorizationScopes?.length) findings.push([id, 'checks no scope, so that an id token would do']);
  if (authorizer && intrinsic(authorizer.IdentitySource) === null && authorizer.IdentitySource !== '$request.header.Authorization') findings.push([id, 'takes the token from elsewhere than the header']);
  for (const [fid, one] of functions(template)) {
    for (const [name, event] of Object.entries(one.Events ?? {})) {
      if (event.Type === 'HttpApi' && target(event.Properties.ApiId) !== id) findings.push([`${fid}.${name}`, 'is not on the API of this template']);
    }
  }
  return findings;
}
