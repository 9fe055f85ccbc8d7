import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { storable, storableAnswerValue, storableNoteValue } from '../../src/check/storable.ts';

describe('storable text', () => {
  it('text_thatDocumentsCanHold_staysAsItIs', () => {
    const text = 'Zeile 1\n\tZeile 2\r\n„Größe“ & <b>🎈</b> \u202E שלום';
    assert.equal(storable(text), text);
  });

  it('lineBreaksOfWordProcessors_becomeLineBreaks', () => {
    assert.equal(storable('oben\u000Bunten'), 'oben\nunten');
  });

  it('whatNoDocumentCanHold_isLeftOut', () => {
    assert.equal(storable('a\u0000b\u001Fc\u007Fd\u0085e\uD800f\uDC00g\uFFFEh'), 'abcdefgh');
  });

  it('everyTextOfAValue_isCleaned_andNothingElseChanges', () => {
    const rest = { needForAction: true, obstacles: [] };
    assert.deepEqual(storableAnswerValue({ answer: { notOurs: 'Amt\u0001' }, ...rest }).answer, { notOurs: 'Amt' });
    assert.deepEqual(
      storableAnswerValue({ answer: { notApplicable: { reason: 'otherLevel', text: 'Land\u0002' } }, ...rest }),
      { answer: { notApplicable: { reason: 'otherLevel', text: 'Land' } }, ...rest },
    );
    assert.deepEqual(storableAnswerValue({ answer: { level: 2 }, ...rest }), { answer: { level: 2 }, ...rest });
    assert.deepEqual(storableNoteValue({ comment: 'x\u0003y', evidence: ['https://a.example'] }), {
      comment: 'xy',
      evidence: ['https://a.example'],
    });
  });
});
