import { createInstance, type TFunction } from 'i18next';
import commands from '../../assets/messages/en/commands.json';
import shell from '../../assets/messages/en/shell.json';
import verification from '../../assets/messages/en/verification.json';
import { pseudo } from '../../shared/messages/pseudo-locale';

/** The words of native menus, native questions and text files: from the very catalogue that the interface takes its own from. */
export type MainMessages = TFunction<['commands', 'shell', 'verification']>;

/** i18next with what the main process shows; `pseudo` alters every text, as in the interface. */
export function startMainMessages(language: string): MainMessages {
  const instance = createInstance();
  const texts = { commands, shell, verification };
  void instance.init({
    initAsync: false,
    lng: 'en',
    fallbackLng: 'en',
    ns: ['commands', 'shell', 'verification'],
    defaultNS: 'commands',
    keySeparator: false,
    nsSeparator: ':',
    resources: { en: language === 'pseudo' ? altered(texts) : texts },
    interpolation: { escapeValue: false },
  });
  return instance.t as MainMessages;
}

function altered<T extends Readonly<Record<string, Readonly<Record<string, string>>>>>(texts: T): T {
  const namespaces = Object.entries(texts).map(([name, words]) => [
    name,
    Object.fromEntries(Object.entries(words).map(([key, text]) => [key, pseudo(text)])),
  ]);
  return Object.fromEntries(namespaces) as T;
}
