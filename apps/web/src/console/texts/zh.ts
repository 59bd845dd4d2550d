import { zhAccounts } from './zh-accounts';
import { zhAssessments } from './zh-assessments';
import { zhWork } from './zh-frame';
import { zhPeople } from './zh-people';
import { zhSample } from './zh-sample';
import { zhHouse } from './zh-settings';

export const zh = { ...zhWork, ...zhPeople, ...zhHouse, ...zhAssessments, ...zhAccounts, ...zhSample };
