import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type LaunchedApplication, launchApplication, repository, setColourScheme, temporaryFolder } from '../helpers/application';
import { expectNoAxeViolations } from '../helpers/axe';
import { answerOpenDialogs } from '../helpers/choose-path';
import { storedArticles } from '../helpers/import-page';
import { forbidMouse, tabTo } from '../helpers/main-job-keys';

/** The watched folder in the real application, at its own pace: a file is there when it is shown. */

const section = (page: Page) => page.getByRole('region', { name: 'Watched folder' });
const onSwitch = (page: Page) => section(page).getByRole('switch', { name: 'Import new files by themselves' });
/** Two looks, five seconds apart, and the importing process's start on a busy machine. */
const inTime = { timeout: 60_000 };

async function openSettings({ page }: LaunchedApplication): Promise<void> {
  await page.keyboard.press('Control+,');
  await expect(section(page)).toBeVisible();
}

test('a folder is watched with the keyboard alone: new files come in once, refused ones are told once, also after a restart', async () => {
  test.slow();
  const library = await temporaryFolder('library');
  const userData = await temporaryFolder('user-data');
  const folder = join(await temporaryFolder('watched'), 'Incoming 한국');
  await mkdir(folder);
  await writeFile(join(folder, 'older.txt'), 'Words that lay there already.');

  const first = await launchApplication({ library, userData });
  const { page } = first;
  const expectNoMouse = await forbidMouse(page);
  await openSettings(first);
  await expect(onSwitch(page)).not.toBeChecked();
  await expect(section(page)).toContainText('None is chosen.');
  await expectNoAxeViolations(page);
  // Whoever changes their mind in the dialog has switched nothing on.
  await answerOpenDialogs(first.application);
  await tabTo(page, onSwitch(page));
  await page.keyboard.press('Space');
  await expect(onSwitch(page)).not.toBeChecked();
  await answerOpenDialogs(first.application, folder);
  await page.keyboard.press('Space');
  await expect(onSwitch(page)).toBeChecked();
  await expect(section(page)).toContainText(folder);

  await writeFile(join(folder, 'river.md'), '# The river\n\nThe Elbe stood at 2.1 metres.');
  await expect(page.getByText('“The river” was imported.')).toBeVisible(inTime);
  await expect(section(page).getByRole('listitem')).toContainText(['The river']);
  await writeFile(join(folder, 'photo.txt'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]));
  await expect(section(page).getByRole('listitem').first()).toContainText('photo.txt', inTime);
  await expect(section(page).getByRole('listitem').first()).toContainText('Refused');
  for (const scheme of ['light', 'dark'] as const) {
    await setColourScheme(page, scheme);
    await expectNoAxeViolations(page);
  }

  await tabTo(page, section(page).getByRole('button', { name: 'Show the report' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What came from the watched folder' })).toBeVisible();
  await expect(page.getByTestId('import-outcome')).toContainText('1 stored · 0 already in the library · 0 to look at · 1 refused');
  await expectNoAxeViolations(page);

  // The report that is shown takes up what comes; what needs a look is stored from there, and leads back.
  await copyFile(join(repository, 'tests/fixtures/import/docx/word-like-review.docx'), join(folder, 'review.docx'));
  const look = page.getByRole('button', { name: 'Look at review.docx' });
  await expect(look).toBeVisible(inTime);
  await tabTo(page, look);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('import-warnings')).toBeVisible(inTime);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('import-outcome')).toContainText('2 stored · 0 already in the library · 0 to look at · 1 refused');
  await tabTo(page, page.getByRole('button', { name: 'Open “The river”' }));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('crumbs')).toContainText('The river');
  await expectNoMouse();
  await first.close();

  const second = await launchApplication({ library, userData });
  // What comes now is taken after everything that lay there: by then nothing else was.
  await writeFile(join(folder, 'zebra.txt'), 'Words about a zebra.');
  await expect(second.page.getByText('was imported.')).toBeVisible(inTime);
  await openSettings(second);
  await expect(onSwitch(second.page)).toBeChecked();
  await expect(section(second.page).getByRole('listitem')).toHaveCount(3);
  await section(second.page).getByRole('button', { name: 'Show the report' }).click();
  await expect(second.page.getByTestId('import-outcome')).toContainText('3 stored · 0 already in the library · 0 to look at · 1 refused');
  expect((await storedArticles(library)).map(({ article }) => article.original.importedName).sort()).toEqual([
    'review.docx',
    'river.md',
    'zebra.txt',
  ]);
  expect((await readdir(folder)).sort()).toEqual(['older.txt', 'photo.txt', 'review.docx', 'river.md', 'zebra.txt']);
  await second.close();
});
