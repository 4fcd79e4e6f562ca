import type { CommandLine } from 'electron';

/**
 * The switches with which Chromium is told, beneath any session, to stay off the network and to leave out
 * what our page has no use for: the only ones that the application ever sets (item 10 of Electron's
 * checklist). Each with its value, or ''.
 */
export const chromiumSwitches: Readonly<Record<string, string>> = {
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
  // Chromium starts its GPU process again when it ends, but counts how often, and gives the whole
  // application up at the sixth ("GPU process isn't usable. Goodbye.", seen with Chromium 114): a bad driver must
  // not take a person's work along.
  'disable-gpu-process-crash-limit': '',
  // Calls between browsers would use the network beneath any request: they get no address of this computer and no UDP.
  'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  // Pickers of files, colours and devices that are shown before any permission is asked for. With WebUSB, a
  // page could even end the main process where the system knows of no devices (Electron 25, Linux).
  'disable-blink-features': 'FileSystemAccess,FileSystemAccessLocal,EyeDropperAPI,WebUSB,WebHID,Serial,WebBluetooth,FontAccess',
};

/** Sets them. To be called before Electron is ready. */
export function setChromiumSwitches(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const [name, value] of Object.entries(chromiumSwitches)) {
    if (value === '') commandLine.appendSwitch(name);
    else commandLine.appendSwitch(name, value);
  }
}
