import { redactText, redactValue } from './redact';

describe('redactText', () => {
  it.each([
    ['call 13812345678 now', 'call [redacted] now'],
    ['86 138 1234 5678', '[redacted]'],
    ['+8613812345678', '[redacted]'],
    ['1３８12345678', '[redacted]'],
    ['0411-84308888', '[redacted]'],
    ['id 210203199001011234', 'id [redacted]'],
    ['21020319900101123X', '[redacted]'],
    ['wang@example.com wrote', '[redacted] wrote'],
    ['王小明 at 绿波小区12号楼', '[redacted] at [redacted]12[redacted]'],
  ])('blanks what belongs to a person in %p', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  it.each([
    'round failed (DatabaseError 40001), next in 10000 ms',
    'gave up: search never heard event 0190f000-1381-7234-8567-138123456789',
    '2026-11-22T18:00:00.000Z',
  ])('leaves %p as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });
});

describe('redactValue', () => {
  it('blanks private fields by name, however deep', () => {
    const logged = redactValue({
      orderId: 'a',
      contact: { phone: '1', contactName: 'x', street: 'y' },
      list: [{ token: 't' }],
    });
    expect(logged).toEqual({
      orderId: 'a',
      contact: { phone: '[redacted]', contactName: '[redacted]', street: 'y' },
      list: [{ token: '[redacted]' }],
    });
  });

  it('keeps of an error its class, code and place, not what it quotes', () => {
    const error = Object.assign(new TypeError('Key (phone)=("13812345678") of 王小明 exists'), {
      code: '23505',
    });
    const logged = redactValue({ err: error });
    expect(JSON.stringify(logged)).not.toMatch(/138|王/);
    expect(logged).toMatchObject({
      err: { type: 'TypeError', errorCode: '23505', stack: expect.any(Array) },
    });
  });

  it('comes back from a circle', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(JSON.stringify(redactValue(circle))).toContain('[deep]');
  });
});
