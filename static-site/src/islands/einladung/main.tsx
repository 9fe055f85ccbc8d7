import { InvitationApp } from '../../invitation/app.tsx';
import { keptInvitation } from '../../invitation/keep.ts';
import { mountIsland } from '../../island.tsx';
import { browserStores, takeFromAddress, watchForAnotherLink } from '../../link.ts';

const stores = browserStores();
watchForAnotherLink((invitation) => keptInvitation(invitation, stores));
mountIsland('einladung', <InvitationApp invitation={keptInvitation(takeFromAddress(), stores)} stores={stores} />);
