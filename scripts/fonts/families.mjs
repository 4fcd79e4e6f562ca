/**
 * The font families that come with the application, and for which characters the interface takes each. In the Typst
 * templates the same families follow each other in this order.
 */

/** @typedef {{ name: 'Regular' | 'Italic' | 'SemiBold' | 'Bold', weight: 400 | 600 | 700, style: 'normal' | 'italic' }} Face */
/**
 * @typedef {object} Family
 * @property {string} family the name in style sheets and templates
 * @property {string} packageName
 * @property {string} fileName what the package calls its files
 * @property {readonly Face[]} faces
 * @property {string} [unicodeRange] left out: the family is for every character that it has
 */

/** @type {Record<Face['name'], Face>} */
const face = {
  Regular: { name: 'Regular', weight: 400, style: 'normal' },
  Italic: { name: 'Italic', weight: 400, style: 'italic' },
  SemiBold: { name: 'SemiBold', weight: 600, style: 'normal' },
  Bold: { name: 'Bold', weight: 700, style: 'normal' },
};
const text = [face.Regular, face.Italic, face.SemiBold, face.Bold];
const plain = [face.Regular, face.Bold];

const scope = '@expo-google-fonts';

// A browser loads a file of several megabytes only when a character of its range appears on the screen.
/** @type {readonly Family[]} */
export const families = Object.freeze([
  { family: 'Source Sans 3', packageName: `${scope}/source-sans-3`, fileName: 'SourceSans3', faces: text },
  { family: 'Source Serif 4', packageName: `${scope}/source-serif-4`, fileName: 'SourceSerif4', faces: text },
  {
    family: 'Noto Sans KR',
    packageName: `${scope}/noto-sans-kr`,
    fileName: 'NotoSansKR',
    faces: plain,
    // Symbols that Source Sans 3 lacks (the smallest of the East Asian files takes them), jamo, compatibility jamo, enclosed and
    // halfwidth Hangul, syllables, and the Han doubles that Korean encodings brought.
    unicodeRange:
      'U+1100-11FF, U+203B, U+2042-2051, U+20DD-20DE, U+2100-27BF, U+2900-2BFF, U+302E-302F, U+3131-318E, U+3200-321E, U+3260-327F, U+A960-A97C, U+AC00-D7FB, U+F900-FAFF, U+FFA0-FFDC',
  },
  {
    family: 'Noto Sans JP',
    packageName: `${scope}/noto-sans-jp`,
    fileName: 'NotoSansJP',
    faces: plain,
    // Hiragana, katakana and what is written only between them; halfwidth katakana; Han of names that the Chinese
    // files lack.
    unicodeRange: 'U+3031-3035, U+3041-30FF, U+31F0-31FF, U+32D0-32FE, U+3300-3357, U+F900-FAFF, U+FF66-FF9F, U+20000-2FA1F',
  },
  {
    family: 'Noto Sans SC',
    packageName: `${scope}/noto-sans-sc`,
    fileName: 'NotoSansSC',
    faces: plain,
    // Radicals, punctuation, bopomofo, enclosed numbers, Han with its extensions, compatibility and fullwidth forms.
    unicodeRange:
      'U+2E80-2FDF, U+2FF0-302D, U+3030, U+3036-303F, U+3100-312F, U+3190-31EF, U+3220-325F, U+3280-32CF, U+32FF, ' +
      'U+3358-4DBF, U+4E00-9FFF, U+F900-FAFF, U+FE10-FE1F, U+FE30-FE4F, U+FF01-FF65, U+FFE0-FFE6, U+20000-323AF',
  },
  {
    family: 'Noto Sans Devanagari',
    packageName: `${scope}/noto-sans-devanagari`,
    fileName: 'NotoSansDevanagari',
    faces: plain,
    unicodeRange: 'U+0900-097F, U+1CD0-1CF9, U+20B9, U+25CC, U+A830-A839, U+A8E0-A8FF',
  },
  {
    family: 'Noto Sans Thai',
    packageName: `${scope}/noto-sans-thai`,
    fileName: 'NotoSansThai',
    faces: plain,
    unicodeRange: 'U+0E01-0E5B',
  },
  {
    family: 'Noto Sans Hebrew',
    packageName: `${scope}/noto-sans-hebrew`,
    fileName: 'NotoSansHebrew',
    faces: plain,
    unicodeRange: 'U+0590-05FF, U+20AA, U+FB1D-FB4F',
  },
  {
    family: 'Vazirmatn',
    packageName: `${scope}/vazirmatn`,
    fileName: 'Vazirmatn',
    faces: plain,
    // Arabic with its supplement and presentation forms.
    unicodeRange: 'U+0600-06FF, U+0750-077F, U+FB50-FDFF, U+FE70-FEFC',
  },
]);

/**
 * One file of a family.
 * @typedef {object} FontFile
 * @property {string} family
 * @property {string} packageName
 * @property {string} source its path in the package
 * @property {string} file its name in `out/fonts/`
 * @property {number} weight
 * @property {'normal' | 'italic'} style
 * @property {string | undefined} unicodeRange
 */

/**
 * @param {readonly Family[]} [from]
 * @returns {FontFile[]}
 */
export function listFontFiles(from = families) {
  return from.flatMap(({ family, packageName, fileName, faces, unicodeRange }) =>
    faces.map(({ name, weight, style }) => {
      const packageFace = style === 'italic' ? `${weight}Regular_Italic` : `${weight}${name}`;
      return {
        family,
        packageName,
        source: `${packageFace}/${fileName}_${packageFace}.ttf`,
        file: `${fileName}-${name}.ttf`,
        weight,
        style,
        unicodeRange,
      };
    }),
  );
}
