import { urgencyOf, type Understood } from './understood';

const urgent: Understood = { danger: false, urgency: 'URGENT' };
const calm: Understood = { danger: false, urgency: 'NORMAL' };
const danger: Understood = { danger: true, urgency: 'NORMAL' };

describe('how urgent an order is', () => {
  it('is for whoever places it to say', () => {
    expect(urgencyOf('NORMAL', urgent)).toBe('NORMAL');
    expect(urgencyOf('URGENT', calm)).toBe('URGENT');
  });

  it('is read from the words where nobody says', () => {
    expect([urgencyOf(null, urgent), urgencyOf(null, calm), urgencyOf(null, null)]).toEqual([
      'URGENT',
      'NORMAL',
      'NORMAL',
    ]);
  });

  it('is beyond question when there may be danger', () => {
    expect([urgencyOf('NORMAL', danger), urgencyOf(null, danger)]).toEqual(['URGENT', 'URGENT']);
  });
});
