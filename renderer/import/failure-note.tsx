import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/core/result';
import { failureTexts } from '../app/notices';
import classes from './import.module.css';

/** Says inside the screen what failed, what was kept and what to do. */
export function FailureNote({ failure }: { readonly failure: Failure<string> | null }) {
  useTranslation('errors');
  if (failure === null) return null;
  const { what, kept, todo } = failureTexts(failure);
  return (
    <div role="alert" className={classes.note} data-tone="danger" data-testid="import-failure">
      <strong>{what}</strong>
      <p>
        {kept} {todo}
      </p>
    </div>
  );
}
