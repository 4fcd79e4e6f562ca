import { describe, expect, it } from 'vitest';
import { nextZoom, zoomSteps } from '../../../../renderer/app/app-settings';
import { appSettings, defaultAppSettings } from '../../../../shared/domain/settings';

describe('nextZoom', () => {
  it('steps in and out and stops at the ends', () => {
    expect([nextZoom(1, 'in'), nextZoom(1, 'out'), nextZoom(3, 'in'), nextZoom(0.5, 'out')]).toEqual([1.1, 0.9, 3, 0.5]);
  });

  it('finds its way from a size between the steps', () => {
    expect([nextZoom(1.33, 'in'), nextZoom(1.33, 'out')]).toEqual([1.5, 1.25]);
  });

  it('offers no step that the settings refuse', () => {
    for (const zoom of zoomSteps) expect(appSettings.safeParse({ ...defaultAppSettings, zoom }).success).toBe(true);
  });
});
