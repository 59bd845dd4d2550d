import { letTimePass } from '../support/clock';
import { expect, test } from '../support/flow';
import { contested } from './cast';

const OFFICE = { face: 'console', device: 'desktop' } as const;
const WIDE = { phone: false } as const;
const DAY = 24;

test(
  'a quarter is drafted, appealed by a branch, decided, and published',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    test.setTimeout(300_000);
    await contested('考评季度里的一单');
    // from March into the next quarter
    await letTimePass(35 * DAY);
    const { page: office } = await signedIn('STREET_OFFICER', OFFICE);
    await office.goto('/console/assessments');
    const draft = office.getByRole('button', { name: '起草季度考评' });
    await expect(draft).toBeVisible();
    await state(office, 'console assessments', WIDE);
    await draft.click();
    await office.getByRole('button', { name: '提交' }).click();
    await office.getByRole('button', { name: '打开 2026-Q1 考评' }).click();
    await expect(office.getByText('定格快照')).toBeVisible();
    await expect(office.getByText('期满后才能公布')).toBeVisible();
    await state(office, 'console assessment draft', WIDE);

    const { page: branch } = await signedIn('PROVIDER_LEAD', { face: 'branch' });
    await branch.goto('/branch/assessments');
    const appeal = branch.getByRole('button', { name: '对考评提出申诉' });
    await expect(appeal).toBeVisible();
    await state(branch, 'branch assessment');
    await appeal.click();
    await branch.getByLabel('申诉的理由').fill('有一单的回访记录没有计入');
    await branch.getByRole('button', { name: '提交申诉' }).click();
    await expect(branch.getByText('申诉待评议')).toBeVisible();

    const { page: supervisor } = await signedIn('STREET_SUPERVISOR', OFFICE);
    await supervisor.goto('/console/assessments');
    await supervisor.getByRole('button', { name: '打开 2026-Q1 考评' }).click();
    await supervisor.getByRole('button', { name: '评议' }).click();
    await supervisor.getByLabel('不成立：得分不变').check();
    await supervisor.getByLabel('公开的理由').fill('记录都已计入');
    await supervisor.getByRole('button', { name: '提交' }).click();
    await expect(supervisor.getByText('记录都已计入')).toBeVisible();

    await letTimePass(14 * DAY);
    const { page: later } = await signedIn('STREET_OFFICER', OFFICE);
    await later.goto('/console/assessments');
    await later.getByRole('button', { name: '打开 2026-Q1 考评' }).click();
    await later.getByRole('button', { name: '公布考评' }).click();
    await expect(later.getByRole('heading', { name: '红榜' })).toBeVisible();
    await state(later, 'console assessment published', WIDE);
  },
);
