import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP forwarder that can forget the connections it carries, as a firewall does: they stay open and nothing moves. */
export interface ForgetfulNetwork {
  readonly port: number;
  /** Swallows what moves on the connections of now. Later ones work. */
  forget(): void;
  close(): Promise<void>;
}

export async function startForgetfulNetwork(target: {
  host: string;
  port: number;
}): Promise<ForgetfulNetwork> {
  const carried = new Set<{ near: Socket; far: Socket; forgotten: boolean }>();
  const server = createServer((near) => {
    const pair = { near, far: connect(target), forgotten: false };
    carried.add(pair);
    const carry = (from: Socket, to: Socket) => {
      from.on('data', (chunk) => void (pair.forgotten || to.write(chunk)));
      from.on('error', () => undefined);
      from.on('close', () => void (pair.forgotten || to.destroy()));
    };
    carry(near, pair.far);
    carry(pair.far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    forget: () => carried.forEach((pair) => (pair.forgotten = true)),
    close: async () => {
      for (const { near, far } of carried) [near, far].forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
