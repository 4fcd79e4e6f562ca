/**
 * Words whose full stop does not end a sentence, in lower case and without it. English first, with
 * the commonest of German, French and Spanish, because sources come in these languages too.
 */
export const abbreviations: ReadonlySet<string> = new Set(
  [
    'mr mrs ms mx dr prof gen col lt sgt capt cmdr cpl maj adm brig rev hon sen rep gov pres amb sec st sr jr messrs',
    'vs viz cf ca approx est dept univ assn bros gov’t govt intl natl',
    'jan feb mar apr jun jul aug sep sept oct nov dec',
    'inc ltd co corp plc',
    'hr fr nr bzw usw bspw vgl abs geb sog ggf evtl',
    'mme mlle mm cie',
    'sra srta dra ud uds ee uu',
  ]
    .join(' ')
    .split(' '),
);

/** Abbreviations only in front of a number ("No. 5", "Art. 7"); elsewhere they are words that may end a sentence. */
export const abbreviationsBeforeNumber: ReadonlySet<string> = new Set(
  'no nos nr art arts fig figs para paras p pp vol ch sec res op núm'.split(' '),
);

/**
 * English words that open a sentence far more often than they follow an abbreviation inside one:
 * "in the U.S. The minister" is two sentences, "the U.S. Government" is one.
 */
export const sentenceOpeners: ReadonlySet<string> = new Set(
  'the a an this that these those it its he she they we i but and however in on at as if when while after before there his her their our for'.split(
    ' ',
  ),
);
