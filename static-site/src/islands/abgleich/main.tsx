import { AgreementApp } from '../../agreement/app.tsx';
import { mountIsland } from '../../island.tsx';
import { browserStores, remember, takeTokenFromAddress, watchForAnotherLink } from '../../link.ts';
import '../../components/stack-table.css';
import '../../components/combobox.css';
import '../../agreement/agreement.css';

const stores = browserStores();
watchForAnotherLink((token) => remember(token, stores));
const { token, remembered } = takeTokenFromAddress(stores);
mountIsland('abgleich', <AgreementApp token={token} remembered={remembered} stores={stores} />);
