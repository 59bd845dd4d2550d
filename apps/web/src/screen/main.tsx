import '../shared/style/theme.css';
import '../shared/style/kit.css';
import { startFace } from '../shared/face';
import { App } from './app';

void startFace({ name: 'screen', keep: 'tab' }, <App />);
