import type { Destination, FlowKind } from './destinations';
import type { Flow, ParagraphState } from './flow';
import { type LetterState, plainLetters } from './look';

/** What holds within a pair of braces, and is as it was before behind them. */
export type Group = {
  destination: Destination;
  font: number;
  letters: LetterState;
  deleted: boolean;
  revised: boolean;
  /** How many signs stand for a letter that is given by its number. */
  substitutes: number;
  /** Where its words go. */
  flow: Flow;
  /** The kind of flow that it opened, `null` for none. */
  opened: FlowKind | null;
  isEndnote: boolean;
  /** The settings of paragraphs before it. */
  readonly before: ParagraphState;
};

/** A group within another one. */
export function innerGroup(outer: Group): Group {
  return { ...outer, opened: null, isEndnote: false, before: { ...outer.flow.paragraph } };
}

export function outermostGroup(flow: Flow): Group {
  return {
    destination: 'body',
    font: -1,
    letters: plainLetters,
    deleted: false,
    revised: false,
    substitutes: 1,
    flow,
    opened: null,
    isEndnote: false,
    before: { ...flow.paragraph },
  };
}
