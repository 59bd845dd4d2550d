import type { Role } from '#libs/kernel';

/**
 * One way in per role. Passwords are no secret: they exist only where DEMO_MODE is on, are printed by `welcome` and
 * listed on the sign-in pages.
 */
export interface DemoLogin {
  readonly role: Role;
  readonly zh: string;
  readonly en: string;
  readonly name: string;
  readonly phone: string;
  /** Staff sign in with it; everybody else by a code to the phone. */
  readonly username?: string;
  /** Where the role is held; for a resident the community he lives in. */
  readonly path: string;
}

/** Of the demonstration's blueprint (apps/cli/src/demo/street). */
const DISTRICT_PATH = 'gjz/';
const STREET_PATH = `${DISTRICT_PATH}xzz/`;
const C1 = `${STREET_PATH}c01/`;
/** Numbers that belong to nobody; those below 100 are kept for these logins. */
const demoPhone = (n: number): string => `199000${String(n).padStart(5, '0')}`;

export const DEMO_LOGINS: readonly DemoLogin[] = [
  { role: 'RESIDENT', zh: '居民', en: 'resident', name: '林春兰', phone: demoPhone(1), path: C1 },
  {
    role: 'VOLUNTEER',
    zh: '志愿者',
    en: 'volunteer',
    name: '陈志强',
    phone: demoPhone(2),
    path: `${C1}dw/b1/`,
  },
  {
    role: 'PROVIDER_LEAD',
    zh: '党支部承办负责人',
    en: 'branch lead',
    name: '孙建国',
    phone: demoPhone(3),
    path: `${C1}dw/b1/`,
  },
  {
    role: 'PROVIDER_LEAD',
    zh: '另一支部（抢单）',
    en: 'a rival branch',
    name: '马丽华',
    phone: demoPhone(4),
    path: `${C1}dw/b2/`,
  },
  {
    role: 'COMMUNITY_DESK',
    zh: '社区受理员',
    en: 'community desk',
    name: '周晓琴',
    phone: demoPhone(11),
    username: 'desk',
    path: C1,
  },
  {
    role: 'COMMUNITY_SECRETARY',
    zh: '社区书记',
    en: 'community secretary',
    name: '郑宏伟',
    phone: demoPhone(12),
    username: 'secretary',
    path: C1,
  },
  {
    role: 'STREET_OFFICER',
    zh: '街道干部',
    en: 'street officer',
    name: '高文慧',
    phone: demoPhone(13),
    username: 'street',
    path: STREET_PATH,
  },
  {
    role: 'STREET_SUPERVISOR',
    zh: '街道督查',
    en: 'street supervisor',
    name: '罗永成',
    phone: demoPhone(14),
    username: 'supervisor',
    path: STREET_PATH,
  },
  {
    role: 'DISTRICT_OFFICER',
    zh: '区干部',
    en: 'district officer',
    name: '梁世安',
    phone: demoPhone(15),
    username: 'district',
    path: DISTRICT_PATH,
  },
  {
    role: 'ADMIN',
    zh: '系统管理员',
    en: 'administrator',
    name: '方思宁',
    phone: demoPhone(16),
    username: 'admin',
    path: DISTRICT_PATH,
  },
  {
    role: 'AUDITOR',
    zh: '审计员',
    en: 'auditor',
    name: '史立新',
    phone: demoPhone(17),
    username: 'auditor',
    path: DISTRICT_PATH,
  },
  {
    role: 'STREET_OFFICER',
    zh: '另一街道的干部（看不到本街道）',
    en: 'officer of another street (sees nothing of this one)',
    name: '夏明波',
    phone: demoPhone(18),
    username: 'other-street',
    path: `${DISTRICT_PATH}pya/`,
  },
];

export const passwordOf = (username: string): string => `demo-${username}-2026`;
