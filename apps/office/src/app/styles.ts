import './theme.scss';
import './base.css';
import './frame.css';
import './desk.css';
