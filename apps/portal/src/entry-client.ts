import './styles/portal.scss';
import { armIslands } from './islands/loader.js';

armIslands(document);
