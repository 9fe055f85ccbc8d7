import { mountIsland } from '../../island.tsx';
import { QuestionsPage, askedQuestions } from '../../questions/page.tsx';

mountIsland('fragebogen', <QuestionsPage version={askedQuestions(location.search)} />);
