// Names in a sentence: runs of words in capitals, and what is set in bold or in quotation marks.
import { weekdaysIn } from '../words/weekdays.ts'

const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}'’-]*`
const RUN = new RegExp(
  String.raw`${CAPITALISED}(?:\s+(?:(?:of|de|di|du|la|le|&|and|in|with|van|von|y|e|et)\s+)?${CAPITALISED})*`,
  'gu',
)
/** What stands right after these begins a sentence, or something like one. */
const BEGINNING = /(?:^|[.!?…:;•|>"“„(*_-])\s*$/u
const MARKED = /\*\*([^*\n]{2,120})\*\*|["“„«]([^"”“»\n]{2,120})["”“»]/gu

const COMMON = new Set(
  'I VAT EU OK FAQ FAQs PDF ID January February March April May June July August September October November December English German Dutch French Spanish Italian'.split(
    ' ',
  ),
)

/** Names of more than one word, and single ones that cannot have got their capital by beginning a sentence. */
export function namesIn(sentence: string, { hasCapitalNouns }: { hasCapitalNouns: boolean }): string[] {
  const marked = [...sentence.matchAll(MARKED)]
    .map(([, bold, quoted]) => (bold ?? quoted ?? '').replace(/[:.,!?]+$/, '').trim())
    .filter((name) => /^\p{Lu}/u.test(name) && name.includes(' '))
  if (hasCapitalNouns) return marked
  const runs = [...sentence.matchAll(RUN)].flatMap((found) => {
    const [name] = found
    const isFirst = BEGINNING.test(sentence.slice(Math.max(0, found.index - 4), found.index))
    const words = name.split(/\s+/)
    return isFirst && words.length === 1 ? [] : [name]
  })
  return [...marked, ...runs].filter((name) => !COMMON.has(name) && weekdaysIn(name).size === 0)
}
