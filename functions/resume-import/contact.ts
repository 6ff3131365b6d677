// The contact block: name, headline, and how to reach the person.
import type { Basics } from '../../services/careers/resumes/schemas.ts'
import { periodsIn } from './dates.ts'
import type { Evidences, Found } from './evidence.ts'
import { sectionNamed } from './headings.ts'
import { plainText, type Row } from './rows.ts'
import { isFirm, isPlace, isTitle } from './words-of-work.ts'

const EMAIL = /[\p{L}\d._%+'-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/u
const URL =
  /(?:https?:\/\/|www\.)[^\s|,;·•()<>]+|(?<![\p{L}\d@.])(?:[a-z\d-]+\.)+(?:com|org|net|io|dev|me|de|fr|es|it|pt|nl|se|no|dk|fi|pl|cz|ch|at|uk|eu|co|ai|app|info|tech|xyz|page|site|in|jp|kr|cn|br|ca|us|au)(?:\/[^\s|,;·•()<>]*)?(?![\p{L}\d@])/giu
const PHONE = /(?<![\d\p{L}/.])(?:\+|00)?\(?\d[\d\s()./-]{6,18}\d(?!\d|\/\d|[\p{L}@])/gu
const LABEL =
  /^(?:name|full name|vor- und nachname|nom|nombre|nome|naam|namn|navn|imię i nazwisko|имя|фио|氏\s*名|姓名|이름|성명|الاسم|שם)\s*[::：]?$/iu
const FIELD_LABEL =
  /^(?:address|anschrift|adresse|dirección|indirizzo|morada|endereço|adres|location|city|wohnort|ort|lieu|現住所|住所|地址|주소|العنوان|כתובת)\s*[:：]?$/iu
const OTHER_LABEL =
  /^(?:e-?mail|mail|phone|tel(?:efon|éphone|éfono|\.)?|mobile?|handy|fax|date of birth|geboren|geburtsdatum|born|né(?:e)?|nationality|nationalität|website|web|linkedin|github|ふりがな|フリガナ|生年月日|電話|携帯電話番号)\b/iu
const NOT_A_NAME =
  /curriculum|vitae|^cv$|lebenslauf|r[ée]sum[ée]\b|bewerbung|履歴書$|職務経歴書|简历|이력서|السيرة|קורות|currículo|životopis|życiorys|резюме|updated|page|photo|写真/iu

const NETWORKS: [RegExp, string][] = [
  [/linkedin\.com/i, 'LinkedIn'],
  [/github\.com/i, 'GitHub'],
  [/gitlab\.com/i, 'GitLab'],
  [/(?:twitter|x)\.com/i, 'X'],
  [/xing\.com/i, 'XING'],
  [/stackoverflow\.com/i, 'Stack Overflow'],
  [/leetcode\.com/i, 'LeetCode'],
  [/kaggle\.com/i, 'Kaggle'],
  [/behance\.net/i, 'Behance'],
  [/dribbble\.com/i, 'Dribbble'],
  [/medium\.com/i, 'Medium'],
  [/orcid\.org/i, 'ORCID'],
  [/scholar\.google/i, 'Google Scholar'],
  [/mastodon/i, 'Mastodon'],
]

/** `head` are the rows outside of all other parts; `all` are searched when the address is elsewhere, as in a footer. */
export function readContact(head: Row[], all: Row[], evidences: Evidences): Basics {
  const { field, newId } = evidences
  const search = (pattern: RegExp): Found | null => {
    for (const rows of [head, all])
      for (const row of rows) {
        const match = plainText(row).match(new RegExp(pattern.source, pattern.flags.replace('g', '')))
        if (match) return { text: match[0].replace(/[.,;]+$/, ''), row }
      }
    return null
  }
  const name = nameOf(head, all)
  const urls = [...head, ...(head.some((row) => EMAIL.test(plainText(row))) ? [] : all)].flatMap(
    (row, index, rows) =>
      [
        ...wholeAddress(row, rows[index + 1])
          .replace(new RegExp(EMAIL, 'gu'), ' ')
          .matchAll(URL),
      ].map(([text]) => ({ text: text.replace(/[.,;]+$/, ''), row })),
  )
  const known = urls.filter(({ text }) => NETWORKS.some(([pattern]) => pattern.test(text)))
  const profiles = known
    .filter(({ text }, index) => known.findIndex((other) => other.text === text) === index)
    .slice(0, 20)
    .map(({ text, row }) => {
      const id = newId()
      const network = NETWORKS.find(([pattern]) => pattern.test(text))?.[1] ?? ''
      evidences.note(`${id}.url`, row, 0.95)
      const username =
        text
          .replace(/[?#].*$/, '')
          .split('/')
          .filter(Boolean)
          .at(-1) ?? ''
      return {
        id,
        network,
        username: /\./.test(username) && !text.includes('/') ? '' : username.slice(0, 300),
        url: text.slice(0, 300),
      }
    })
  return {
    name: field('basics.name', name && { ...name, text: properCase(name.text) }, name?.confidence ?? 0),
    label: field('basics.label', labelOf(head, name), 0.75),
    email: field('basics.email', search(EMAIL), 0.98),
    phone: field('basics.phone', phoneOf(head) ?? null, 0.9),
    url: field('basics.url', urls.find(({ text }) => !known.some((each) => each.text === text)) ?? null, 0.8),
    location: field('basics.location', locationOf(head, name), 0.75),
    summary: '',
    profiles,
  }
}

/** LinkedIn divides the address of a profile at the edge of its column, and writes "(LinkedIn)" after it. */
function wholeAddress(row: Row, next: Row | undefined): string {
  const text = plainText(row)
  const rest = next && next.flow === row.flow && /^([\w%-]+)\s*\(LinkedIn\)$/i.exec(plainText(next))
  return rest && /linkedin\.com\/\S*$/i.test(text) ? text + rest[1] : text
}

function phoneOf(head: Row[]): Found | null {
  for (const row of head)
    for (const cell of row.cells) {
      if (FIELD_LABEL.test(row.cells[0]?.text ?? '') || /fax|〒/i.test(cell.text)) continue
      for (const [text] of cell.text.matchAll(PHONE)) {
        const digits = text.replace(/\D/g, '').length
        const isDate = periodsIn(text).some(({ to, from }) => to - from > 6) && !/^\+/.test(text)
        if (digits >= 8 && digits <= 15 && !isDate) return { text: text.trim(), row }
      }
    }
  // A number may be spread over cells.
  for (const row of head) {
    const match = plainText(row).match(/\+?\d{1,3} \(\d{3}\) \d{3}[- ]\d{4}|\(\d{3}\) \d{3}-\d{4}/)
    if (match) return { text: match[0], row }
  }
  return null
}

/** The texts of cells up to the first great distance: a form has other things beside the name. */
function besideEachOther(cells: Row['cells']): string {
  const end = cells.findIndex((cell, index) => index > 0 && cell.x0 - (cells[index - 1]?.x1 ?? 0) > 45)
  return (end < 0 ? cells : cells.slice(0, end)).map(({ text }) => text).join(' ')
}

type NameFound = Found & { confidence: number }

function nameOf(head: Row[], all: Row[]): NameFound | null {
  for (const row of head) {
    const [label, value] = row.cells
    if (label && value && LABEL.test(label.text.replace(/\s+/g, ' ')))
      return { text: value.text, row, confidence: 0.97 }
    const spread = row.cells.findIndex((_, index) =>
      LABEL.test(
        row.cells
          .slice(0, index + 1)
          .map(({ text }) => text)
          .join(''),
      ),
    )
    if (spread >= 0 && row.cells[spread + 1])
      return { text: besideEachOther(row.cells.slice(spread + 1)), row, confidence: 0.95 }
    const inline = /^(?:name|nom|nombre|nome|naam|氏名|姓名|이름|الاسم|שם)\s*[:：]\s*(.+)$/iu.exec(
      plainText(row),
    )
    if (inline?.[1]) return { text: inline[1], row, confidence: 0.95 }
  }
  const first = all[0]?.page ?? null
  const candidates = [...head, ...all.filter((row) => row.size > 0)].flatMap((row) => {
    if (row.isBullet || row.page !== first) return []
    const parts = plainText(row).split(/\s*[|·•]\s*|\s+[—–-]\s+|\t/)
    const whole = looksLikeName(plainText(row)) ? plainText(row) : parts.find(looksLikeName)
    return whole ? [{ text: whole, row }] : []
  })
  if (candidates.length === 0) return null
  const largest = Math.max(...candidates.map(({ row }) => row.size))
  const body = medianSize(all)
  const best = candidates.find(({ row }) => row.size === largest)
  const isHead = best && (head.includes(best.row) || largest > body * 1.3)
  if (!best || !isHead) return null
  // A document without places says its name at its very beginning.
  if (largest === 0 && head.indexOf(best.row) > 4) return null
  return { ...best, confidence: largest > body * 1.3 ? 0.92 : 0.75 }
}

const medianSize = (rows: Row[]) =>
  rows.map(({ size }) => size).toSorted((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 0

const PARTICLE = /^(?:von|van|der|den|de|del|della|di|da|dos|du|le|la|el|al|bin|ibn|zu|zum|af|y|e)$/i

function looksLikeName(text: string): boolean {
  const plain = text
    .replace(/^(?:(?:prof|dr|mr|mrs|ms|mx|ing|dipl|mag)\.?(?:-ing\.?)?\s+)+/iu, '')
    .replace(/,\s*(?:ph\.?d|m\.?d|mba|m\.?sc|b\.?sc|cpa|pmp|esq|jr|sr)\.?.*$/iu, '')
    .trim()
  if (plain.length < 3 || plain.length > 60 || /[\d@:/\\|_+=<>#%&;!?]/.test(plain) || NOT_A_NAME.test(plain))
    return false
  if (sectionNamed(plain) !== null || isPlace(plain)) return false
  if (/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\s・]+$/u.test(plain))
    return plain.replace(/\s/g, '').length <= 8
  const words = plain.split(/\s+/)
  if (words.length < 2 || words.length > 5) return false
  if (/[\p{sc=Arabic}\p{sc=Hebrew}]/u.test(plain)) return !isTitle(plain)
  if (!words.every((word) => PARTICLE.test(word) || /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word))) return false
  return !isTitle(plain) && !(isFirm(plain) && words.length > 2)
}

function properCase(name: string): string {
  const text = name.replace(/\s+/g, ' ').trim()
  if (text !== text.toUpperCase() || text === text.toLowerCase()) return text
  return text
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

function labelOf(head: Row[], name: Found | null): Found | null {
  const at = name?.row ? head.indexOf(name.row) : -1
  if (at < 0) return null
  for (const row of head.slice(at + 1, at + 3)) {
    const text = plainText(row).trim()
    if (text.length > 100 || EMAIL.test(text) || /\d{3}/.test(text) || row.isBullet) continue
    if (isTitle(text) && !OTHER_LABEL.test(text) && !looksLikeName(text) && periodsIn(text).length === 0)
      return { text: text === text.toUpperCase() ? properCase(text) : text, row }
  }
  return null
}

function locationOf(head: Row[], name: Found | null): Found | null {
  for (const row of head) {
    const [label, ...values] = row.cells
    if (label && values.length > 0 && FIELD_LABEL.test(label.text))
      return { text: values.map(({ text }) => text).join(' '), row }
    const inline =
      /^(?:address|anschrift|adresse|dirección|indirizzo|location|wohnort)\s*[:\s]\s*(.+)$/iu.exec(
        plainText(row),
      )
    if (inline?.[1] && !EMAIL.test(inline[1])) return { text: inline[1], row }
  }
  for (const row of head) {
    if (row === name?.row && row.size > 0) continue
    const text = plainText(row).replace(new RegExp(EMAIL, 'gu'), '|').replace(PHONE, '|').replace(URL, '|')
    for (const part of [
      ...row.cells.flatMap((cell) => cell.text.split(/\s*[|·•]\s*|\s+[—–]\s+/)),
      ...text.split(/\s*[|·•]\s*|\s+[—–-]\s+|\s+,\s+/),
    ]) {
      const own = part.replace(/^[\s,—–-]+|[\s,—–-]+$/g, '')
      if (own.length < 80 && isPlace(own)) return { text: own, row }
      if (own.length < 100 && /^\d+\s+\p{L}.*,\s*\p{Lu}/u.test(own) && periodsIn(own).length === 0)
        return { text: own, row }
      if (own.length < 100 && /,\s*(?:[A-Z]-)?\d{4,5}\s+\p{Lu}/u.test(own)) return { text: own, row }
    }
  }
  return null
}
