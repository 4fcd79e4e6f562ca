/**
 * What must not stand in the source of the application, as far as it can be seen without running it.
 * Each rule comes with a planted line that breaks it, so that the suite can prove that it would notice.
 */
export type SourceRule = {
  /** Number on the security checklist, and what the rule holds. */
  readonly title: string;
  readonly forbidden: RegExp;
  /** The only files that may hold it, because they are the one place where it is done right. */
  readonly except: readonly string[];
  /** Code that breaks the rule. */
  readonly planted: string;
};

/** A property that is switched the wrong way, in an object or by assignment. */
const set = (name: string, value: string): RegExp => new RegExp(`\\b${name}['"]?\\s*[:=]\\s*${value}\\b`);

const guards = 'electron/security/';

export const sourceRules: readonly SourceRule[] = [
  {
    title: 'E1 only the window loads a page, and only our own',
    forbidden: /\.loadURL\(|\.loadFile\(/,
    except: ['electron/window/main-window.ts', 'electron/security/contents-guard.ts'],
    planted: "window.loadURL('https://example.org')",
  },
  {
    title: 'E2 Node integration is nowhere switched on',
    forbidden: /\bnodeIntegration(InWorker|InSubFrames)?['"]?\s*[:=]\s*true\b/,
    except: [],
    planted: 'const options = { nodeIntegrationInWorker: true }',
  },
  {
    title: 'E3 context isolation is nowhere switched off',
    forbidden: set('contextIsolation', 'false'),
    except: [],
    planted: "const options = { 'contextIsolation': false }",
  },
  {
    title: 'E4 the sandbox is nowhere switched off',
    forbidden: set('sandbox', 'false'),
    except: [],
    planted: 'preferences.sandbox = false',
  },
  {
    title: 'E6 web security is nowhere switched off',
    forbidden: set('webSecurity', 'false'),
    except: [],
    planted: 'const options = { webSecurity: false }',
  },
  {
    title: 'E8 insecure content is nowhere allowed',
    forbidden: set('allowRunningInsecureContent', 'true'),
    except: [],
    planted: 'const options = { allowRunningInsecureContent: true }',
  },
  {
    title: 'E9 experimental features are nowhere switched on',
    forbidden: set('experimentalFeatures', 'true'),
    except: [],
    planted: 'const options = { experimentalFeatures: true }',
  },
  {
    title: 'E10 Blink features are nowhere chosen',
    forbidden: /\b(enableBlinkFeatures|disableBlinkFeatures)\b/,
    // Says that a window must not have them.
    except: ['electron/security/window-assessment.ts'],
    planted: "const options = { enableBlinkFeatures: 'ExecCommandInJavaScript' }",
  },
  {
    title: 'E10 switches of Chromium are set in one folder only',
    forbidden: /\bcommandLine\.(appendSwitch|appendArgument)\(/,
    except: [guards],
    planted: "app.commandLine.appendSwitch('disable-web-security')",
  },
  {
    title: 'E11 there is no webview',
    forbidden: /\bwebviewTag['"]?\s*[:=]\s*true\b|<webview\b|\ballowpopups\b/,
    except: [],
    planted: 'return <webview src={address} />',
  },
  {
    title: 'E15 one place opens addresses outside',
    forbidden: /\bshell\.openExternal\b/,
    except: [guards],
    planted: 'await shell.openExternal(address)',
  },
  {
    title: 'E17 one place answers messages',
    forbidden: /\bipcMain\b/,
    except: ['electron/ipc/register-handlers.ts'],
    planted: "ipcMain.on('do', run)",
  },
  {
    title: 'E18 nothing is loaded from file addresses',
    forbidden: /['"`]file:\/\/|\b(register|intercept)FileProtocol\b|\bpathToFileURL\b/,
    except: [guards],
    planted: "frame.src = 'file:///etc/hosts'",
  },
  {
    title: 'E20 one place gives the page its functions',
    forbidden: /\bexposeInMainWorld\b|\bipcRenderer\b/,
    except: ['electron/preload.ts'],
    planted: "contextBridge.exposeInMainWorld('ipc', ipcRenderer)",
  },
  {
    title: 'E7 text never becomes markup or code on the way to the page',
    forbidden:
      /\bdangerouslySetInnerHTML\b|\.(innerHTML|outerHTML|srcdoc)\s*=[^=]|\binsertAdjacentHTML\(|\bdocument\.write(ln)?\(|\beval\(|\bnew Function\(|\bset(Timeout|Interval)\(\s*['"`]/,
    except: [],
    planted: 'element.innerHTML = words',
  },
  {
    title: 'X2 no module that talks to a network',
    forbidden:
      /\b(from|require\(|import\()\s*['"](node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises|undici|inspector)['"]|\b(fetch|WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection|WebTransport)\(|\bsendBeacon\b/,
    except: [guards],
    planted: "import { request } from 'node:https'",
  },
  {
    title: "X2 Electron's own way to a network is not used",
    forbidden: /\bnet\.(request|fetch|connect|resolveHost)\(|\bimport\b[^;]*\bnet\b[^;]*\bfrom 'electron'/,
    except: [],
    planted: "import { app, net } from 'electron'",
  },
  {
    title: 'X2 no crash report leaves the computer and nothing updates itself',
    forbidden: /\bcrashReporter\b|\bautoUpdater\b/,
    except: [guards],
    planted: 'crashReporter.start({ submitURL })',
  },
  {
    title: 'X9 no other program is started, but the one that tells which process holds a lock, and our own parts from a terminal',
    forbidden: /['"](node:)?child_process['"]/,
    except: ['electron/library/node-process-table.ts', 'electron/process/node-utility.ts'],
    planted: "import { spawn } from 'node:child_process'",
  },
];

/**
 * @param sources text by path, relative to the repository, with `/` between folders
 * @returns where the rule is broken, as `path:line`
 */
export function findBreaches({ forbidden, except }: SourceRule, sources: ReadonlyMap<string, string>): readonly string[] {
  return [...sources].flatMap(([path, text]) => {
    if (except.some((allowed) => path === allowed || (allowed.endsWith('/') && path.startsWith(allowed)))) return [];
    return withoutComments(text)
      .split('\n')
      .flatMap((line, index) => (forbidden.test(line) ? [`${path}:${index + 1}`] : []));
  });
}

/** Comments may speak of what the code must not do. Lines keep their numbers. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/(^|[\s;{}(,])\/\/.*$/gm, '$1');
}
