// Names of months as they begin, by language; the shortest form that is written is enough.
const NAMES: string[][] = [
  ['jan', 'jän', 'janv', 'ene', 'gen', 'sty', 'янв', 'led', 'oca', 'tammi', 'yanvar', 'ιαν', 'січ'],
  ['feb', 'fev', 'fév', 'févr', 'lut', 'фев', 'úno', 'şub', 'helmi', 'φεβ', 'лют'],
  ['mar', 'mär', 'mrz', 'mars', 'maa', 'maart', 'mrt', 'мар', 'bře', 'maalis', 'μαρ', 'бер'],
  ['apr', 'avr', 'abr', 'kwi', 'апр', 'dub', 'nis', 'huhti', 'απρ', 'кві'],
  ['may', 'mai', 'maj', 'mag', 'mei', 'mayo', 'maio', 'май', 'мая', 'kvě', 'touko', 'μάι', 'тра'],
  ['jun', 'juin', 'giu', 'cze', 'июн', 'čer', 'haz', 'kesä', 'ιούν', 'чер'],
  ['jul', 'juil', 'lug', 'lip', 'июл', 'čvc', 'tem', 'heinä', 'ιούλ', 'лип'],
  ['aug', 'août', 'aoû', 'aout', 'ago', 'sie', 'авг', 'srp', 'ağu', 'elo', 'αυγ', 'сер'],
  ['sep', 'set', 'wrz', 'сен', 'zář', 'eyl', 'syys', 'σεπ', 'вер'],
  ['oct', 'okt', 'ott', 'out', 'paź', 'окт', 'říj', 'eki', 'loka', 'οκτ', 'жов'],
  ['nov', 'lis', 'ноя', 'kas', 'marras', 'νοέ', 'νοε', 'лист'],
  ['dec', 'dez', 'déc', 'dic', 'gru', 'дек', 'pro', 'ara', 'joulu', 'δεκ', 'гру'],
]
const LONGER = /^(?:\p{L}{0,7})$/u
/** Words that begin like a month. */
const OTHERS =
  /^(?:market|marketing|maria|mario|mark|martin|marine|mario|mayor|maya|decid|design|declar|octa|novel|novart|novo|program|prof|projec|produ|proj|arabic|outs|outd|sett|setup|sept?er|marvel|mars?hall|march?ant|genera|gener|general|magis|magni|magn|list|listen|lista|sert|senior|juni?or|augm|august[ai]n|elon|kasper|temp|tempo|team|jane|janet|julia|julie|june?au|temporary)/i

const BY_NAME = NAMES.flatMap((names, index) => names.map((name) => ({ name, month: index + 1 }))).toSorted(
  (a, b) => b.name.length - a.name.length,
)

/** 1 to 12; null for a word that is no month. */
export function monthNamed(word: string): number | null {
  const lower = word.toLowerCase().replace(/\.$/, '')
  if (OTHERS.test(lower)) return null
  // The Czech June is the beginning of July.
  if (/^červen(ec|ce)/.test(lower)) return 7
  const found = BY_NAME.find(({ name }) => lower.startsWith(name) && LONGER.test(lower.slice(name.length)))
  return found?.month ?? null
}
