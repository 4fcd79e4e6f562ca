import { useEffect } from 'react';
import { nextZoom, readAppSettings, updateAppSettings, useAppSettings } from './app-settings';
import { useCommand } from './use-command';

/** Colours and size of the interface, by command. */
export function useAppearanceCommands(): void {
  const zoom = useAppSettings((state) => state.settings?.zoom ?? 1);
  useEffect(() => void readAppSettings(), []);
  useCommand('theme.light', () => void updateAppSettings({ theme: 'light' }));
  useCommand('theme.dark', () => void updateAppSettings({ theme: 'dark' }));
  useCommand('theme.system', () => void updateAppSettings({ theme: 'system' }));
  useCommand('zoom.in', () => void updateAppSettings({ zoom: nextZoom(zoom, 'in') }));
  useCommand('zoom.out', () => void updateAppSettings({ zoom: nextZoom(zoom, 'out') }));
  useCommand('zoom.reset', () => void updateAppSettings({ zoom: 1 }));
}
