import net from 'node:net';

/** True when nothing listens on the port, on the loopback or on any other address of this machine. */
export async function isFree(port) {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, undefined));
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The wanted port when it is free, else one the system picks. */
export async function freePort(wanted = 0) {
  if (wanted > 0 && (await isFree(wanted))) return wanted;
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The first free port from `first` upwards, so that the address stays easy to guess. */
export async function nextFreePort(first, tries = 50) {
  for (let port = first; port < first + tries; port++) {
    if (await isFree(port)) return port;
  }
  return freePort();
}
