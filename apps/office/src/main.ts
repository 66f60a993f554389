import './app/styles.js';
import { emptyAfterSignOut } from '@mitgestalten/web-data';
import { askEarly } from './app/early.js';

// Small, so that the questions are on their way long before the app that needs their answers (index.html fetches it at the same time).
emptyAfterSignOut();
askEarly();
void import('./office.js');
