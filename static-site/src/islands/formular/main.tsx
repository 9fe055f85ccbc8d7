import { render } from 'preact';
import { createCaller, invitationApi } from '../../api.ts';
import { BlankForms } from '../../exchange/forms.tsx';

/** A small part of pages that otherwise need no script: the buttons that fetch the blank questionnaire. */
const api = invitationApi(createCaller());
for (const place of document.querySelectorAll<HTMLElement>('[data-forms]')) {
  const { forms = '', version, field } = place.dataset;
  place.replaceChildren();
  render(<BlankForms api={api} instrument={{ id: forms, version: Number(version) }} field={field} />, place);
}
