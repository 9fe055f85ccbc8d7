/**
 * Results for the mock to show: after method.md, but with floating point and without a scale's odd ends. Tests of
 * numbers belong to core; this only has to look like one, with everything in it that a page must show.
 */
const half = (value, digits) => (value === null ? null : Math.round(value * 10 ** digits + 1e-9) / 10 ** digits);
const one = (value) => half(value, 1);
const two = (value) => half(value, 2);
const sum = (list, value) => list.reduce((total, item) => total + value(item), 0);
const mean = (list) => sum(list, (value) => value) / list.length;

/** What method.md makes of a self-check, and why fields have no stage. */
export function scored(instrument, selfCheck) {
  const max = instrument.scale.length - 1;
  const noStage = {};
  const agreedOf = new Map((selfCheck.agreed ?? []).map((item) => [item.indicator, item]));
  const inScope = (field, indicator) =>
    selfCheck.scope === 'short'
      ? indicator.short
      : selfCheck.scope === undefined || selfCheck.scope === 'full' || selfCheck.scope.includes(field.id);

  const stateOf = (indicator) => {
    const entries = selfCheck.answers.filter((entry) => entry.indicator === indicator.id && entry.answer);
    const having = (key) => entries.filter((entry) => key in entry.answer);
    const levels = having('level').map((entry) => entry.answer.level);
    const responsible = having('level')
      .filter(
        (entry) =>
          indicator.kind === 'fact' &&
          (selfCheck.responsible ?? []).some(
            (item) => item.indicator === indicator.id && item.department === entry.department,
          ),
      )
      .map((entry) => entry.answer.level);
    const agreed = agreedOf.get(indicator.id)?.answer;
    const rated = agreed ? 'level' in agreed : levels.length > 0;
    const kind = rated
      ? 'rated'
      : agreed
        ? 'unknown' in agreed
          ? 'unknown'
          : 'notApplicable'
        : having('notApplicable').length && !having('unknown').length
          ? 'notApplicable'
          : having('unknown').length
            ? 'unknown'
            : 'unanswered';
    const n = levels.length;
    const pairs = levels.flatMap((a, i) => levels.slice(i + 1).map((b) => Math.abs(a - b)));
    const spread = n < 2 ? null : Math.max(...levels) - Math.min(...levels);
    const dissent = n < 2 ? null : mean(pairs);
    const most = n < 2 ? 0 : (max * Math.floor(n / 2) * Math.ceil(n / 2)) / ((n * (n - 1)) / 2);
    const answering = n + having('unknown').length + having('notApplicable').length;
    const reasons = [
      ...(spread !== null && spread >= max / 2 ? ['spread'] : []),
      ...(n > 0 && having('notApplicable').length ? ['responsibility'] : []),
      ...(having('unknown').length >= 2 && having('unknown').length * 2 >= answering ? ['knowledge'] : []),
    ];
    return {
      indicator,
      kind,
      agreed: agreed !== undefined,
      level: rated ? (agreed ? agreed.level : mean(responsible.length ? responsible : levels)) : null,
      lowest: rated ? (agreed ? agreed.level : Math.min(...levels)) : null,
      highest: rated ? (agreed ? agreed.level : Math.max(...levels)) : null,
      need: n ? having('level').filter((entry) => entry.needForAction).length / n : 0,
      spread,
      dissent,
      reasons,
      priority:
        indicator.weight *
        ((most ? dissent / most : 0) +
          (reasons.includes('responsibility') ? 1 : 0) +
          (reasons.includes('knowledge') ? 1 : 0)),
    };
  };
  const weigh = (states) => {
    const w = (item) => item.indicator.weight;
    const applicable = states.filter((item) => item.kind !== 'notApplicable');
    const rated = states.filter((item) => item.kind === 'rated');
    const weight = sum(applicable, w);
    const of = (key) => sum(rated, (item) => (w(item) * 100 * item[key]) / max);
    return {
      score: one(rated.length ? of('level') / sum(rated, w) : null),
      coverage: one(weight ? (100 * sum(rated, w)) / weight : null),
      low: one(weight ? of('lowest') / weight : null),
      high: one(weight ? (of('highest') + 100 * (weight - sum(rated, w))) / weight : null),
      applicable: one((100 * weight) / sum(states, w)),
    };
  };

  const all = [];
  const fields = instrument.fields.flatMap((field) => {
    const topics = field.topics.flatMap((topic) => {
      const states = topic.indicators.filter((indicator) => inScope(field, indicator)).map(stateOf);
      if (!states.length) return [];
      all.push(...states);
      const { applicable: _, ...values } = weigh(states);
      return [{ id: topic.id, ...values, states }];
    });
    const states = topics.flatMap((topic) => topic.states);
    if (!states.length) return [];
    const values = weigh(states);
    const valid = values.score !== null && values.coverage >= instrument.minimumCoverage;
    const staged = valid && selfCheck.scope !== 'short' && values.applicable >= instrument.minimumApplicable;
    const plain = staged ? instrument.stages.filter((stage) => stage.from <= values.score).length - 1 : null;
    const failing = states.filter(
      ({ indicator, kind, level }) =>
        indicator.key && (kind === 'unknown' || kind === 'unanswered' || (kind === 'rated' && level < max / 4)),
    );
    const stage = plain !== null && failing.length ? Math.min(plain, instrument.capStage) : plain;
    if (stage === null) {
      noStage[field.id] =
        values.coverage === null
          ? 'nothingApplies'
          : selfCheck.scope === 'short'
            ? 'shortForm'
            : values.applicable < instrument.minimumApplicable
              ? 'mostlyOthers'
              : 'tooMuchOpen';
    }
    return [
      {
        id: field.id,
        ...values,
        valid,
        stage,
        cappedBy: stage === plain ? [] : failing.map((item) => item.indicator.id),
        topics: topics.map(({ states: _, ...topic }) => topic),
      },
    ];
  });

  const urgency = ({ indicator, level, need }) => indicator.weight * (1 - level / max) * (1 + need);
  const isGap = ({ indicator, kind, level, need }) =>
    kind === 'rated' && (level <= max / 4 || (indicator.key && level < max / 2) || (level < 0.75 * max && need >= 0.5));
  const isOpen = (item) => item.reasons.length > 0 && !item.agreed;
  const isStrength = (item) =>
    item.kind === 'rated' &&
    item.level >= 0.75 * max &&
    !(isOpen(item) && (item.reasons.includes('spread') || item.reasons.includes('knowledge')));
  const byUrgency = (list) =>
    [...list]
      .sort((a, b) => urgency(b) - urgency(a))
      .map((item) => ({ indicator: item.indicator.id, urgency: two(urgency(item)) }));
  const points = (list) =>
    [...list]
      .sort((a, b) => b.priority - a.priority)
      .map((item) => ({
        indicator: item.indicator.id,
        reasons: item.reasons,
        spread: item.spread,
        dissent: two(item.dissent),
        priority: two(item.priority),
      }));
  return {
    noStage,
    result: {
      format: 'selbstcheck-result/1',
      method: 1,
      instrument: { id: instrument.id, version: instrument.version },
      scope: selfCheck.scope ?? 'full',
      submitted: true,
      overall: null,
      fields,
      indicators: all.map((item) => ({
        id: item.indicator.id,
        state: item.kind,
        level: two(item.level),
        score: one(item.level === null ? null : (100 * item.level) / max),
        agreed: item.agreed,
        spread: item.spread,
        dissent: two(item.dissent),
      })),
      ratedByTwo: all.filter((item) => item.spread !== null).length,
      discussionPoints: points(all.filter(isOpen)),
      settled: points(all.filter((item) => item.reasons.length > 0 && item.agreed)),
      gaps: byUrgency(all.filter(isGap)),
      inProgress: byUrgency(all.filter((item) => item.kind === 'rated' && !isGap(item) && !isStrength(item))),
      strengths: all
        .filter((item) => isStrength(item) && !isGap(item))
        .sort((a, b) => b.indicator.weight * b.level - a.indicator.weight * a.level)
        .map((item) => item.indicator.id),
      knowledgeGaps: all
        .filter((item) => item.kind === 'unknown' || item.kind === 'unanswered')
        .map((item) => item.indicator.id),
      targets: (selfCheck.targets ?? []).map(({ indicator, level }) => {
        const item = all.find((state) => state.indicator.id === indicator);
        return {
          indicator,
          level,
          distance: item?.level === null || item === undefined ? null : two(level - item.level),
        };
      }),
    },
  };
}
