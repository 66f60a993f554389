import './app/styles.js';
import { emptyAfterSignOut } from '@mitgestalten/web-data';
import { chosenTheme, isAsDrawn, showTheme } from './app/choices.js';
import { fetchFirst } from './app/early.js';

// An empty page is worth a picture without the rest after so long: it says that it is loading.
const patienceMs = 300;

// Small, and run before the first picture: what the server has drawn must not be seen in another light or language than was chosen in the tab.
const root = document.getElementById('root')!;
showTheme(chosenTheme());
if (!isAsDrawn()) root.replaceChildren();
emptyAfterSignOut();
const first = fetchFirst();
const patience = root.hasChildNodes() ? first : Promise.race([first, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
// Not awaited at the top: the app is made with parts of this file, which would then wait for it.
void import('./office.js').then(async ({ open }) => {
  await patience;
  open(root);
});
