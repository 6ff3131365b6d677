// The engine without a model: sorts the lines of a text into a résumé by rules. It copies; it writes nothing.
import {
  type Education,
  emptyContent,
  type ResumeContent,
  type ResumeDate,
  type Work,
} from '../../careers/resumes/schemas.ts'

type Heading = 'summary' | 'work' | 'education' | 'projects' | 'skills' | 'languages' | 'certificates'

const HEADINGS: Record<Heading, RegExp> = {
  summary: /^(summary|profile|about( me)?|objective)$/i,
  work: /^((work |professional )?(experience|history)|employment( history)?|work|career)$/i,
  education: /^(education|studies|academic background)$/i,
  projects: /^(personal |selected )?projects$/i,
  skills: /^((technical |key )?skills|technologies|tools)$/i,
  languages: /^(spoken )?languages$/i,
  certificates: /^(certificates|certifications|licen[cs]es)$/i,
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/
const PHONE = /(?:^|[\s:|·])(\+?\(?\d[\d\s()./-]{6,18}\d)(?=$|[\s,;|·])/
const URL = /\bhttps?:\/\/[^\s,;]+/
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const DATE = `(?:${MONTH}\\s+\\d{4}|\\d{1,2}/\\d{4}|\\d{4}-\\d{2}|\\d{4})`
const PERIOD = new RegExp(
  `\\(?\\b(${DATE})\\s*(?:-|–|—|to|until)\\s*(${DATE}|present|now|today|current)\\b\\)?`,
  'i',
)
/** A longer line is a sentence, never a heading, a contact or a position. */
const LONGEST_FACT = 300
/** As many as the schema allows. */
const MOST_ENTRIES = 200
const MOST_LINES = 100
const BULLET = /^\s*[-*•–]\s+/

/** Returns null when nothing in the text belongs in a résumé. */
export function resumeFromText(text: string, newId: () => string): ResumeContent | null {
  const content = emptyContent()
  let section: Heading | 'top' = 'top'
  const top: string[] = []
  for (const line of text.split(/\r?\n/).map((each) => each.replace(/\s+/g, ' ').trim())) {
    if (line === '') continue
    const heading = line.length <= LONGEST_FACT ? headingOf(line) : null
    if (heading) section = heading.name
    const rest = heading ? heading.rest : line
    if (rest === '') continue
    if (section === 'top') top.push(rest)
    else put(content, section, rest, newId)
  }
  readTop(content, top, newId)
  const { basics, ...sections } = content
  const isEmpty = Object.values(sections).every((entries) => entries.length === 0)
  return isEmpty && basics.email === '' && basics.phone === '' ? null : bounded(content)
}

/** A text of 50,000 characters may have more lines than a résumé. */
function bounded(content: ResumeContent): ResumeContent {
  for (const entries of [content.work, content.projects])
    for (const entry of entries) entry.highlights.splice(MOST_LINES)
  const { basics: _, ...sections } = content
  for (const entries of Object.values(sections)) entries.splice(MOST_ENTRIES)
  return content
}

/** "Skills: Go, SQL" is a heading with its content in one line. */
function headingOf(line: string): { name: Heading; rest: string } | null {
  const [before = '', ...after] = line.replace(/^#+\s*/, '').split(':')
  const name = (Object.keys(HEADINGS) as Heading[]).find((each) => HEADINGS[each].test(before.trim()))
  return name ? { name, rest: after.join(':').trim() } : null
}

function put(content: ResumeContent, section: Heading, line: string, newId: () => string): void {
  const words = line.replace(BULLET, '')
  const line_ = { id: newId(), text: words.slice(0, 2000) }
  switch (section) {
    case 'summary':
      content.basics.summary = joined(content.basics.summary, words)
      return
    case 'work': {
      const entry = workOf(words, newId)
      const current = content.work.at(-1)
      if (entry && !BULLET.test(line)) content.work.push(entry)
      else if (current) current.highlights.push(line_)
      else content.basics.summary = joined(content.basics.summary, words)
      return
    }
    case 'education':
      content.education.push(educationOf(words, newId))
      return
    case 'projects': {
      const current = content.projects.at(-1)
      if (BULLET.test(line) && current) current.highlights.push(line_)
      else content.projects.push({ ...emptyProject(newId()), name: words.slice(0, 300) })
      return
    }
    case 'skills': {
      const [name, keywords] = words.includes(':') ? splitOnce(words, ':') : ['', words]
      const lines = keywords
        .split(/[,;|]/)
        .map((each) => each.trim())
        .filter((each) => each !== '')
      content.skills.push({
        id: newId(),
        name: name.trim().slice(0, 300),
        level: '',
        keywords: lines.slice(0, 100).map((each) => ({ id: newId(), text: each.slice(0, 300) })),
      })
      return
    }
    case 'languages':
      for (const each of words.split(/[,;|]/)) {
        const [, language = '', fluency = ''] =
          /^\s*([^(]+?)\s*(?:\(([^)]*)\))?\s*$/.exec(each.slice(0, LONGEST_FACT)) ?? []
        if (language)
          content.languages.push({
            id: newId(),
            language: language.slice(0, 300),
            fluency: fluency.slice(0, 300),
          })
      }
      return
    case 'certificates':
      content.certificates.push({
        id: newId(),
        title: words.slice(0, 300),
        issuer: '',
        date: null,
        url: '',
        summary: '',
      })
  }
}

/** "Engineer at Acme, 2019 – 2021", "Engineer, Acme (2019 - present)"; null without a period or an "at". */
function workOf(line: string, newId: () => string): Work | null {
  if (line.length > LONGEST_FACT) return null
  const period = PERIOD.exec(line)
  const words = (period ? line.replace(period[0], '') : line).replace(/[\s,;|(–—-]+$/, '').trim()
  const pair = / at /i.test(words) ? splitAt(words, / at /i) : splitAt(words, /\s*[,|–—]\s+/)
  if (!period && !(/ at /i.test(words) && words.length < 120 && !/[.!?]$/.test(words))) return null
  return {
    id: newId(),
    position: pair[0].trim().slice(0, 300),
    employer: pair[1].trim().slice(0, 300),
    url: '',
    location: '',
    ...periodOf(period),
    summary: '',
    highlights: [],
  }
}

function educationOf(line: string, newId: () => string): Education {
  const period = PERIOD.exec(line.slice(0, LONGEST_FACT))
  const words = (period ? line.replace(period[0], '') : line)
    .slice(0, 600)
    .replace(/[\s,;|(–—-]+$/, '')
    .trim()
  const [studyType, institution] = / at /i.test(words)
    ? splitAt(words, / at /i)
    : splitAt(words, /\s*[,|–—]\s+/)
  const isPair = institution !== ''
  return {
    id: newId(),
    institution: (isPair ? institution : studyType).slice(0, 300),
    area: '',
    studyType: (isPair ? studyType : '').slice(0, 300),
    location: '',
    ...periodOf(period),
    score: '',
    courses: [],
  }
}

function periodOf(period: RegExpExecArray | null) {
  const [, start, end] = period ?? []
  const isCurrent = end !== undefined && /^[a-z]+$/i.test(end)
  return { start: dateOf(start), end: isCurrent ? null : dateOf(end), isCurrent }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function dateOf(text: string | undefined): ResumeDate | null {
  if (text === undefined) return null
  const year = /\d{4}/.exec(text)?.[0]
  const written = MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1
  const month = written || Number(/^(\d{1,2})\//.exec(text)?.[1] ?? /^\d{4}-(\d{2})$/.exec(text)?.[1] ?? 0)
  if (year === undefined || month > 12) return { text, iso: null }
  return { text, iso: month > 0 ? `${year}-${String(month).padStart(2, '0')}` : year }
}

/** The name is the first line, if it looks like one; what is not understood goes to the summary. */
function readTop(content: ResumeContent, lines: string[], newId: () => string): void {
  const { basics } = content
  for (const [at, line] of lines.entries()) {
    if (line.length > LONGEST_FACT) {
      basics.summary = joined(basics.summary, line)
      continue
    }
    const email = EMAIL.exec(line)?.[0]
    const url = URL.exec(line)?.[0]
    const phone = PHONE.exec(line.replace(url ?? '', ''))?.[1]
    if (email || url || phone) {
      basics.email ||= email ?? ''
      basics.url ||= url ?? ''
      basics.phone ||= phone?.trim() ?? ''
      continue
    }
    const name = line.replace(/^#+\s*/, '')
    if (at === 0 && /^\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+){1,4}$/u.test(name)) basics.name = name
    else if (at === 1 && basics.name !== '' && line.length <= 80 && !/[.!?]$/.test(line)) basics.label = line
    else {
      const work = PERIOD.test(line) ? workOf(line, newId) : null
      if (work && work.employer !== '') content.work.push(work)
      else basics.summary = joined(basics.summary, line)
    }
  }
}

const joined = (before: string, line: string) => (before === '' ? line : `${before}\n${line}`).slice(0, 5000)

function splitAt(text: string, mark: RegExp): [string, string] {
  const found = mark.exec(text)
  return found ? [text.slice(0, found.index), text.slice(found.index + found[0].length)] : [text, '']
}
const splitOnce = (text: string, mark: string): [string, string] => [
  text.slice(0, text.indexOf(mark)),
  text.slice(text.indexOf(mark) + mark.length),
]

const emptyProject = (id: string) => ({
  id,
  name: '',
  role: '',
  url: '',
  start: null,
  end: null,
  isCurrent: false,
  summary: '',
  highlights: [],
  keywords: [],
})
