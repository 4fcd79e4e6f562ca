import { writeSync } from 'node:fs';
import type { CommandLine } from 'electron';
import dialogs from '../../assets/messages/en/dialogs.json';

/**
 * Switches that take a wall down, whoever starts the application with them: a changed shortcut, another
 * program, a document that starts a program. The release does not start with them.
 *
 * What comes from the environment instead is covered by the fuses of the packed application:
 * ELECTRON_RUN_AS_NODE by runAsNode, NODE_OPTIONS and NODE_EXTRA_CA_CERTS by nodeOptions, and signals that
 * open the inspector by nodeCliInspect. ELECTRON_DISABLE_SANDBOX becomes the switch no-sandbox before we run,
 * and is found there. ELECTRON_ENABLE_LOGGING only makes Chromium speak on the terminal that it was started from.
 */
const refusedNames: readonly string[] = [
  // Let others look into the application and run code in it.
  'remote-debugging-address',
  'remote-debugging-io-pipes',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'remote-debugging-socket-name',
  'remote-debugging-targets',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'debug',
  'debug-brk',
  'debug-port',
  'auto-open-devtools-for-tabs',
  // Load code of others, or change how ours is run.
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  // Run another program in place of a process of ours.
  'browser-subprocess-path',
  'gpu-launcher',
  'ppapi-plugin-launcher',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'zygote-cmd-prefix',
  // Take the sandbox away, whole or in part.
  'no-sandbox',
  'no-zygote',
  'no-zygote-sandbox',
  'single-process',
  'in-process-gpu',
  'disable-gpu-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-setuid-sandbox',
  'allow-sandbox-debugging',
  // Take the rules between pages, or those for the network, away.
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'use-fake-ui-for-media-stream',
];

/** Families whose members differ from version to version. */
const refusedFamilies = /^(remote-debugging|inspect)(-|$)|-cmd-prefix$/;

/**
 * The name of the first switch that a release refuses, or `null`. Chromium takes `--name`, `-name` and, on
 * Windows, `/name`, each with or without `=value`; Node also takes `_` for `-`. Capitals count only on
 * Windows, and what follows `--` counts for neither; both are refused all the same, since nothing that
 * somebody means to open is called like that.
 */
export function refusedSwitch(argv: readonly string[], platform: NodeJS.Platform): string | null {
  for (const argument of argv.slice(1)) {
    const name = switchName(argument, platform);
    if (name !== null && (refusedNames.includes(name) || refusedFamilies.test(name))) return name;
  }
  return null;
}

function switchName(argument: string, platform: NodeJS.Platform): string | null {
  const prefix = platform === 'win32' ? /^\s*(-+|\/)/ : /^\s*-+/;
  if (!prefix.test(argument)) return null;
  const [name = ''] = argument.replace(prefix, '').split('=', 1);
  return name.trim().toLowerCase().replaceAll('_', '-');
}

/**
 * Ends the process with exit code 2 and one line on stderr when it was started with a refused switch. To be
 * called before anything else is done. `commandLine` also holds what Electron gives itself, so it is asked for
 * the one switch only that the environment can bring.
 */
export function endOnRefusedSwitch(argv: readonly string[], commandLine: Pick<CommandLine, 'hasSwitch'>): void {
  const found = refusedSwitch(argv, process.platform) ?? (commandLine.hasSwitch('no-sandbox') ? 'no-sandbox' : null);
  if (found === null) return;
  try {
    writeSync(2, `${dialogs['start.refusedSwitch'].replace('{{name}}', found)}\n`);
  } catch {
    // On Windows a program with windows may have no stderr.
  }
  process.exit(2);
}
