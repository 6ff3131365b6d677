// Parts that are lists of short texts: skills, languages, interests, certificates.
import type { Credential, Interest, Language, SkillGroup } from '../../services/careers/resumes/schemas.ts'
import { joinLines } from './clean-text.ts'
import { periodsIn } from './dates.ts'
import type { Evidences, Found } from './evidence.ts'
import { CELLS, readHead } from './heads.ts'
import { isContinuation, isDated } from './row-signs.ts'
import { plainText, type Row, textOf } from './rows.ts'

/** Separators outside of parentheses. */
const SEPARATOR = /\t|\s*[,;|•·∙、，；]\s*(?![^(（]*[)）])|\s+\/\s+/u
const GROUP = /^([^:：,;(]{2,40})[:：]\s*(.*)$/u
const FLUENCY =
  /(?:native|mother tongue|bilingual|fluent|proficient|advanced|intermediate|basic|beginner|conversational|professional|limited|working|elementary|[abc][12]\b|muttersprache|muttersprachlich|fließend|verhandlungssicher|gut|sehr gut|grundkenntnisse|langue maternelle|courant|bilingue|intermédiaire|notions|nativ[oa]|fluido|avanzado|intermedio|básico|madrelingua|fluente|buono|ottimo|scolastico|avançado|moedertaal|vloeiend|modersmål|flytande|ojczysty|biegły|родной|свободно|母語|母语|ネイティブ|원어민|لغة أم|שפת אם)/iu
const LANGUAGES =
  /^(?:english|german|french|spanish|italian|portuguese|dutch|swedish|norwegian|danish|finnish|polish|czech|russian|ukrainian|turkish|greek|arabic|hebrew|hindi|urdu|bengali|chinese|mandarin|cantonese|japanese|korean|vietnamese|thai|indonesian|romanian|hungarian|bulgarian|croatian|serbian|persian|farsi|catalan|latin|englisch|deutsch|französisch|spanisch|italienisch|portugiesisch|niederländisch|schwedisch|polnisch|tschechisch|russisch|ukrainisch|türkisch|griechisch|arabisch|chinesisch|japanisch|koreanisch|latein|anglais|allemand|français|espagnol|italien|portugais|néerlandais|russe|arabe|chinois|japonais|inglés|alemán|francés|español|castellano|italiano|portugués|catalán|inglese|tedesco|francese|spagnolo|inglês|alemão|francês|espanhol|português|engels|duits|frans|spaans|nederlands|engelska|tyska|svenska|franska|spanska|angielski|niemiecki|polski|francuski|английский|немецкий|русский|英語|日本語|中国語|韓国語|英语|中文|영어|한국어|العربية|الإنجليزية|עברית|אנגלית)(?![\p{L}])/iu

/** Bullets and paragraphs, whole. */
export function itemsOf(rows: Row[]): Found[] {
  const items: Row[][] = []
  for (const [index, row] of rows.entries()) {
    const last = items.at(-1)
    const before = rows[index - 1]
    const goesOn =
      isContinuation(rows, index) ||
      (/^[\p{Ll}(]/u.test(plainText(row)) && isBroken(row, before)) ||
      /[,;]$/.test(before ? plainText(before) : '')
    if (last && goesOn && !row.isBullet) last.push(row)
    else items.push([row])
  }
  return items.map((each) => ({ text: joinTabs(each), row: each[0] ?? null }))
}

/** A short line is whole: a list of words stands one below the other. */
const isBroken = (row: Row, before: Row | undefined) =>
  before?.style === row.style && row.size > 0 && (before.cells.length > 1 || plainText(before).length > 25)

const joinTabs = (rows: Row[]) =>
  rows.some(({ cells }) => cells.length > 1) ? rows.map(textOf).join('\t') : joinLines(rows.map(textOf))

export function readSkills(
  rows: Row[],
  evidences: Evidences,
): { skills: SkillGroup[]; languages: Language[] } {
  const groups: { name: Found | null; words: Found[] }[] = []
  const languages: Language[] = []
  for (const item of itemsOf(rows)) {
    // "München, 1. Oktober 2026" is where and when it was signed.
    if (periodsIn(item.text).some(({ hasDay }) => hasDay)) continue
    const [, name, rest = ''] = GROUP.exec(item.text.replace(/^([^\t:]{2,30}:)\t/, '$1 ')) ?? []
    if (
      name &&
      (LANGUAGES.test(rest) || FLUENCY.test(rest)) &&
      /^(?:languages?|sprachen?|langues?|idiomas?|lingue|talen|språk|語学)$/iu.test(name.trim())
    ) {
      languages.push(...readLanguages([{ text: rest, row: item.row }], evidences))
      continue
    }
    if (name !== undefined) groups.push({ name: { text: name, row: item.row }, words: [] })
    else if (groups.length === 0) groups.push({ name: null, words: [] })
    for (const word of (name === undefined ? item.text : rest).split(SEPARATOR).map(clean)) {
      if (word === '') continue
      if (LANGUAGES.test(word) && FLUENCY.test(word))
        languages.push(...readLanguages([{ text: word, row: item.row }], evidences))
      else groups.at(-1)?.words.push({ text: word, row: item.row })
    }
  }
  const skills = groups
    .filter(({ words, name }) => words.length > 0 || name)
    .slice(0, 200)
    .map(({ name, words }) => {
      const id = evidences.newId()
      return {
        id,
        name: evidences.field(`${id}.name`, name, 0.85),
        level: '',
        keywords: evidences.lines(words, 0.85),
      }
    })
  return { skills, languages }
}

const clean = (text: string) => text.replace(/^[\s.–—-]+(?=\s)|[\s.]+$/gu, '').trim()

export function readLanguages(items: Found[], evidences: Evidences): Language[] {
  return items.flatMap(({ text, row }) => {
    const parts = text
      .replace(/\t/g, ' ')
      .split(/\s*[,;|•]\s*(?![^(]*\))/)
      .filter((part) => /\p{L}/u.test(part))
    return parts.map((part) => {
      const id = evidences.newId()
      const [, name = part, level = ''] =
        /^(.+?)\s*(?:[(:：–—-]+|\s(?=[ABC][12]\b))\s*(.+?)[)]?$/u.exec(part) ?? byFluency(part)
      return {
        id,
        language: evidences.field(`${id}.language`, { text: name.trim(), row }, 0.85),
        fluency: evidences.field(`${id}.fluency`, { text: level.trim(), row }, 0.85),
      }
    })
  })
}

/** "English Native", "Fluent in Spanish" */
function byFluency(text: string): [string, string, string] | [] {
  const spoken = /^(.*?)\s+(?:in|en|auf)\s+(\p{Lu}\p{L}+)$/u.exec(text)
  if (spoken?.[1] && spoken[2] && FLUENCY.test(spoken[1])) return [text, spoken[2], spoken[1]]
  const [, name, level] = /^(\S+)\s+(.+)$/u.exec(text) ?? []
  return name && level && FLUENCY.test(level) ? [text, name, level] : []
}

export function readInterests(rows: Row[], evidences: Evidences): Interest[] {
  return itemsOf(rows)
    .flatMap(({ text, row }) =>
      (text.length > 120 ? [text] : text.split(SEPARATOR)).map((word) => ({ text: clean(word), row })),
    )
    .filter(({ text }) => text !== '')
    .slice(0, 200)
    .map((found) => {
      const id = evidences.newId()
      return { id, name: evidences.field(`${id}.name`, found, 0.8), keywords: [] }
    })
}

/** Certificates, awards, publications. An undated row after a dated one tells more about it. */
export function readCredentials(rows: Row[], evidences: Evidences): Credential[] {
  const groups: Row[][] = []
  const areDated = rows.some((row) => isDated(row))
  for (const [index, row] of rows.entries()) {
    const last = groups.at(-1)
    const isBelow = !row.isBullet && row.size > 0 && !row.isApart && row.style !== last?.[0]?.style
    const goesOn =
      isContinuation(rows, index) ||
      (!areDated && isBelow) ||
      (areDated && last?.some(isDated) && !isDated(row) && !row.isBullet && !row.isApart && row.size > 0)
    if (last && goesOn) last.push(row)
    else groups.push([row])
  }
  return groups.slice(0, 200).flatMap((group) => {
    const [row] = group
    const head = readHead(group.slice(0, 2), CELLS)
    const text = head.parts[0] ?? null
    if (!row || !text) return []
    const id = evidences.newId()
    const { period } = head
    // A sentence below a title tells about it, and names nobody.
    const issuer = areDated || head.parts[1]?.row === row ? (head.parts[1] ?? null) : null
    const date = period?.end ?? period?.start ?? null
    if (date) evidences.note(`${id}.date`, head.periodRow, 0.85)
    return [
      {
        id,
        title: evidences.field(`${id}.title`, text, 0.75),
        issuer: evidences.field(`${id}.issuer`, issuer, 0.6),
        date,
        url: '',
        summary: evidences.field(
          `${id}.summary`,
          {
            text: joinLines([
              ...head.parts.slice(issuer ? 2 : 1).map((part) => part.text),
              ...group.slice(2).map(textOf),
            ]),
            row,
          },
          0.6,
          5000,
        ),
      },
    ]
  })
}
