/**
 * The letters of languages beyond ASCII, by how common they are there: `common|usual|rare`, in small letters. With them
 * a decoded text is judged: a text is in one language, so under the right encoding nearly all of its letters belong to
 * one alphabet, and the common ones are common.
 */
export type Language = keyof typeof alphabets;

export const alphabets = {
  fr: 'éèàê|çùôîâûœ|ëïüÿæñ',
  de: 'üäö|ß|éàè',
  es: 'óíáéñ|ú¿¡|üªº',
  pt: 'ãçáéõ|íóêâúà|ôüªº',
  it: 'àèòùé|ìí|îóú',
  ca: 'àóéíç|èòúï|ü·',
  nl: 'ëé|ïèö|üáóíà',
  nordic: 'äåöøæ|é|üáàèêô',
  is: 'áíðéþ|óúæöý|',
  sq: 'ë|ç|âêî',
  cy: 'âêîôŵŷ|ïáé|',
  tr: 'ıişğüöç|İâî|û',
  pl: 'łąęó|śżćńź|éüöä',
  cs: 'íáéěč|řžýšů|úťňďóöü',
  sk: 'áíčéýžš|úľťóň|ôďäŕĺ',
  hu: 'áéö|őíóüúű|',
  ro: 'ăîâ|şţșț|',
  hr: 'čšž|ćđ|',
  lt: 'ėųšį|žčūąę|',
  lv: 'āīēšū|ņļķžģč|ŗōõ',
  et: 'äõü|öšž|',
  eo: 'ĝĉŭ|ŝĵĥ|',
  mt: 'ħġż|ċàù|',
  vi: '\u0300\u0301đưạảế|\u0309\u0303\u0323ơôêâă|àáãèéìíòóõùúýốồộớờợứừựấầậắằặệềểễịỉĩọỏụủũ',
  ru: 'оеаинтсрвл|кмдпуябьгзыжчй|хшюцщэфёъ',
  uk: 'оаниівтерс|кдулмпзяьбгйчх|жцюєїшщфґ',
  be: 'анаіеорвцы|сткулдямпьзбугчжйхшэ|юёўфщґ',
  bg: 'аоиентрсв|лкдпмябгзщучйъцх|жшюьфѝ',
  sr: 'аиоенрсту|вкдјмлпзбгљњ|цчшхжћђџф',
  mk: 'аоеинтрсв|дклпумјзгчбшц|хжфѓќљњџѕ',
  el: 'αοτιεσνηρ|υπκμλάίςόέδγωή|θφύχβώξζψϊΐϋΰ',
  he: 'יוהלארתב|שמנםדעק\u05B0\u05B4\u05B6\u05B7\u05B8\u05BC|חגטפכצסזןףךץ\u05B1\u05B2\u05B3\u05B5\u05B9\u05BB\u05BD\u05C1\u05C2־׳״₪',
  ar: 'الينمروتةب|عدهحسفقكجش|صأطخضذزثغىئءإآظؤً،؛؟ـٌٍَُِّْ',
  fa: 'ایرندهمتوبس|شکیزگخعفپقلحج|چصطآضغذثئظژء،؛؟ـ',
  th: 'านรกเ\u0e31\u0e48ง|มยลวดทตส\u0e34\u0e35\u0e49บปคหแจพขไชโถผซ\u0e39\u0e38\u0e37ะอำ|ใศณญธภษฐ\u0e4c\u0e36\u0e47ฟฉฎฏฆฑฒฌฮฤๆฯ๐๑๒๓๔๕๖๗๘๙\u0e4a\u0e4b',
  ko: '이다의는에을가고하지한인로리대기사은도자정시어를과아나서와해전그수일제스으부보원들구유권모든라국여적상성공동있장조|것|',
  ja: 'のにはをたとしてがいなるれでさらもこすあかりまっんくつょきそよだけせうべえ|ーンスルトリアイクシラドカジフテタレロプマコサキツュ・おわみどめちほばやげぎざじずぜぞびぶぼむねぬひふへゆごがぐづでぱぴぷぺぽゃゅぁぃぅぇぉゝ|、。「」々',
  zh: '的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市|权利应享任何|，。、；：“”《》（）',
  'zh-hant':
    '的一是不了人我在有他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先山五太水萬市|權利應享任何|，。、；：「」《》（）',
} as const;

/** What a letter of the language counts, by its tier. */
const tiers = [1, 0.7, 0.3] as const;

const made = new Map<Language, ReadonlyMap<string, number>>();

/** Each letter of the language, small and capital, with what it counts. */
export function letterValues(language: Language): ReadonlyMap<string, number> {
  const known = made.get(language);
  if (known !== undefined) return known;
  const values = new Map<string, number>();
  for (const [tier, letters] of alphabets[language].split('|').entries()) {
    for (const letter of letters) {
      for (const form of [letter, letter.toUpperCase()]) if (!values.has(form)) values.set(form, tiers[tier] ?? 0);
    }
  }
  made.set(language, values);
  return values;
}
