import './styles/portal.scss';
import { emptyAfterSignOut } from '@mitgestalten/web-data';
import { dressIslands } from './islands/dress.js';
import { armIslands } from './islands/loader.js';
import { armSelection } from './islands/selection.js';

// The script is async, so that it never holds up the page; then it may also come before the islands have arrived.
const arm = () => {
  armIslands(document);
  dressIslands(document);
  armSelection(document);
};
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', arm, { once: true });
else arm();

emptyAfterSignOut();
