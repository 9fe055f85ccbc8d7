import { mountIsland } from '../../island.tsx';
import { browserStores } from '../../link.ts';
import { QuickApp } from '../../quick/app.tsx';
import { keepIn } from '../../quick/keep.ts';
import { PREVIEW_ANSWERS, handedOver, isPreview } from '../../quick/preview.ts';
import '../../components/stack-table.css';
import '../../report/report.css';
import '../../quick/quick.css';

const stores = browserStores();
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());

const preview = isPreview(location.search);

mountIsland(
  'schnellcheck',
  <QuickApp
    keep={preview ? keepIn({ session: stores.session, local: null }, PREVIEW_ANSWERS) : keepIn(stores)}
    toneStore={stores.session}
    today={today}
    preview={preview ? { instrument: handedOver(stores) } : null}
  />,
);
