import net from 'node:net';

/**
 * One TCP proxy between one process and one service. Modes:
 * - `pass`: as if it were not there;
 * - `cut`: connections break, new ones are refused;
 * - `half-open`: everything is swallowed and nobody is told, as behind a firewall that forgot a connection. Connections
 *   of that time never come back to life;
 * - `deaf`: requests arrive, answers do not; broken off when it ends, so that commits are made whose callers never hear;
 * - `slow`: 200 ms later, in both directions.
 */
export class Proxy {
  constructor(targetPort) {
    this.targetPort = targetPort;
    this.mode = 'pass';
    this.pairs = new Set();
    this.server = net.createServer((client) => this.accept(client));
  }

  async listen() {
    await new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
    this.port = this.server.address().port;
    return this;
  }

  set(mode) {
    const before = this.mode;
    this.mode = mode;
    if (mode === 'cut' || before === 'deaf') for (const pair of [...this.pairs]) this.break(pair);
    if (mode === 'half-open') for (const pair of this.pairs) pair.dead = true;
  }

  accept(client) {
    if (this.mode === 'cut') return client.destroy();
    const pair = { client, upstream: null, dead: this.mode === 'half-open' };
    this.pairs.add(pair);
    client.on('error', () => this.break(pair));
    client.on('close', () => this.break(pair));
    if (pair.dead) return void client.resume();
    pair.upstream = net.connect(this.targetPort, '127.0.0.1');
    pair.upstream.on('error', () => this.break(pair));
    pair.upstream.on('close', () => this.upstreamClosed(pair));
    for (const socket of [client, pair.upstream]) socket.setNoDelay(true);
    this.pump(pair, client, pair.upstream, 'request');
    this.pump(pair, pair.upstream, client, 'answer');
  }

  pump(pair, from, to, direction) {
    from.on('data', (chunk) => {
      if (pair.dead || (this.mode === 'deaf' && direction === 'answer')) return;
      if (this.mode === 'slow') setTimeout(() => this.forward(pair, to, chunk), 200);
      else this.forward(pair, to, chunk);
    });
  }

  forward(pair, to, chunk) {
    if (!pair.dead && !to.destroyed) to.write(chunk);
  }

  /** A forgotten connection does not learn that the other end is gone. */
  upstreamClosed(pair) {
    if (!pair.dead) this.break(pair);
  }

  break(pair) {
    this.pairs.delete(pair);
    pair.client.destroy();
    pair.upstream?.destroy();
  }

  async close() {
    for (const pair of [...this.pairs]) this.break(pair);
    await new Promise((resolve) => this.server.close(resolve));
  }
}
