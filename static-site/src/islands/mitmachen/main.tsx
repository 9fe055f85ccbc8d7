import { mountIsland } from '../../island.tsx';
import { browserStores, takeFromAddress, watchForAnotherLink } from '../../link.ts';
import { RegistrationApp } from '../../registration/app.tsx';
import { isRegistration, keepRegistration, keptRegistration } from '../../registration/keep.ts';

const stores = browserStores();
watchForAnotherLink((token) => keepRegistration(token, stores), isRegistration);
const given = takeFromAddress(isRegistration);
if (given !== null) keepRegistration(given, stores);
mountIsland('mitmachen', <RegistrationApp token={given ?? keptRegistration(stores)} stores={stores} />);
