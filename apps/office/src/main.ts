import './app/styles.js';
import { emptyAfterSignOut } from '@mitgestalten/web-data';
import { fetchFirst } from './app/early.js';

// The app is worth a picture without the rest after so long: it says that it is loading.
const patienceMs = 300;

// Small, so that the questions are on their way long before the app that needs their answers (index.html fetches it at the same time).
emptyAfterSignOut();
const first = fetchFirst();
// Not awaited at the top: the app is made with parts of this file, which would then wait for it.
void import('./office.js').then(async ({ open }) => {
  await Promise.race([first, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  open();
});
