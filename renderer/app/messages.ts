import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { pseudo } from '../../shared/messages/pseudo-locale';

/** Every text of the interface, one file a screen; found at build time so that none can be forgotten. */
const files = import.meta.glob<Record<string, unknown>>('../../assets/messages/en/*.json', { eager: true, import: 'default' });

function catalogue(): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/(.+)\.json$/, '$1'), texts]));
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]));
  return value;
}

/** i18next with the catalogue of `language`; `pseudo` shows every text altered, so that a text that is not from the catalogue stands out. */
export async function startMessages(language: string): Promise<i18n> {
  const english = catalogue();
  const resources = language === 'pseudo' ? (mapTexts(english, pseudo) as typeof english) : english;
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'shell',
    keySeparator: false,
    resources: { en: resources },
    // React escapes; escaping twice would show "&amp;".
    interpolation: { escapeValue: false },
  });
  return instance;
}
