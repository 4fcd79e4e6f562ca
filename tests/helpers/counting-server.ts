import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

export type CountingServer = {
  /** The port of both TCP and UDP on 127.0.0.1. */
  readonly port: number;
  /** How many TCP connections and UDP packets have arrived. */
  readonly arrived: () => number;
  readonly close: () => Promise<void>;
};

/** Listens on 127.0.0.1, counts whoever comes, and says nothing. */
export async function startCountingServer(): Promise<CountingServer> {
  let arrived = 0;
  const tcp: Server = createServer((socket) => {
    arrived += 1;
    socket.destroy();
  });
  tcp.listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const address = tcp.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const udp = createSocket('udp4', () => {
    arrived += 1;
  });
  udp.bind(address.port, '127.0.0.1');
  await once(udp, 'listening');
  return {
    port: address.port,
    arrived: () => arrived,
    close: async () => {
      udp.close();
      tcp.close();
      await once(tcp, 'close');
    },
  };
}
