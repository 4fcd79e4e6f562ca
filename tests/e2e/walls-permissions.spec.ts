import { expect, type Page, test } from '@playwright/test';
import { launchApplication } from '../helpers/application';
import { withoutPolicy } from '../helpers/without-policy';

/** What a page may ask of the computer, in the real application: a copy to the clipboard and the full screen, nothing else. */

/** Asks for everything that there is to ask for, and tells what was not refused. */
function askForEverything(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    type Asked = Record<string, ((options?: object) => Promise<unknown>) | undefined> | undefined;
    const api = navigator as unknown as Record<string, Asked>;
    const root = window as unknown as Record<string, ((options?: object) => Promise<unknown>) | undefined>;
    const questions: Record<string, () => Promise<unknown> | undefined> = {
      geolocation: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      camera: () => api.mediaDevices?.getUserMedia?.({ video: true }),
      microphone: () => api.mediaDevices?.getUserMedia?.({ audio: true }),
      screen: () => api.mediaDevices?.getDisplayMedia?.({ video: true }),
      notifications: async () => {
        if ((await Notification.requestPermission()) === 'denied') throw new Error('denied');
      },
      midi: () => (navigator as { requestMIDIAccess?: () => Promise<unknown> }).requestMIDIAccess?.(),
      clipboardRead: () => api.clipboard?.readText?.(),
      file: () => root.showOpenFilePicker?.(),
      folder: () => root.showDirectoryPicker?.(),
      saving: () => root.showSaveFilePicker?.(),
      usb: () => api.usb?.requestDevice?.({ filters: [] }),
      hid: async () => {
        const devices = (await api.hid?.requestDevice?.({ filters: [] })) as readonly unknown[] | undefined;
        if ((devices ?? []).length === 0) throw new Error('none');
      },
      serial: () => api.serial?.requestPort?.({}),
      bluetooth: () => api.bluetooth?.requestDevice?.({ acceptAllDevices: true }),
      wakeLock: () => (navigator as unknown as { wakeLock?: { request(kind: string): Promise<unknown> } }).wakeLock?.request('screen'),
      screens: () => root.getScreenDetails?.(),
      fonts: () => root.queryLocalFonts?.(),
      idle: async () => {
        const detector = (window as unknown as { IdleDetector?: { requestPermission(): Promise<string> } }).IdleDetector;
        if ((await detector?.requestPermission()) !== 'granted') throw new Error('denied');
      },
      colour: () => {
        const picker = (window as unknown as { EyeDropper?: new () => { open(): Promise<unknown> } }).EyeDropper;
        return picker === undefined ? undefined : new picker().open();
      },
      persistence: async () => {
        if (!(await navigator.storage.persist())) throw new Error('denied');
      },
    };
    const granted: string[] = [];
    for (const [name, ask] of Object.entries(questions)) {
      try {
        const asked = ask();
        if (asked === undefined) continue; // not in this Chromium
        await asked;
        granted.push(name);
      } catch {
        // refused, as it should be
      }
    }
    return granted;
  });
}

test('E5 our page is refused every permission and every device', async () => {
  const { page, close } = await launchApplication({ expectedErrors: [/Permissions policy/i] });
  // Some are refused without a question where nobody has clicked.
  await page.mouse.click(640, 400);
  expect(await askForEverything(page)).toEqual([]);
  const states = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'camera',
      'microphone',
      'notifications',
      'midi',
      'clipboard-read',
      'persistent-storage',
      'idle-detection',
    ];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state));
  });
  expect(states).toEqual(Array.from({ length: 8 }, () => 'denied'));
  await close();
});

test('E5 a page of ours has no picker of files, devices or colours that opens without a question', async () => {
  const { page, close } = await launchApplication();
  const there = await page.evaluate(() => {
    const pickers = ['showOpenFilePicker', 'showDirectoryPicker', 'showSaveFilePicker', 'EyeDropper', 'queryLocalFonts'];
    const devices = ['usb', 'hid', 'serial', 'bluetooth'];
    return [...pickers.filter((name) => name in window), ...devices.filter((name) => name in navigator)];
  });
  expect(there).toEqual([]);
  await close();
});

test('E5 without its policy it is refused them as well', async () => {
  const { application, page, close } = await launchApplication({ expectedErrors: [/Insecure Content-Security-Policy/] });
  await withoutPolicy(application, page);
  await page.mouse.click(640, 400);
  expect(await askForEverything(page)).toEqual([]);
  await close();
});

test('E5 it may copy to the clipboard and fill the screen', async () => {
  const { application, page, close } = await launchApplication();
  await page.mouse.click(640, 400);
  await page.evaluate(() => navigator.clipboard.writeText('copied by the page'));
  expect(await application.evaluate(({ clipboard }) => clipboard.readText())).toBe('copied by the page');
  await page.evaluate(() => document.documentElement.requestFullscreen());
  expect(await page.evaluate(() => document.fullscreenElement === document.documentElement)).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await close();
});
