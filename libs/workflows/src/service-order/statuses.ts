import { beforeAClaim } from './statuses/before-a-claim';
import { closing } from './statuses/closing';
import { resting } from './statuses/resting';
import { serving } from './statuses/serving';
import type { Statuses } from './statuses/steps';

/** The table of handbook §3: where an order stands, and by what it leaves. Everything else is derived from it. */
export const statuses: Statuses = { ...beforeAClaim, ...serving, ...closing, ...resting };
