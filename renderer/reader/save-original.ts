import { getI18n } from 'react-i18next';
import type { ArticleId } from '../../shared/core/ids';
import { showWritten } from '../app/file-notice';
import { showFailure } from '../app/notices';
import { call } from '../bridge';
import { byteText } from '../ui/byte-text';

/** Has a copy of the untouched original written where the person wants it. It is never opened, and the one in the library stays. */
export async function saveOriginal(id: ArticleId): Promise<void> {
  const answer = await call('article.save-original', { id });
  if (!answer.ok) {
    showFailure(answer.error);
    return;
  }
  const { t, language } = getI18n();
  const { token, fileName, folder, bytes } = answer.value;
  showWritten({
    token,
    title: t('reader:done.original', { file: fileName, folder }),
    size: t('reader:done.originalSize', { size: byteText(bytes, language) }),
    show: t('reader:done.showOriginal'),
  });
}
