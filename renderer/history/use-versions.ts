import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../shared/core/result';
import type { DocumentVersion, OpenedVersion } from '../../shared/domain/history';
import type { HistorySubject } from '../../shared/domain/history-subject';
import { handOverUnsavedWork } from '../app/unsaved-work';
import { call, listen } from '../bridge';
import { summaryText } from './summary-text';

type Opening = Promise<Result<OpenedVersion, Failure<string>>>;

/** A version in the list: its time and what it changed are known once it has been read. */
export type ListedVersion = DocumentVersion & {
  /** What it changed of the one before; `null` while that is not known. */
  readonly summary: string | null;
  readonly failure: Failure<string> | null;
};

export type Versions = {
  readonly status: 'loading' | 'failed' | 'open';
  readonly failure: Failure<string> | null;
  readonly versions: readonly ListedVersion[];
  /** Reads a version; what was read lately is at hand. */
  readonly open: (id: string) => Opening;
};

/** So many versions that were read are kept at hand: of a long article each can be a megabyte. */
const keptAtHand = 12;

/** The versions of a document. The list shows at once; the versions are read one after the other while the window has nothing else to do. */
export function useVersions(subject: HistorySubject): Versions {
  const { t } = useTranslation('history');
  const key = `${subject.kind} ${subject.id}`;
  const [shown, setShown] = useState<Omit<Versions, 'open'> & { readonly of: string }>(() => nothing(key));
  const [round, setRound] = useState(0);
  const atHand = useRef(new Map<string, Opening>());
  const asked = useRef(subject);
  asked.current = subject;

  const open = useCallback((id: string): Opening => {
    const name = `${asked.current.kind} ${asked.current.id} ${id}`;
    const opening = atHand.current.get(name) ?? call('history.read', { subject: asked.current, version: id });
    atHand.current.delete(name);
    atHand.current.set(name, opening);
    for (const oldest of atHand.current.keys()) {
      if (atHand.current.size <= keptAtHand) break;
      atHand.current.delete(oldest);
    }
    return opening;
  }, []);

  useEffect(
    () =>
      listen('document.replaced', ({ id }) => {
        if (id !== asked.current.id) return;
        atHand.current.clear();
        setRound((before) => before + 1);
      }),
    [],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names the subject, and a new round asks again
  useEffect(() => {
    let isOver = false;
    async function follow(): Promise<void> {
      // Words of a moment ago are on their way to the disk: they are the newest version.
      await handOverUnsavedWork();
      const answer = await call('history.list', { subject: asked.current });
      if (isOver) return;
      if (!answer.ok) {
        setShown({ ...nothing(key), status: 'failed', failure: answer.error });
        return;
      }
      const { versions } = answer.value;
      setShown({ ...nothing(key), status: 'open', versions: versions.map((version) => ({ ...version, summary: null, failure: null })) });
      for (const [index, version] of versions.entries()) {
        await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));
        if (isOver) return;
        const known = told(await open(version.id), await lastBefore(versions, index));
        if (isOver) return;
        setShown((state) => ({
          ...state,
          versions: state.versions.map((listed) => (listed.id === version.id ? { ...listed, ...known } : listed)),
        }));
      }
    }

    /** The next older version that can be read. */
    async function lastBefore(versions: readonly DocumentVersion[], index: number): Promise<OpenedVersion | null> {
      for (const { id } of versions.slice(index + 1)) {
        const older = await open(id);
        if (older.ok) return older.value;
        if (isOver) break;
      }
      return null;
    }

    function told(read: Awaited<Opening>, before: OpenedVersion | null): Partial<ListedVersion> {
      if (!read.ok) return { failure: read.error };
      const { savedAt, content } = read.value;
      return { savedAt, summary: before === null ? t('first') : summaryText(before.content, content, t) };
    }

    void follow();
    return () => {
      isOver = true;
    };
  }, [key, round, open, t]);

  return { ...(shown.of === key ? shown : nothing(key)), open };
}

function nothing(key: string): Omit<Versions, 'open'> & { readonly of: string } {
  return { status: 'loading', failure: null, versions: [], of: key };
}
