// The language of a document, by its script and its commonest words.

const COMMON: Record<string, string> = {
  en: 'the and of to in for with on at as by from experience work',
  de: 'und der die das von mit für im bei zur zum als auf ausbildung',
  fr: 'et de la le les des du en pour avec sur dans depuis une expérience expériences formation langues compétences professionnelle professionnelles',
  es: 'y de la el los las en para con por del una desde experiencia',
  it: 'e di il la per con del della nel dal alla una gli esperienza',
  pt: 'e de da do para com em uma dos das no na experiência',
  nl: 'en van het de een voor met bij op in als ervaring werkervaring',
  sv: 'och av för med på i till som en ett erfarenhet från',
  da: 'og af for med på til som en et erfaring fra ved',
  pl: 'i w z na do oraz od dla doświadczenie przez się',
  cs: 'a v na se pro od do vzdělání zkušenosti práce jsem',
  fi: 'ja on sekä työkokemus koulutus kielitaito olen',
  tr: 've bir ile için olarak deneyim eğitim',
}

const SCRIPTS: [string, RegExp][] = [
  ['ja', /[\p{sc=Hira}\p{sc=Kana}]/gu],
  ['ko', /\p{sc=Hang}/gu],
  ['zh', /\p{sc=Han}/gu],
  ['ar', /\p{sc=Arabic}/gu],
  ['he', /\p{sc=Hebrew}/gu],
  ['el', /\p{sc=Grek}/gu],
]

/** BCP 47; null when the text does not tell. */
export function languageOf(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < 20) return null
  for (const [language, script] of SCRIPTS)
    if ((text.match(script)?.length ?? 0) > letters * 0.15) return language
  if ((text.match(/\p{sc=Cyrl}/gu)?.length ?? 0) > letters * 0.3) return /[іїєґ]/i.test(text) ? 'uk' : 'ru'
  const words =
    text
      .replace(/\S*[@/]\S*|\S+\.\p{L}{2,4}(?![\p{L}])/gu, ' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const scores = Object.entries(COMMON).map(([language, common]) => {
    const set = new Set(common.split(' '))
    return { language, score: words.filter((word) => set.has(word)).length }
  })
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score >= 3 ? best.language : null
}
