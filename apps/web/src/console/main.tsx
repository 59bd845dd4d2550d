import '../shared/style/theme.css';
import '../shared/style/kit.css';
import '../staff/staff.css';
import './console.css';
import { startFace } from '../shared/face';
import { App } from './app';

void startFace({ name: 'console', keep: 'tab' }, <App />);
