/** How pages/ becomes HTML. Data that has to be computed first (assets, instruments) comes from build.mjs. */

/** Tags that mean something to readers; the schema gives tags no words of their own, others stay unseen. */
const TAG_LABELS = {
  'ebene-individuum': 'Ebene: eigenes Handeln',
  'ebene-organisation': 'Ebene: Organisation',
  'ebene-kommune': 'Ebene: ganze Kommune',
};

export default function (config) {
  const longDate = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' });
  config.addFilter('day', (isoDate) => longDate.format(new Date(`${isoDate}T00:00:00Z`)));
  config.addFilter('countIndicators', (fieldOrInstrument) =>
    (fieldOrInstrument.fields ?? [fieldOrInstrument])
      .flatMap((field) => field.topics)
      .reduce((sum, topic) => sum + topic.indicators.length, 0),
  );
  config.addFilter('countTopics', (instrument) =>
    instrument.fields.reduce((sum, field) => sum + field.topics.length, 0),
  );
  config.addFilter(
    'countShort',
    (instrument) =>
      instrument.fields.flatMap((field) => field.topics).flatMap((topic) => topic.indicators.filter((one) => one.short))
        .length,
  );
  config.addFilter('keyIndicators', (field) =>
    field.topics.flatMap((topic) => topic.indicators.filter((one) => one.key)),
  );
  config.addFilter('tagLabels', (tags) => tags.flatMap((tag) => TAG_LABELS[tag] ?? []));
  config.addFilter('levels', (anchors) =>
    Object.keys(anchors)
      .map(Number)
      .sort((a, b) => a - b),
  );
  config.addFilter(
    'inWords',
    (number) =>
      ['null', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'][
        number
      ] ?? String(number),
  );
  return {
    dir: { input: 'pages', includes: '_includes' },
    htmlTemplateEngine: 'njk',
    markdownTemplateEngine: 'njk',
  };
}
