// What a page's title says besides the job's title.
import { fold, squeeze } from './plain-words.ts'

const SEPARATOR = /\s+(?:[-–—|·•»:]|@)\s+|\s*[|»]\s*|:\s+(?=\p{Lu})/u

/** "Engineer – Firm" beside the heading "Engineer": the rest names the company, or the site when there is more. */
export function companyFromTitle(heading: string | null, shared: string | null): string | null {
  if (!heading || !shared) return null
  const at = fold(shared).indexOf(fold(heading))
  if (at < 0 || shared.length - heading.length < 3) return null
  const rest = shared.slice(at + heading.length)
  const after =
    /^\s*(?:[-–—|·•@,:]\s*|\s(?:at|bei|chez|en|ved|hos|bij|u|v|w|in der|presso)\s)([^|–—·•]{2,80}?)(?:\s*[|–—·•]|\s-\s|$)/iu.exec(
      rest,
    )
  const before = /^([^|–—·•]{2,80}?)\s*(?:[-–—|·•:]|\b(?:is hiring|hiring|sucht|recrute|busca)\b)/iu.exec(
    shared.slice(0, at),
  )
  const name = after?.[1] ?? before?.[1] ?? null
  return name && !GENERIC.test(fold(squeeze(name))) ? squeeze(name) : null
}

const GENERIC =
  /^(?:jobs?|careers?|career|karriere|stellenangebote?|emploi|empleo|trabajo|lavoro|prace|kariera|vacatures?|vacancy|job (?:posting|offer|details?)|apply(?: now)?|home|remote|hiring|praca|работа|вакансии|join us|we are hiring|open positions?)$/

/** The title without the site's and the company's name at its end. */
export function titleWithout(title: string, site: string | null, company: string | null = null): string {
  let text = title
  for (const name of [site, company]) {
    if (!name) continue
    const at = fold(text).lastIndexOf(fold(name))
    if (at > 3 && at + name.length >= text.length - 1)
      text = text.slice(0, at).replace(/\s*(?:[-–—|·•»:@,(]|\b(?:at|bei|chez|en|hos|bij|v)\b)\s*$/iu, '')
  }
  const parts = text.split(SEPARATOR)
  const last = parts[parts.length - 1]
  return parts.length > 1 && last && GENERIC.test(fold(last))
    ? text.slice(0, text.lastIndexOf(last)).replace(/\s*[-–—|·•»:@]\s*$/u, '')
    : text
}

/** Hosts that give every company a name of its own below theirs. */
const CAREER_HOSTS =
  /^([a-z0-9-]{2,60})\.(?:talentclue|teamtailor|recruitee|bamboohr|breezy|jobs\.personio|personio|workable|factorialhr|freshteam|zohorecruit|applytojob|pinpointhq|homerun|jobylon|softgarden|rexx-systems|dvinci-hr|concludis|onlyfy|traffit|erecruiter|jobs\.cz|hire\.trakstar|catsone|theapplicantmanager|icims|csod|ultipro|dayforcehcm|viterbit|bizneo|tellent|join)\.(?:com|io|co|de|me|cz|pl|hr|es|jobs|team)$/i

/** The company's name on a host of its own, written as the page writes it. Null where the page does not name it. */
export function companyFromHost(url: string | null, text: string): string | null {
  if (!url) return null
  let host: string
  try {
    host = new URL(url).hostname
  } catch {
    return null
  }
  const slug = CAREER_HOSTS.exec(host)?.[1]
  if (!slug || /^(?:www|careers?|jobs?|app|apply)$/.test(slug)) return null
  const counts = new Map<string, number>()
  const pattern = new RegExp(
    slug
      .split('-')
      // Without a word between them, hyphens in a row would be tried in every combination.
      .filter((word) => word !== '')
      .join('[\\s-]?'),
    'giu',
  )
  for (const [name] of text.slice(0, 100_000).matchAll(pattern)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].filter(([name]) => /^\p{Lu}/u.test(name)).sort((one, other) => other[1] - one[1])
  return names[0]?.[0] ?? null
}
