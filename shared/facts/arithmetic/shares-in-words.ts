import type { Quantity } from '../quantities';

/** Shares in words ("half", "two-thirds", "one in five") as percentages. */
const parts: Record<string, number> = { half: 2, third: 3, quarter: 4, fifth: 5, sixth: 6, eighth: 8, tenth: 10 };
const counts: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, nine: 9, ten: 10 };
const pattern =
  /(?<![\p{L}-])(?:(?:(a|an|one|two|three|four|five|six|seven|nine)[\s-]+)?(half|third|quarter|fifth|sixth|eighth|tenth|thirds|quarters|fifths|sixths|eighths|tenths)|(one|two|three|four|seven|nine)\s+(?:in|out\s+of)\s+every\s+(two|three|four|five|six|ten)|one\s+in\s+(two|three|four|five|six|ten))(?![\p{L}-])/giu;
const approximately =
  /\b(?:about|around|roughly|nearly|almost|over|under|more\s+than|less\s+than|just\s+(?:over|under)|some|at\s+least)\s+$/i;

/** A half that counts half a thing: "two and a half years", "the second half", "half a million". */
const noShare = /(?:\band\s+|\b(?:first|second|latter|other|this|that|last|past|fourth|each|per|every|next|the)\s+)$/i;

/** The shares of an English text. "third" and the like count only with a number before them, "half" also alone. */
export function sharesInWords(text: string): readonly Quantity[] {
  return [...text.matchAll(pattern)].flatMap((match): readonly Quantity[] => {
    const [whole, counted, name, some, every, one] = match;
    const oneIn = every ?? one;
    const count = counted ?? some;
    const start = match.index;
    const end = start + whole.length;
    const ahead = text.slice(Math.max(0, start - 20), start);
    const above = counts[count?.toLowerCase() ?? 'one'] ?? 1;
    const below = oneIn === undefined ? parts[(name ?? '').toLowerCase().replace(/(?<=[a-z]{4})s$/, '')] : counts[oneIn.toLowerCase()];
    if (below === undefined || (count === undefined && oneIn === undefined && !/^half$/i.test(name ?? ''))) return [];
    if (noShare.test(ahead) || /^\s+(?:a|an|time|hour|year|century|day|dozen)\b/i.test(text.slice(end, end + 10))) return [];
    const place = { start, end };
    return [
      // A share in words is rounder than one in digits: "a third" is 31 to 35 percent.
      {
        ...place,
        figure: place,
        value: (above / below) * 100,
        step: 4,
        scale: 1,
        kind: 'percent',
        unit: '%',
        approximate: approximately.test(ahead),
        spanned: false,
      },
    ];
  });
}
