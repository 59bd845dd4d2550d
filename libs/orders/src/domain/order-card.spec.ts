import { text } from '#libs/kernel';
import { orderCard } from './order-card';

describe('the card for the group', () => {
  const facts = {
    code: 'XZZ-1',
    item: text('电话问候', 'Phone check-in'),
    community: '绿波社区',
    urgent: false,
    answerBy: '11-03 09:00',
  };

  it('names the service, the community and by when, in both languages', () => {
    const card = orderCard(facts);
    expect(card.zh).toContain('【点单待接】电话问候');
    expect(card.zh).toContain('请在 11-03 09:00 前接单');
    expect(card.en).toContain('Phone check-in');
  });

  it('says of a need in free words no more than that there is one', () => {
    expect(orderCard({ ...facts, item: null }).zh).toContain('居民自述需求');
  });

  it('marks what is urgent, and leaves out a time that nobody set', () => {
    const card = orderCard({ ...facts, urgent: true, answerBy: null });
    expect(card.zh).toContain('·紧急');
    expect(card.zh).not.toContain('前接单');
  });
});
