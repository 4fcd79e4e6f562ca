import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Skipped } from '../../../../electron/self-test/report';
import { checkNoSockets } from '../../../../electron/self-test/sockets';

const own = [process.pid];

describe.skipIf(process.platform !== 'linux')('checkNoSockets', () => {
  it('sees a listening socket', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    await expect(checkNoSockets(own)).rejects.toThrow(`process ${process.pid} holds a network socket`);
    server.close();
    await once(server, 'close');
    expect(await checkNoSockets(own)).toBe('1 processes, no network socket');
  });

  it('sees a datagram socket', async () => {
    const socket = createSocket('udp6').bind(0, '::1');
    await once(socket, 'listening');
    await expect(checkNoSockets(own)).rejects.toThrow('network socket');
    socket.close();
    await once(socket, 'close');
  });

  it('has nothing against the sockets of this computer', async () => {
    const server = createServer().listen(join(tmpdir(), `briefing-notes-${process.pid}.sock`));
    await once(server, 'listening');
    expect(await checkNoSockets(own)).toBe('1 processes, no network socket');
    server.close();
  });
});

it('says that it cannot tell where the system does not', async () => {
  await expect(checkNoSockets(own, 'win32')).rejects.toBeInstanceOf(Skipped);
});
