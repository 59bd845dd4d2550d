'use strict';
/**
 * Ends the process in its worst moments, wrapped around an unchanged build with --require: the product has no such code.
 * CHAOS_CRASH: `after-commit` (PostgreSQL has committed, nobody has been told), `before-commit` (the statement is on its
 * way), `before-ack` (a job is done, the queue does not know). CHAOS_CRASH_EVERY: about one in so many.
 */
const point = process.env.CHAOS_CRASH;
const every = Number(process.env.CHAOS_CRASH_EVERY);
const WRITES = /^\s*(?:WITH[\s\S]*\b(?:INSERT INTO|UPDATE|DELETE FROM)\b|INSERT|UPDATE|DELETE|COMMIT)/;

const crash = () => process.kill(process.pid, 'SIGKILL');
const isTime = () => Math.random() < 1 / every;

if (point === 'before-ack') {
  const bullmq = require('bullmq');
  const { callProcessJob } = bullmq.Worker.prototype;
  if (typeof callProcessJob !== 'function') throw new Error('BullMQ has no callProcessJob to wrap any more');
  bullmq.Worker.prototype.callProcessJob = async function (...args) {
    const result = await callProcessJob.apply(this, args);
    if (args[0]?.name !== 'canary' && isTime()) crash();
    return result;
  };
} else {
  const { Client } = require('pg');
  const { query } = Client.prototype;
  Client.prototype.query = function (config, ...rest) {
    const answer = query.call(this, config, ...rest);
    const text = typeof config === 'string' ? config : config?.text;
    if (typeof answer?.then !== 'function' || !WRITES.test(text ?? '') || !isTime()) return answer;
    if (point === 'before-commit') {
      setImmediate(crash);
      return answer;
    }
    return answer.then((result) => {
      crash();
      return result;
    });
  };
}
