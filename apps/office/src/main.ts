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
void openOffice(root);

/** Fetches the app and shows it. Not awaited at the top: the app is made with parts of this file, which would then wait for it. */
async function openOffice(place: HTMLElement): Promise<void> {
  // What is drawn is seen first: the app may be here before the picture, and would hold it up by all that it runs.
  if (place.hasChildNodes()) await nextPicture();
  const first = fetchFirst();
  const patience = place.hasChildNodes() ? first : Promise.race([first, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  const { open } = await import('./office.js');
  await patience;
  open(place);
}

/** Resolves once the browser has made its next picture; at once where nobody looks, for whom it makes none. */
function nextPicture(): Promise<void> {
  return document.hidden ? Promise.resolve() : new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
