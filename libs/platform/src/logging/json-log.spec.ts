import { withCorrelation } from './correlation';
import { createJsonLog, JsonLogger } from './json-log';

function logging() {
  const lines: string[] = [];
  const log = new JsonLogger(createJsonLog('info', { write: (line) => void lines.push(line) }));
  return { log, last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown>, lines };
}

describe('JsonLogger', () => {
  it('writes one JSON object with level, sentence and context', () => {
    const { log, last } = logging();
    log.warn('round failed', 'OutboxRelay');
    expect(last()).toMatchObject({ level: 'warn', msg: 'round failed', context: 'OutboxRelay' });
  });

  it('carries the correlation id across awaits, and only there', async () => {
    const { log, last } = logging();
    await withCorrelation('request-1', async () => {
      await Promise.resolve();
      log.log('inside', 'Test');
    });
    expect(last()).toMatchObject({ correlationId: 'request-1' });
    log.log('outside', 'Test');
    expect(last()).not.toHaveProperty('correlationId');
  });

  it('writes down nothing personal, in sentences, fields, errors and stacks', () => {
    const { log, lines } = logging();
    log.log('call 13812345678', 'Test');
    log.log({ contact: { phone: '13812345678', name: '王小明' }, hint: '王小明 13812345678' }, 'Test');
    log.error(new Error('王小明 13812345678'), 'Test');
    log.error('failed', 'Error: 王小明 13812345678\n    at place', 'Test');
    expect(lines).toHaveLength(4);
    expect(lines.join('')).not.toMatch(/1381234|王/);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = logging();
    log.debug('detail', 'Test');
    expect(lines).toEqual([]);
  });
});
