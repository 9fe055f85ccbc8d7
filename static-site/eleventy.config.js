/** How pages/ becomes HTML. Data that has to be computed first (assets, instruments) comes from build.mjs. */
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
