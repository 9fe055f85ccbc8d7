import { CoordinationApp } from '../../coordination/app.tsx';
import { mountIsland } from '../../island.tsx';
import { browserStores, remember, takeTokenFromAddress, watchForAnotherLink } from '../../link.ts';
import '../../components/stack-table.css';
import '../../components/combobox.css';
import '../../device/device.css';
import '../../exchange/exchange.css';
import '../../coordination/coordination.css';

const stores = browserStores();
watchForAnotherLink((token) => remember(token, stores));
const { token } = takeTokenFromAddress(stores);
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
mountIsland('koordination', <CoordinationApp token={token} stores={stores} today={today} />);
