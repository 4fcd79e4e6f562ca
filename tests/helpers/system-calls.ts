/**
 * Judges a list of system calls, as strace writes it, by one question: could any of them have reached a computer,
 * this one included? Whatever is not known to be harmless counts as a violation.
 */

/** What strace is told to list: all calls by which a process gets a socket or sends through one. */
export const listedCalls = 'socket,connect,bind,listen,sendto,sendmsg,sendmmsg,ioctl,io_uring_setup';

export type TraceAssessment = {
  /** The calls that may not be, as strace wrote them. */
  readonly violations: readonly string[];
  /** Calls on UNIX sockets, which lead to programs of this computer only by the file system's leave. */
  readonly unix: number;
  /** Questions to this computer's own kernel; see `kernelFamilies`. */
  readonly kernel: number;
  /** Numbers of all processes and threads that are in the list. */
  readonly tasks: ReadonlySet<number>;
};

/**
 * The one exception. Chromium asks the kernel which network cards there are and whether they change, and udev which
 * devices do, through AF_NETLINK, whose other end is always the own kernel. No switch of Chromium keeps it from that.
 */
const kernelFamilies = /^socket\(AF_NETLINK, SOCK_RAW[A-Z_|]*, NETLINK_(?:ROUTE|KOBJECT_UEVENT)\)/;

/** A datagram socket is also how a program asks the kernel for the name and kind of a network card. */
const cardSocket = /^socket\(AF_INET6?, SOCK_DGRAM[A-Z_|]*, IPPROTO_IP\)\s+= (\d+)/;
const cardQuestion = /^ioctl\((\d+), (?:SIOCGIFNAME|SIOCGIWNAME|SIOCETHTOOL), /;

/** @param trace what `strace -f -o` wrote, each line with the number of the process or thread before it */
export function assessTrace(trace: string): TraceAssessment {
  const violations: string[] = [];
  const tasks = new Set<number>();
  /** Datagram sockets that were opened and not yet used, by thread and number. */
  const opened = new Map<string, string>();
  let unix = 0;
  let kernel = 0;
  for (const { task, call } of readCalls(trace)) {
    tasks.add(task);
    const card = cardSocket.exec(call);
    const question = cardQuestion.exec(call);
    if (card !== null) {
      // Left open without a question it would be good for sending, once it had another's address.
      const key = `${task} ${card[1]}`;
      const unasked = opened.get(key);
      if (unasked !== undefined) violations.push(unasked);
      opened.set(key, call);
    } else if (question !== null) {
      opened.delete(`${task} ${question[1]}`);
      kernel += 1;
    } else {
      const verdict = judgeCall(call);
      if (verdict === 'violation') violations.push(call);
      else if (verdict === 'unix') unix += 1;
      else if (verdict === 'kernel') kernel += 1;
    }
  }
  return { violations: [...violations, ...opened.values()], unix, kernel, tasks };
}

function judgeCall(call: string): 'unix' | 'kernel' | 'harmless' | 'violation' {
  const name = /^\w+/.exec(call)?.[0];
  if (name === 'ioctl' || name === 'listen') return 'harmless';
  if (name === 'socket') {
    if (/^socket\(AF_(?:UNIX|LOCAL), /.test(call)) return 'unix';
    // A family that this kernel does not have leads nowhere.
    if (/ = -1 EAFNOSUPPORT /.test(call)) return 'harmless';
    return kernelFamilies.test(call) ? 'kernel' : 'violation';
  }
  const families = [...call.matchAll(/sa_family=(\w+)/g)].map((match) => match[1]);
  if (name === 'connect' || name === 'bind') return oneOf(families, call);
  if (name === 'sendto' || name === 'sendmsg' || name === 'sendmmsg') {
    // Without an address it goes where the socket is connected to, which its `connect` has shown.
    return families.length === 0 ? 'unix' : oneOf(families, call);
  }
  return 'violation';
}

function oneOf(families: readonly (string | undefined)[], call: string): 'unix' | 'kernel' | 'violation' {
  if (families.length === 0) return 'violation';
  if (families.every((family) => family === 'AF_UNIX' || family === 'AF_LOCAL')) return 'unix';
  if (!families.every((family) => family === 'AF_NETLINK')) return 'violation';
  const messages = [...call.matchAll(/nlmsg_type=(\w+)/g)].map((match) => match[1] ?? '');
  return messages.every((type) => type.startsWith('RTM_GET')) ? 'kernel' : 'violation';
}

/** Puts the halves of calls together that another thread's came between. */
function readCalls(trace: string): readonly { readonly task: number; readonly call: string }[] {
  const begun = new Map<number, string>();
  const calls: { readonly task: number; readonly call: string }[] = [];
  for (const line of trace.split('\n')) {
    const [, number, rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    // A line about a signal or an end has no call in it.
    if (number === undefined || /^(?:---|\+\+\+)/.test(rest)) continue;
    const task = Number(number);
    const half = /^(.*?)\s*<unfinished \.\.\.>$/.exec(rest);
    const other = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    if (half !== null) begun.set(task, half[1] ?? '');
    else if (other !== null) {
      calls.push({ task, call: `${begun.get(task) ?? ''}${other[1]}` });
      begun.delete(task);
    } else calls.push({ task, call: rest });
  }
  // What was still under way when its process ended has been asked for all the same.
  return [...calls, ...[...begun].map(([task, call]) => ({ task, call }))];
}
