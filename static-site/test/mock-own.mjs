/** The mock's own statements of a municipality: routes of the coordinator, and what departments are asked. */
import { leads } from './mock-roles.mjs';

const MOST = 10;
const PREFIX = 'own.';

const statementsOf = (check) => (check.own ??= []);
export const askedOf = (check) => statementsOf(check).filter((one) => !one.removed);

/** Whether an indicator is one of the own statements that are asked; `removed` where it was one. */
export function ownStatement(check, indicator) {
  if (!indicator.startsWith(PREFIX)) return null;
  const found = statementsOf(check).find((one) => PREFIX + one.id === indicator);
  return found === undefined ? null : found.removed ? 'removed' : 'asked';
}

export const askedStatements = (check) =>
  askedOf(check).map(({ id, statement, former }) => ({ indicator: PREFIX + id, statement, former }));

/** Another one whenever a statement was added, worded anew or removed; the functions count all changes of the check. */
export const checkRevision = (check) => 1 + statementsOf(check).reduce((sum, one) => sum + one.revision, 0);

/** What released departments said to them. */
export const ownAgreement = (check, released, bare) =>
  askedStatements(check).map(({ indicator, statement }) => ({
    indicator,
    statement,
    answers: [...check.typed].flatMap(([department, { answers, notes }]) =>
      released.has(department) && answers.has(indicator)
        ? [bare({ department, ...answers.get(indicator), noted: notes.has(indicator) })]
        : [],
    ),
  }));

export function addOwn(check, id, statement, more = {}) {
  statementsOf(check).push({ id, statement, former: [], revision: 1, removed: false, ...more });
}

export function ownRoutes({ is, ok, missing, invalid, refuse, forbidden, body, check, link }) {
  const listing = is('GET /api/check/own-indicators');
  const saving = is('PUT /api/check/own-indicators/{id}');
  const removing = is('DELETE /api/check/own-indicators/{id}');
  if (!listing && !saving && !removing) return false;
  if (!leads(link.role)) return forbidden();
  const all = statementsOf(check);
  const answeredOf = (id) =>
    [...check.typed.values()].filter(({ answers, notes }) => answers.has(PREFIX + id) || notes.has(PREFIX + id)).length;
  const view = (one) => ({ ...one, answered: answeredOf(one.id) });
  const done = (one) => ok(view(one));
  if (listing) return ok({ most: MOST, statements: all.map(view) });
  const id = (saving ?? removing)[1];
  const found = all.find((one) => one.id === id);
  if (removing) {
    if (!found) return missing();
    if (!found.removed) Object.assign(found, { removed: true, revision: found.revision + 1 });
    return done(found);
  }
  const statement = body.statement.trim();
  if (statement === '' || statement.length > 500) return invalid('/statement', 'Höchstens 500 Zeichen.');
  if (found && !found.removed && found.statement === statement) return done(found);
  if (found && found.revision !== body.seenRevision)
    return refuse(409, '/errors/conflict', 'Jemand war schneller', 'Bitte prüfen.', { current: view(found) });
  const rewords = found && found.statement !== statement;
  if (rewords && answeredOf(id) > 0 && !body.keepsAnswers)
    return refuse(
      409,
      '/errors/statement-answered',
      'Diese Aussage ist schon beantwortet',
      `${answeredOf(id)} Stellen haben den bisherigen Wortlaut beantwortet.`,
    );
  if ((!found || found.removed) && askedOf(check).length >= MOST)
    return refuse(409, '/errors/too-many', 'Mehr als zehn eigene Aussagen gehen nicht', 'Entfernen Sie zuerst eine.');
  if (!found) {
    addOwn(check, id, statement);
    return done(all.at(-1));
  }
  if (rewords && answeredOf(id) > 0) found.former = [found.statement, ...found.former];
  return done(Object.assign(found, { statement, removed: false, revision: found.revision + 1 }));
}
