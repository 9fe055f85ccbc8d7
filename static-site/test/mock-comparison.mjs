/**
 * The mock's comparison with other municipalities. What is shown is the API's own answer, kept as a fixture (see
 * `SiteComparisonTest` in functions/app).
 */
import { readFileSync } from 'node:fs';
import { leads } from './mock-roles.mjs';

let kept;
/** `comparison` as a municipality is shown it, `published` as the project team is. */
export const comparisons = () =>
  (kept ??= JSON.parse(readFileSync(new URL('fixtures/comparison.json', import.meta.url), 'utf8')));

/** A test sets `check.comparison`: what an agreed check is shown, by default that the phase is still open. */
export function comparisonRoutes({ is, ok, forbidden, body, check, link }) {
  if (is('GET /api/check/comparison')) return ok(seen(check));
  if (is('PUT /api/check/comparison/consent')) {
    if (!leads(link.role)) return forbidden();
    check.compares = body.agreed;
    return ok(seen(check));
  }
  return false;
}

const COMPARED_WITH = comparisons().comparison.comparedWith;

function seen(check) {
  if (check.comparison === 'partOfATown') return { agreed: false, state: 'partOfATown' };
  if (!check.compares) return { agreed: false, state: 'notAgreed' };
  const state = check.comparison ?? 'phaseOpen';
  return state === 'shown' ? comparisons().comparison : { agreed: true, comparedWith: COMPARED_WITH, state };
}

/** The same for the project team; a test sets `state.comparison`. */
export function phaseComparisonRoutes({ is, ok, state }) {
  const now = () => state.comparison ?? { state: 'open', refreshable: false };
  if (is('GET /api/administration/phases/{phase}/comparison')) {
    ok(now());
    return true;
  }
  if (is('POST /api/administration/phases/{phase}/comparison/snapshots')) {
    state.comparison = { ...now(), state: 'waiting', refreshable: false };
    ok(state.comparison, 202);
    return true;
  }
  return false;
}
