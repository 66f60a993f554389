import '@mitgestalten/web-ui/styles/index.scss';
import './base.css';
import './frame.css';
import './desk.css';
