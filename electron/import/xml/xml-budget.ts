import { importLimits } from '../limits';
import { ImportRefusal } from '../refusal';

/** What all parts of one document may hold together. Each throws an `ImportRefusal` `import.too-large` beyond its limit. */
export type XmlBudget = {
  readonly takeNode: () => void;
  /** An element that turned out to say nothing is not counted. */
  readonly giveNodeBack: () => void;
  /** UTF-16 code units of words. */
  readonly takeText: (length: number) => void;
};

/** A budget of its own for each import. */
export function createXmlBudget(): XmlBudget {
  let nodes = 0;
  let text = 0;
  return {
    takeNode() {
      nodes += 1;
      if (nodes > importLimits.nodes) throw new ImportRefusal('import.too-large');
    },
    giveNodeBack() {
      nodes -= 1;
    },
    takeText(length) {
      text += length;
      if (text > importLimits.textLength) throw new ImportRefusal('import.too-large');
    },
  };
}
