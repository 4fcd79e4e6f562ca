import { describe, expect, it } from 'vitest';
import { placeOnDisplays } from '../../../../electron/window/window-place';

const laptop = { x: 0, y: 0, width: 1280, height: 772 };
const beside = { x: 1280, y: 0, width: 1920, height: 1080 };

describe('placeOnDisplays', () => {
  it('opens the first window in the middle and no larger than the display', () => {
    expect(placeOnDisplays(null, [laptop])).toEqual({ width: 1280, height: 772 });
    expect(placeOnDisplays(null, [beside])).toEqual({ width: 1440, height: 900 });
  });

  it('opens where it was, also on a second display', () => {
    const place = { x: 1400, y: 40, width: 1500, height: 950, maximised: false };
    expect(placeOnDisplays(place, [laptop, beside])).toEqual({ x: 1400, y: 40, width: 1500, height: 950 });
  });

  it('comes back to the first display when the other was unplugged', () => {
    const place = { x: 1400, y: 40, width: 1500, height: 950, maximised: true };
    expect(placeOnDisplays(place, [laptop])).toEqual({ width: 1280, height: 772 });
  });

  it.each([
    ['too far to the right to be grasped', { x: 1200, y: 0 }],
    ['with its title bar above the display', { x: 0, y: -200 }],
    ['with its title bar below the display', { x: 0, y: 760 }],
  ])('does not open %s', (_where, corner) => {
    const place = { ...corner, width: 1000, height: 700, maximised: false };
    expect(placeOnDisplays(place, [laptop])).toEqual({ width: 1000, height: 700 });
  });

  it('is never smaller than the interface needs', () => {
    const place = { x: 0, y: 0, width: 10, height: 10, maximised: false };
    expect(placeOnDisplays({ ...place, width: 200 }, [laptop])).toMatchObject({ width: 960, height: 600 });
  });
});
