import type { OrganizationKind } from '#libs/organizations';

/** The demonstration's district and streets. The names of its communities and organisations are made up. */
export const DISTRICT = { code: 'gjz', name: '甘井子区' };
export const STREET = { code: 'xzz', name: '辛寨子街道', prefix: 'XZZ', publicPhone: '0411-00000100' };
export const STREET_PATH = `${DISTRICT.code}/${STREET.code}/`;
export const SECOND_STREET = { code: 'pya', name: '泡崖街道', prefix: 'PYA', publicPhone: '0411-00000200' };

export const COMMUNITIES = [
  ...'辛园 辛苑 砬子山 棋盘 东纬 西纬 南郡 北郡 红星 前程 向阳 和润 金桥 绿洲 明秀 春田 龙泉 泉水湾'.split(
    ' ',
  ),
];
export const SECOND_COMMUNITIES = ['泡崖东', '泡崖西'];

/** `c01` and so on; the code of the n-th community (from 0). */
export const communityCode = (n: number): string => `c${String(n + 1).padStart(2, '0')}`;

export interface BodyPlan {
  readonly code: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly qualifications?: readonly string[];
  readonly loadCap?: number;
  readonly pausing?: boolean;
}

/** What stands in every community beside its party committee and branches. */
export const COMMUNITY_BODIES: readonly BodyPlan[] = [
  { code: 'lh', name: '党建联合体', kind: 'JOINT_BODY' },
  { code: 'fl', name: '妇联', kind: 'MASS_ORGANIZATION' },
  {
    code: 'zy',
    name: '党员志愿服务队',
    kind: 'SERVICE_TEAM',
    qualifications: ['水电工经验', '安装经验', '理发经验'],
  },
];

/** What every branch of a community can do, by turns: no branch can do everything. */
export const BRANCH_SKILLS: readonly (readonly string[])[] = [
  ['水电工经验', '安装经验'],
  ['理发经验', '缝纫技能'],
  ['人民调解员', '家电维修经验'],
  ['健康证（接触食品者）', '急救培训合格'],
  [],
  ['家电维修经验', '音视频技术'],
];

/** What a community itself can do when nobody takes an order. */
export const COMMUNITY_SKILLS = [
  '人民调解员',
  '健康证（接触食品者）',
  '急救培训合格',
  '消防安全培训',
  '安装经验',
  '心理陪伴培训',
  '党务工作者',
];
/** The street can do a little more; what even it cannot do ends UNMET. */
export const STREET_SKILLS = [
  ...COMMUNITY_SKILLS,
  '水电工经验',
  '家电维修经验',
  '律师证',
  '党课讲师',
  '驾驶证+车辆保险',
  '社工证',
  '心理咨询师',
  '爬楼机操作培训',
];

/** Bodies of the whole street, with what only they can do. */
export const STREET_BODIES: readonly BodyPlan[] = [
  { code: 'tw', name: '街道团工委', kind: 'MASS_ORGANIZATION' },
  { code: 'fl', name: '街道妇联', kind: 'MASS_ORGANIZATION', qualifications: ['育婴师', '心理咨询师'] },
  { code: 'gh', name: '街道总工会', kind: 'MASS_ORGANIZATION', qualifications: ['培训师'] },
  {
    code: 'cl',
    name: '街道残联',
    kind: 'MASS_ORGANIZATION',
    qualifications: ['手语能力', '导盲培训', '爬楼机操作培训'],
  },
  {
    code: 'yy',
    name: '社区医院党支部',
    kind: 'BRANCH',
    qualifications: ['执业医师', '护士', '执业医师（中医）', '儿科医护', '急救导师证', '急救培训合格'],
    loadCap: 30,
  },
  { code: 'gd', name: '供电所党支部', kind: 'BRANCH', qualifications: ['电工证'], loadCap: 20 },
  {
    code: 'ls',
    name: '律师事务所党支部',
    kind: 'BRANCH',
    qualifications: ['律师证', '公证员', '人民调解员'],
    loadCap: 20,
  },
  {
    code: 'xl',
    name: '心理咨询师志愿服务队',
    kind: 'SERVICE_TEAM',
    qualifications: ['心理咨询师', '社工证', '心理陪伴培训'],
    loadCap: 15,
  },
  {
    code: 'sg',
    name: '社工服务中心党支部',
    kind: 'BRANCH',
    qualifications: ['社工证', '爬楼机操作培训', '急救培训合格'],
    loadCap: 15,
  },
  {
    code: 'xf',
    name: '消防救援站党支部',
    kind: 'BRANCH',
    qualifications: ['消防员', '消防安全培训', '急救导师证'],
  },
  { code: 'pc', name: '派出所党支部', kind: 'BRANCH', qualifications: ['安全员'] },
  {
    code: 'dx',
    name: '街道党校讲师团',
    kind: 'SERVICE_TEAM',
    qualifications: ['党课讲师', '党务工作者'],
    loadCap: 15,
  },
  {
    code: 'jd',
    name: '家电维修志愿服务队',
    kind: 'SERVICE_TEAM',
    qualifications: ['家电维修经验', '电工证'],
    loadCap: 20,
  },
  { code: 'zm', name: '助盲志愿服务队', kind: 'SERVICE_TEAM', qualifications: ['导盲培训'] },
  {
    code: 'yl',
    name: '银龄志愿服务队',
    kind: 'SERVICE_TEAM',
    qualifications: ['缝纫技能', '理发经验'],
    loadCap: 25,
  },
  {
    code: 'qn',
    name: '青年志愿服务队',
    kind: 'SERVICE_TEAM',
    qualifications: ['音视频技术', '安全员'],
    loadCap: 30,
  },
  { code: 'ty', name: '文体志愿服务队', kind: 'SERVICE_TEAM' },
  {
    code: 'jg',
    name: '街道机关党支部',
    kind: 'BRANCH',
    qualifications: ['水电工经验', '驾驶证+车辆保险', '党务工作者'],
    loadCap: 20,
  },
  { code: 'lx', name: '两新组织联合党支部', kind: 'BRANCH', qualifications: ['培训师'] },
  { code: 'cg', name: '出租车公司党支部', kind: 'BRANCH', qualifications: ['驾驶证+车辆保险'] },
  { code: 'zt', name: '中医馆党支部', kind: 'BRANCH', qualifications: ['执业医师（中医）'], pausing: true },
  { code: 'qy', name: '区域党建联合体', kind: 'JOINT_BODY' },
];

/** 双报到单位: they report in to the street and take what they can. */
export const REPORTING_IN_UNITS = [
  '税务所',
  '市场监管所',
  '银行网点',
  '中学',
  '小学',
  '公交公司',
  '自来水公司',
  '燃气公司',
  '物业公司',
  '超市',
  '建筑公司',
  '物流公司',
];

export const BRANCHES_PER_COMMUNITY = 8;
export const ESTATES = ['一期', '二期'];
