/** The one-way rules: renderer -> shared <- electron. A type-only import counts as well. */
const screens = 'library|reader|import|evidence|briefing|packs|settings|trash|history|verification';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('shared-is-a-leaf', 'shared knows no other room', { path: '^shared/' }, { path: '^(electron|renderer|tests|scripts)/' }),
    rule('shared-has-no-runtime', 'no Node core in shared', { path: '^shared/' }, { dependencyTypes: ['core'] }),
    rule(
      'shared-npm-allow-list',
      'only pure packages in shared',
      { path: '^shared/' },
      { dependencyTypes: ['npm', 'npm-dev'], pathNot: 'node_modules/(zod|diff|compromise|chrono-node)/' },
    ),
    rule(
      'domain-is-innermost',
      'the innermost ring knows no outer one',
      { path: '^shared/(core|domain)/' },
      { path: '^shared/(ipc|compile|checks|anchoring|facts|commands)/' },
    ),
    rule(
      'renderer-not-to-electron',
      'meet in shared/ipc only',
      { path: '^renderer/' },
      { path: ['^electron/', 'node_modules/electron(-25)?/'] },
    ),
    rule('renderer-has-no-node', 'the renderer is sandboxed', { path: '^renderer/' }, { dependencyTypes: ['core'] }),
    rule(
      'electron-not-to-renderer',
      'meet in shared/ipc only',
      { path: '^electron/' },
      { path: ['^renderer/', 'node_modules/(react|react-dom|@mantine)/'] },
    ),
    rule(
      'preload-is-thin',
      'no schema library in the preload script',
      { path: '^electron/preload\\.ts$' },
      { path: '^(shared|electron)/', pathNot: '^shared/ipc/(channels|bridge)\\.ts$' },
    ),
    rule(
      'main-loads-no-reader',
      'the main process starts fast: what finds facts or reads foreign files lives in processes of its own',
      { path: '^electron/main\\.ts$' },
      { path: 'node_modules/(compromise|chrono-node|pdfjs-dist|postal-mime|saxes)/', reachable: true },
    ),
    rule(
      'services-not-to-ipc',
      'services receive ports',
      { path: '^electron/(library|search|import|export|security|process)/' },
      { path: '^electron/(ipc|window)/' },
    ),
    ...screens.split('|').map((screen) =>
      rule(
        `screens-are-siblings-${screen}`,
        'screens meet in app',
        { path: `^renderer/${screen}/` },
        {
          path: `^renderer/(${screens
            .split('|')
            .filter((other) => other !== screen)
            .join('|')})/`,
        },
      ),
    ),
    rule(
      'ui-knows-no-feature',
      'widgets are plain',
      { path: '^renderer/ui/' },
      { path: [`^renderer/(${screens}|app)/`, '^renderer/bridge\\.ts$'] },
    ),
    rule(
      'only-bridge-touches-window-api',
      'one door',
      { path: '^renderer/', pathNot: '^renderer/bridge\\.ts$' },
      { path: '^shared/ipc/bridge\\.ts$' },
    ),
    rule(
      'no-network',
      'the application is wholly offline',
      { path: '^(electron|renderer|shared)/' },
      { dependencyTypes: ['core'], path: '^(node:)?(http|https|http2|net|tls|dgram|dns|dns/promises|inspector|inspector/promises)$' },
    ),
    rule(
      'readers-open-nothing',
      'what reads a format is given bytes, and a document that names a file finds nobody to open it',
      { path: '^electron/import/(docx|odt|rtf|office|xml|zip)/' },
      { dependencyTypes: ['core'], path: '^(node:)?(fs|fs/promises|child_process|worker_threads|vm)$' },
    ),
    rule('no-test-code-in-app', 'tests are not shipped', { path: '^(electron|renderer|shared)/' }, { path: '^tests/' }),
    rule('no-circular', 'a cycle has no top', {}, { circular: true }),
    rule('no-orphans', 'a file that nobody imports', { orphan: true, path: '^(electron|renderer|shared)/', pathNot: ['\\.d\\.ts$'] }, {}),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tests/tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
