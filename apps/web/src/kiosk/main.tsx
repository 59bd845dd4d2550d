import '../shared/style/theme.css';
import '../shared/style/kit.css';
import '../staff/staff.css';
import './kiosk.css';
import { startFace } from '../shared/face';
import { App } from './app';
import { startServiceWorker } from './shell/service-worker';

void startFace({ name: 'kiosk', keep: 'tab' }, <App />);
startServiceWorker();
