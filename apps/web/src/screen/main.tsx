import '../shared/style/theme.css';
import '../shared/style/kit.css';
import './screen.css';
import { startFace } from '../shared/face';
import { App } from './app';
import { adoptToken } from './screen-token';

adoptToken();
void startFace({ name: 'screen', keep: 'tab' }, <App />);
