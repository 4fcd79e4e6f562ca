/** Which installers can be made where. */
import { PersonError } from '../person-error.mjs';

/** The systems that installers are made for. */
export const systems = /** @type {const} */ (['linux', 'win', 'mac']);

/** @typedef {(typeof systems)[number]} System */

const own = Object.freeze({ linux: 'linux', win: 'win32', mac: 'darwin' });
/** As electron-builder.yml names them; undefined lets that file decide. */
const offlineLinux = Object.freeze(['tar.gz', 'deb']);

/**
 * What to make, and what is left out for which reason.
 * @param {{ system: System, official: boolean, platform: string }} question platform: of this machine, as Node names it
 * @returns {{ targets: readonly string[], left: readonly { target: string, why: string }[] }} no targets: all that
 *   electron-builder.yml names for the system
 */
export function chooseTargets({ system, official, platform }) {
  if (official) {
    // Signing needs the system's own tools, and a disk image can only be made on a Mac.
    if (system === 'mac' && platform !== own.mac) refuse('mac', 'a Mac: disk images and signatures are made by its own tools');
    return { targets: [], left: [] };
  }
  if (system !== 'linux' || platform !== own.linux) refuse(system, 'the official Electron');
  const why = 'its tools are downloaded, and this machine has not even the official Electron';
  return {
    targets: offlineLinux,
    left: [
      { target: 'AppImage', why },
      { target: 'rpm', why },
    ],
  };
}

/**
 * @param {System} system
 * @param {string} needed
 * @returns {never}
 */
function refuse(system, needed) {
  throw new PersonError(
    `Installers for ${system} need ${needed}. Nothing was made. The README says what can be made where ("Build installers").`,
  );
}
