import { chooseChannel, type ContactWish } from './choose-channel';
import type { NoticeChannel } from './notice';
import { sendNotBefore } from './quiet-hours';

describe('quiet hours', () => {
  it.each([
    ['07:59', '2026-11-22T07:59:00+08:00', '2026-11-22T08:00:00+08:00'],
    ['08:00', '2026-11-22T08:00:00+08:00', '2026-11-22T08:00:00+08:00'],
    ['20:59', '2026-11-22T20:59:59+08:00', '2026-11-22T20:59:59+08:00'],
    ['21:00', '2026-11-22T21:00:00+08:00', '2026-11-23T08:00:00+08:00'],
    ['midnight', '2026-12-31T23:59:00+08:00', '2027-01-01T08:00:00+08:00'],
    ['after midnight', '2027-01-01T00:00:00+08:00', '2027-01-01T08:00:00+08:00'],
  ])('at %s an SMS waits until morning or goes', (_, now, expected) => {
    expect(sendNotBefore('SMS', false, new Date(now))).toEqual(new Date(expected));
  });

  it('are broken by what is urgent, and mean nothing to what is only shown', () => {
    const night = new Date('2026-11-22T23:00:00+08:00');
    expect(sendNotBefore('SMS', true, night)).toEqual(night);
    expect(sendNotBefore('LOCAL', false, night)).toEqual(night);
  });
});

describe('a channel', () => {
  it.each<[boolean, ContactWish | null, NoticeChannel[], NoticeChannel]>([
    [false, 'CALL', ['SMS'], 'LOCAL'],
    [true, null, ['SMS'], 'LOCAL'],
    [true, 'CALL', ['SMS'], 'CALL_LIST'],
    [true, 'SMS', ['SMS', 'WECHAT'], 'SMS'],
    [true, 'SMS', ['WECHAT'], 'WECHAT'],
    [true, 'SMS', [], 'LOCAL'],
    [true, 'FAMILY', ['SMS'], 'SMS'],
    [true, 'FAMILY', [], 'CALL_LIST'],
  ])(
    'for what must reach (%s) somebody who wishes %s, with senders %j, is %s',
    (reach, wish, senders, channel) => {
      expect(chooseChannel({ reach, wish }, senders)).toBe(channel);
    },
  );
});
