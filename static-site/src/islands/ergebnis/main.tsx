import { checkApi, createCaller } from '../../api.ts';
import { NoLink } from '../../components/no-link.tsx';
import { mountIsland } from '../../island.tsx';
import { browserStores, forget, takeTokenFromAddress, typedStorage } from '../../link.ts';
import { ResultPage } from '../../result/page.tsx';
import { askedSubmission } from '../../result/versions.tsx';
import '../../components/stack-table.css';
import '../../report/report.css';
import '../../result/result.css';

const stores = browserStores();
const { token } = takeTokenFromAddress(stores);
const api = checkApi(createCaller({ token: () => token }));
const forgetLink = () => {
  forget(stores);
  location.assign('/check/');
};
mountIsland(
  'ergebnis',
  token === null ? (
    <NoLink />
  ) : (
    <ResultPage
      api={api}
      asked={askedSubmission(location.search)}
      store={typedStorage(token, stores).storage}
      onForget={forgetLink}
    />
  ),
);
