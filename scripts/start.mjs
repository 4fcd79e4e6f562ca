/**
 * `npm start`: makes everything ready and starts the application. What follows `--` goes to the application.
 */
import { repository } from './paths.mjs';
import { run } from './process.mjs';
import { runtimeEnvironment } from './runtime.mjs';
import { chooseSandbox, describeMachine } from './sandbox.mjs';
import { runScript } from './script.mjs';
import { setUp } from './setup.mjs';

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

await runScript(async () => {
  const runtime = await setUp({ display: false });
  if (!hasDisplay()) {
    console.error(
      '\nThere is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be shown. Everything ' +
        'is set up and built. To see the application at work without a screen: npm run demo',
    );
    return 1;
  }
  const { args, notice } = chooseSandbox(describeMachine());
  if (notice !== undefined) console.log(notice);
  const { code } = await run(runtime.path, [...args, repository, ...process.argv.slice(2)], {
    environment: runtimeEnvironment(runtime),
  });
  return code;
});
