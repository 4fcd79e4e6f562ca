import type { CommandLine } from 'electron';

/**
 * The switches with which Chromium is told, beneath any session, to stay off the network: the only ones
 * that the application ever sets (item 10 of Electron's checklist). Each with its value, or ''.
 */
export const networkSwitches: Readonly<Record<string, string>> = {
  // No name and no address of a host leads anywhere, whatever part of Chromium asks for it.
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'no-proxy-server': '',
  // Reports, updates, variations and look-ahead connections that Chromium would make of its own accord.
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'disable-client-side-phishing-detection': '',
  'disable-sync': '',
  'dns-prefetch-disable': '',
  'no-pings': '',
  // Crashes are written nowhere outside of the application's own folder and sent to nobody.
  'disable-breakpad': '',
  // Calls between browsers would use the network beneath any request: they get no address of this computer and no UDP.
  'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
};

/** Sets them. To be called before Electron is ready. */
export function setNetworkSwitches(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const [name, value] of Object.entries(networkSwitches)) {
    if (value === '') commandLine.appendSwitch(name);
    else commandLine.appendSwitch(name, value);
  }
}
