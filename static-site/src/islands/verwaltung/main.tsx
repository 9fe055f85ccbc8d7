import { AdministrationPage } from '../../administration/page.tsx';
import type { SignInWorld } from '../../administration/sign-in.ts';
import { mountIsland } from '../../island.tsx';
import '../../components/stack-table.css';
import '../../components/combobox.css';
import '../../administration/administration.css';

const world: SignInWorld = {
  storage: sessionStorage,
  fetch: (input, init) => fetch(input, init),
  now: () => Date.now(),
  page: location.origin + location.pathname,
};
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());

mountIsland('verwaltung', <AdministrationPage world={world} storage={sessionStorage} today={today} />);
