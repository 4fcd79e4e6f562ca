import type { WindowPlace } from '../../shared/domain/settings';

/** A display's usable area, in device-independent pixels. */
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const smallestWindow = { width: 960, height: 600 } as const;
const firstWindow = { width: 1440, height: 900 } as const;

/** At least this much of the window's width must lie on a display for its title bar to be grasped. */
const graspable = 120;

/**
 * Where the window opens: where it was last, unless that is on no display any more (a screen was
 * unplugged); then in the middle of the first. Never larger than its display.
 */
export function placeOnDisplays(
  last: WindowPlace | null,
  displays: readonly Area[],
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } {
  const display = last === null ? undefined : displays.find((area) => holds(area, last));
  const area = display ?? displays[0];
  const wanted = last ?? firstWindow;
  const width = Math.max(smallestWindow.width, Math.min(wanted.width, area?.width ?? wanted.width));
  const height = Math.max(smallestWindow.height, Math.min(wanted.height, area?.height ?? wanted.height));
  return last === null || display === undefined ? { width, height } : { width, height, x: last.x, y: last.y };
}

function holds(area: Area, place: WindowPlace): boolean {
  const across = Math.min(area.x + area.width, place.x + place.width) - Math.max(area.x, place.x);
  return across >= graspable && place.y >= area.y && place.y < area.y + area.height - 40;
}
