import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { operatorsOnly, Queues } from '#libs/platform';
import { OPERATOR_PAGE } from '../pages/operator-page';

const PATH = '/ops/queues';

/**
 * The queues as operators see them, for administrators only and for looking only: what is to be tried again is decided by
 * rows in PostgreSQL, a job is a hint (architecture §2). Works on both back ends; inline there is nothing to see.
 */
export async function mountQueueBoard(app: NestFastifyApplication): Promise<void> {
  const board = new FastifyAdapter();
  createBullBoard({
    queues: app
      .get(Queues)
      .bullQueues()
      .map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter: board,
    options: { uiConfig: { boardTitle: '党群志愿服务超市' } },
  });
  board.setBasePath(PATH);
  const guard = operatorsOnly(app, OPERATOR_PAGE.html);
  await app
    .getHttpAdapter()
    .getInstance()
    .register(async (scope) => {
      scope.addHook('onRequest', guard);
      // the board's page resolves its addresses against a base of its own
      scope.addHook('onSend', (_request, reply, payload, done) => {
        const policy = String(reply.getHeader('content-security-policy') ?? '');
        void reply.header('content-security-policy', policy.replace("base-uri 'none'", "base-uri 'self'"));
        done(null, payload);
      });
      await scope.register(board.registerPlugin(), { prefix: PATH });
    });
}
