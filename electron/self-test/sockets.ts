import { readdir, readFile, readlink } from 'node:fs/promises';
import { Skipped } from './report';

/** The kernel's tables of sockets that lead off this computer, or could. */
const tables = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6', 'sctp/eps'];

/**
 * Looks whether any of these processes holds a socket of the internet protocols, at this moment: a listening one, a
 * connection, or one that is only prepared. Linux tells; elsewhere there is nothing to ask without other programs.
 */
export async function checkNoSockets(processes: readonly number[], platform: string = process.platform): Promise<string> {
  if (platform !== 'linux') throw new Skipped('only Linux lists the sockets of a process');
  const network = new Set((await Promise.all(tables.map(inodesOf))).flat());
  for (const pid of processes) {
    const own = await socketsOf(pid);
    if (own.some((inode) => network.has(inode))) throw new Error(`process ${pid} holds a network socket`);
  }
  return `${processes.length} processes, no network socket`;
}

/** proc(5): the tenth column of each line is the socket's inode; the first line is a heading. */
async function inodesOf(table: string): Promise<readonly string[]> {
  // A kernel without a protocol has no table of it.
  const text = await readFile(`/proc/net/${table}`, 'utf8').catch(() => '');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/)[9] ?? '');
}

async function socketsOf(pid: number): Promise<readonly string[]> {
  const folder = `/proc/${pid}/fd`;
  // A process may end while it is looked at, and one that changed its user may not be looked at; both hold nothing then that we could use.
  const names = await readdir(folder).catch(() => []);
  const links = await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')));
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}
