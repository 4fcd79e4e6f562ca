import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { holdUnsavedWork } from '../app/unsaved-work';

/** A text field that is kept when it is left, on Enter, and before the application quits. Escape brings the kept value back. */
export type Field = {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

type Parts = { readonly field: Field; readonly change: (value: string) => void; readonly submit: (value: string) => void };

/** `keep` answers whether the value was stored; a required field that is left empty returns to what it was. */
export function useField(kept: string, keep: (value: string) => Promise<boolean>, { required = false } = {}): Parts {
  const [value, setValue] = useState(kept);
  const latest = useRef({ value, kept, keep });
  useEffect(() => {
    latest.current = { value, kept, keep };
  });
  // The value may be changed elsewhere, or come back trimmed.
  useEffect(() => setValue(kept), [kept]);

  const submit = async (given: string): Promise<boolean> => {
    const wanted = given.trim();
    if (wanted === latest.current.kept) return true;
    if (wanted !== '' || !required) return latest.current.keep(wanted);
    setValue(latest.current.kept);
    return true;
  };
  const submitLatest = useRef(submit);
  useEffect(() => {
    submitLatest.current = submit;
  });
  useEffect(() => holdUnsavedWork(() => submitLatest.current(latest.current.value)), []);

  return {
    change: setValue,
    submit: (given) => void submit(given),
    field: {
      value,
      onChange: (event) => setValue(event.currentTarget.value),
      onBlur: () => void submit(value),
      onKeyDown: (event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') void submit(value);
        if (event.key === 'Escape') setValue(kept);
      },
    },
  };
}
