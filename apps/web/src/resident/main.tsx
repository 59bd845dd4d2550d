import '../shared/style/theme.css';
import '../shared/style/kit.css';
import './resident.css';
import { startFace } from '../shared/face';
import { App } from './app';

void startFace({ name: 'resident', keep: 'device' }, <App />);
