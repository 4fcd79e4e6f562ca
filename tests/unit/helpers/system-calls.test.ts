import { describe, expect, it } from 'vitest';
import { assessTrace } from '../../helpers/system-calls';

const toServer = 'sendto(9, "hello", 5, 0, {sa_family=AF_INET6, sin6_port=htons(53), inet_pton(AF_INET6, "::1", &sin6_addr)}, 28) = 5';

describe('assessTrace', () => {
  it.each([
    ['a connection', 'connect(9, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("93.184.215.14")}, 16) = 0'],
    ['one to this computer', 'connect(9, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("127.0.0.1")}, 16) = -1 ECONNREFUSED'],
    ['one under way', 'connect(9, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("10.0.0.1")}, 16) = -1 EINPROGRESS (x)'],
    [
      'one that was never finished',
      'connect(9, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("10.0.0.1")}, 16 <unfinished ...>',
    ],
    ['a datagram', toServer],
    ['several datagrams', `sendmmsg(9, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53)}, msg_namelen=16}}], 1, 0) = 1`],
    ['a server', 'bind(9, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("0.0.0.0")}, 16) = 0'],
    ['a stream socket, connected or not', 'socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 9'],
    ['a raw socket', 'socket(AF_INET, SOCK_RAW, IPPROTO_ICMP) = 9'],
    ['a datagram socket that asks for no card', 'socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 9'],
    ['a packet socket', 'socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = 9'],
    ['a Bluetooth socket', 'socket(AF_BLUETOOTH, SOCK_STREAM, BTPROTO_RFCOMM) = 9'],
    ['a socket to the host of a virtual machine', 'socket(AF_VSOCK, SOCK_STREAM, 0) = 9'],
    ['a family that strace has no name for', 'socket(0x2f /* AF_??? */, SOCK_STREAM, 0) = 9'],
    ['another kernel family', 'socket(AF_NETLINK, SOCK_RAW, NETLINK_NETFILTER) = 9'],
    [
      'an order to the kernel',
      'sendto(9, [{nlmsg_len=28, nlmsg_type=RTM_NEWROUTE, nlmsg_flags=NLM_F_REQUEST}], 28, 0, {sa_family=AF_NETLINK, nl_pid=0}, 12) = 28',
    ],
    ['a ring, whose calls no list shows', 'io_uring_setup(64, {flags=0}) = 9'],
    ['what it does not understand', 'socketcall(3, [9]) = 0'],
  ])('flags %s', (_name, call) => {
    expect(assessTrace(`417 ${call}\n`).violations).toHaveLength(1);
  });

  it('lets UNIX sockets and the two questions to the own kernel be, and counts them', () => {
    const trace = [
      '417 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 8',
      '417 connect(8, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X1"}, 20) = 0',
      '417 sendmsg(8, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="l", iov_len=1}], msg_iovlen=1}, MSG_NOSIGNAL) = 1',
      '418 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 9',
      '418 sendto(9, [{nlmsg_len=17, nlmsg_type=RTM_GETADDR}], 17, 0, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 17',
      '418 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP <unfinished ...>',
      '417 ioctl(3, TCGETS, 0x7ffe) = -1 ENOTTY (Inappropriate ioctl for device)',
      '418 <... socket resumed>)               = 10',
      '418 ioctl(10, SIOCGIFNAME, {ifr_ifindex=4, ifr_name="eth0"}) = 0',
      '418 --- SIGCHLD {si_signo=SIGCHLD} ---',
      '417 +++ exited with 0 +++',
    ].join('\n');
    expect(assessTrace(trace)).toEqual({ violations: [], unix: 3, kernel: 3, tasks: new Set([417, 418]) });
  });

  it('flags a datagram that is sent between harmless calls of another thread', () => {
    const [begin, end] = [toServer.slice(0, 40), toServer.slice(40)];
    const trace = `417 ${begin} <unfinished ...>\n418 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n417 <... sendto resumed>${end}\n`;
    expect(assessTrace(trace).violations).toHaveLength(1);
  });

  it('flags a datagram socket that is used by another thread than the one that asks', () => {
    const trace = '417 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 9\n418 ioctl(9, SIOCGIFNAME, {ifr_ifindex=4}) = 0\n';
    expect(assessTrace(trace).violations).toEqual(['socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 9']);
  });
});
