// What follows from the text of a posting: demands, skills, level, language, and facts that only the text names.
import { contactIn } from './contact.ts'
import { employmentTypesOf, remoteKindOf, seniorityOf } from './employment.ts'
import { type Facts, lineFact, noteFacts } from './labelled-facts.ts'
import { languageOf } from './language.ts'
import { placeInText } from './places.ts'
import { squeeze } from './plain-words.ts'
import { type Reading, takeNotes } from './reading.ts'
import { demandsOf } from './requirements.ts'
import { salaryInText } from './salary.ts'

export interface Completion {
  /** Skills of the taxonomy that a text names. */
  findSkills?: (text: string) => { id: string }[]
  now: Date
}

export function completeReading(reading: Reading, { findSkills = () => [], now }: Completion): Reading {
  const notes = takeNotes(reading.rung, 'text', reading)
  const { note } = notes
  const fields = notes.reading.fields
  const title = fields.title ?? ''
  const text = fields.descriptionText ?? ''
  const country = fields.places?.[0]?.country ?? fields.remoteCountries?.[0] ?? null
  const skillsOf = (line: string) => [...new Set(findSkills(line).map(({ id }) => id))]

  note('salary', salaryInText(title, { country }), { confidence: 0.7, raw: title })
  const facts = factsInText(text)
  noteFacts(notes, facts, {
    source: 'text',
    confidence: 0.6,
    now,
    country,
    except: ['title', 'company', 'identifier', 'department', 'contact', 'posted'],
  })
  note('salary', salaryOfText(text, country), { confidence: 0.5 })
  note('remote', remoteInTitle(title), { confidence: 0.7, raw: title })
  note('employmentTypes', employmentTypesOf(title), { confidence: 0.6, raw: title })
  note('seniority', seniorityOf(title), { confidence: 0.75, raw: title })
  note('contact', contactIn(text), { confidence: 0.5 })
  note('language', languageOf(text), { confidence: text.length > 300 ? 0.9 : 0.6 })
  note('remoteCountries', remoteCountriesOf(notes.reading), { confidence: 0.7 })

  note('requirements', demandsOf(fields.descriptionHtml ?? '', skillsOf), { confidence: 0.7 })
  const known = skillsOf(`${title}\n${text}`)
  const stated = (fields.skills ?? []).flatMap((word) => {
    const ids = skillsOf(word)
    return ids.length > 0 ? ids : [word]
  })
  const skills = [...new Set([...stated, ...known])].slice(0, 150)
  if (skills.length > 0) {
    if (!notes.reading.provenance.skills) note('skills', skills, { confidence: 0.7 })
    else notes.reading.fields.skills = skills
  }
  return notes.reading
}

/** "Location: Berlin" lines of the text, near its beginning or its end. */
function factsInText(text: string): Facts {
  const facts: Facts = new Map()
  const lines = text.split('\n')
  for (const line of [...lines.slice(0, 25), ...lines.slice(-25)])
    if (line.length <= 160)
      lineFact(line.replace(/^- /, ''), (field, value) => {
        if (!facts.has(field)) facts.set(field, squeeze(value))
      })
  return facts
}

const PAY =
  /salary|compensation|\bpay\b|gehalt|verg[üu]tung|remuneration|rémunération|salaire|salario|sueldo|retribu|stipendio|salaris|mzda|odměna|odměn|\bplat\b|wynagrodzenie|lön|løn|fizetés|salariu|зарплат|оклад|年収|月給|給与|\bote\b|base range|hourly rate/i

/** The first line that speaks of pay and has an amount with its currency. */
function salaryOfText(text: string, country: string | null) {
  for (const line of text.slice(0, 60_000).split('\n')) {
    const at = line.search(PAY)
    if (at < 0) continue
    const salary = salaryInText(line.slice(Math.max(0, at - 150), at + 250), { country })
    if (salary) return salary
  }
  return null
}

/** A title says "(Remote)" or "- hybrid"; other uses of the word are about the work itself. */
function remoteInTitle(title: string) {
  const mark =
    /[([|,–—-]\s*((?:100\s?% |fully )?(?:remote|hybrid|on-?site|home ?office|télétravail|teletrabajo|remoto|zdalnie|vzdáleně|удал[её]нно)[^)\]|]{0,25})[)\]|]?\s*$|^((?:fully )?remote)\b/iu.exec(
      title,
    )
  return mark ? remoteKindOf(mark[1] ?? mark[2]) : null
}

/** "Remote, US" and "Remote – Germany" say from where one may work. */
function remoteCountriesOf({ fields }: Reading): string[] {
  if (fields.remote !== 'remote') return []
  const countries = (fields.places ?? [])
    .filter(({ name, city }) => city === null || /remote/i.test(name))
    .map(({ name, country }) => country ?? placeInText(name)?.country ?? null)
  return countries.every((country) => country !== null) ? [...new Set(countries as string[])] : []
}
