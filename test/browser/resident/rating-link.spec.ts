import { randomUUID } from 'node:crypto';
import { expect, test } from '../support/flow';
import { give, placeOrder, serve } from '../support/orders';
import { aPhone, ask, signInByPhone } from '../support/system';

test(
  'a one-time link rates one stage without an account, and then is over',
  { tag: '@flow' },
  async ({ open, state }) => {
    const resident = await signInByPhone(aPhone(), '程桂荣');
    const order = await placeOrder(resident);
    await serve(order);
    await give('confirmOrder', 'ConfirmOrderInput', { orderId: order.id, resolved: true }, resident);
    const { issueRatingLink } = await ask<{ issueRatingLink: { token: string } }>(
      'mutation ($input: IssueRatingLinkInput!) { issueRatingLink(input: $input) { ... on RatingLink { token } ... on UserError { message wayOut } } }',
      { input: { orderId: order.id, stage: 'RESULT', idempotencyKey: randomUUID() } },
      { token: resident.accessToken },
    );
    const { page } = await open();
    await page.goto(`/r/${issueRatingLink.token}`);
    await expect(page.getByText(order.code)).toBeVisible();
    await state(page, 'rating link');
    await page.getByText('非常满意').first().click();
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByText('谢谢您的评价')).toBeVisible();
    await page.reload();
    await expect(page.getByText('凭查询码查进度')).toBeVisible();
    await state(page, 'rating link over');
  },
);
