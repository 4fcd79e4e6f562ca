import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sandboxMissing, temporaryFolder } from '../helpers/application';
import { assessTrace } from '../helpers/system-calls';
import { traceElectron, traceMissing } from '../helpers/traced-application';

/** No network, proved by what the application asked the kernel for and not by what it was told to leave. */

test(`X2 an Electron that does use the network is caught by the same means${traceMissing}`, async () => {
  test.skip(traceMissing !== '');
  const folder = await temporaryFolder('connects');
  const planted = join(folder, 'planted');
  await mkdir(planted);
  await writeFile(join(planted, 'package.json'), '{ "name": "planted", "main": "main.js" }');
  await writeFile(
    join(planted, 'main.js'),
    `const { app, net } = require('electron');
     const end = () => app.exit(0);
     app.whenReady().then(() => net.request('http://127.0.0.1:49151/').on('error', end).on('response', end).end());`,
  );
  const trace = join(folder, 'trace');
  await traceElectron(trace, sandboxMissing === '' ? [planted] : ['--no-sandbox', planted]);
  const { violations } = assessTrace(await readFile(trace, 'utf8'));
  expect(violations).toContainEqual(expect.stringMatching(/^connect\(.*sa_family=AF_INET, sin_port=htons\(49151\), .*"127\.0\.0\.1"/));
});
