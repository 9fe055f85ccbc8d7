import { CodeApp } from '../../code/app.tsx';
import { mountIsland } from '../../island.tsx';
import { browserStores } from '../../link.ts';
import '../../code/code.css';

mountIsland('code', <CodeApp stores={browserStores()} />);
