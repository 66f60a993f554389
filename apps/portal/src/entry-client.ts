import './styles/portal.scss';
import { armIslands } from './islands/loader.js';

// The script is async, so that it never holds up the page; then it may also come before the islands have arrived.
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => armIslands(document), { once: true });
else // The forms must be there before they can be armed, however the script was loaded.
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => armIslands(document));
else armIslands(document);
