import { enAccounts } from './en-accounts';
import { enAssessments } from './en-assessments';
import { enWork } from './en-frame';
import { enPeople } from './en-people';
import { enSample } from './en-sample';
import { enHouse } from './en-settings';

export const en = { ...enWork, ...enPeople, ...enHouse, ...enAssessments, ...enAccounts, ...enSample };
