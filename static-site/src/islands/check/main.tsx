import '../../components/stack-table.css';
import '../../check/round.css';
import '../../device/device.css';
import '../../exchange/exchange.css';
import { CheckApp } from '../../check/app.tsx';
import { mountIsland } from '../../island.tsx';
import { browserStores, remember, takeTokenFromAddress, watchForAnotherLink } from '../../link.ts';

const stores = browserStores();
watchForAnotherLink((token) => remember(token, stores));
const { token, remembered } = takeTokenFromAddress(stores);
mountIsland('check', <CheckApp token={token} remembered={remembered} stores={stores} />);
