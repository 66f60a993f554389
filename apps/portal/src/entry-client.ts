import './styles/portal.scss';
import { emptyAfterSignOut } from '@mitgestalten/web-data';
import { armIslands } from './islands/loader.js';

// The script is async, so that it never holds up the page; then it may also come before the islands have arrived.
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => armIslands(document), { once: true });
else armIslands(document);

emptyAfterSignOut();
