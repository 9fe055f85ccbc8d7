import { mountIsland } from '../../island.tsx';
import { browserStores } from '../../link.ts';
import { QuickApp } from '../../quick/app.tsx';
import { keepIn } from '../../quick/keep.ts';
import '../../components/stack-table.css';
import '../../report/report.css';
import '../../quick/quick.css';

const stores = browserStores();
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());

mountIsland('schnellcheck', <QuickApp keep={keepIn(stores)} toneStore={stores.session} today={today} />);
