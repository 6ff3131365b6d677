// A line under a posting's title that names the company and where it is: "Seeblick, Zürich", "Seeblick · Zürich", "at
// Seeblick". Such a line may as well hold two places or a department, so the company needs a sign that it is one.
import { countryOf } from './countries.ts'
import { employmentTypesOf, remoteKindOf, seniorityOf } from './employment.ts'
import { isKnownCity } from './known-cities.ts'
import { labelled } from './labels.ts'
import { placeInText } from './places.ts'
import { fold } from './plain-words.ts'
import { regionOf } from './regions.ts'

export interface CompanyLine {
  company: string
  place: ReturnType<typeof placeInText>
}

const AT = /^(?:at|@|bei|chez|hos|bij|presso|u|w)\s+(\p{Lu}.{1,60})$/iu
/** Without the flag for any case, `\p{Lu}` means a capital. */
const CAPITAL = /^[\p{Lu}\p{Lo}\p{N}]/u
const KIND =
  /\b(?:works|labs?|studios?|group|gruppe|groupe|bank|clinic|klinik|hospital|university|universit\w+|school|bakery|software|systems|solutions|technolog\w+|consulting|partners|media|health|foundation|stiftung|institute?|agency|agentur|energy|logistics|industries|holding|ventures|werke?|brothers|company|co\.)$/i
const DEPARTMENT =
  /^(?:(?:software )?engineering|design|marketing|sales|vertrieb|product|produkt|operations|finance|finanzen|legal|people|hr|human resources|personal|it|data|research|forschung|support|security|customer \w+|(?:team|department|abteilung|remote|office|home ?office)\b.*|new|today|yesterday|apply.*|save|share)$/i

export const LEGAL_FORM =
  /(?:\b(?:gmbh(?: & co\.? kg)?|ag|se|kg|ug|inc\.?|llc|ltd\.?|limited|plc|corp\.?|s\.?r\.?o\.?|a\.s\.|sp\. z o\.?o\.?|s\.?a\.?|s\.?l\.?|sarl|sas|s\.?p\.?a\.?|s\.?r\.?l\.?|b\.?v\.?|n\.?v\.?|oy|ab|as|aps|a\/s|kft\.?|ооо|зао)\.?|株式会社)$/iu

/** `body` is the text below the line. Null when the line names no company, or may be about something else. */
export function companyInLine(line: string, body: string): CompanyLine | null {
  const at = AT.exec(line)?.[1]
  if (at && CAPITAL.test(at)) {
    const [name = '', ...rest] = partsOf(at)
    return isName(name) ? { company: name, place: placeInText(rest.join(', ')) } : null
  }
  const parts = partsOf(line)
  const [name = '', ...rest] = parts
  if (!isName(name) || rest.length === 0 || !isPlace(rest, line)) return null
  const isCompany = KIND.test(name) || LEGAL_FORM.test(name) || isNamedIn(body, name)
  return isCompany ? { company: name, place: placeInText(rest.join(', ')) } : null
}

const partsOf = (line: string) =>
  line
    .split(/\s*,\s+|\s+[-–—|·•]\s+|\s*[|·•]\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const isName = (text: string) =>
  text.length >= 2 &&
  text.length <= 60 &&
  text.split(' ').length <= 6 &&
  CAPITAL.test(text) &&
  /\p{L}/u.test(text) &&
  !/[.!?:]$/.test(text.replace(/\b(?:Inc|Co|Ltd|Corp)\.$/, '')) &&
  countryOf(text) === null &&
  regionOf(text) === null &&
  remoteKindOf(text) === null &&
  employmentTypesOf(text).length === 0 &&
  seniorityOf(text) === null &&
  labelled(text) === null &&
  !isKnownCity(text) &&
  !DEPARTMENT.test(fold(text))

/** "Leeds, United Kingdom" is one place; what follows a company is a city, with its country or without. */
function isPlace([city = '', ...rest]: string[], line: string): boolean {
  const isWhole = countryOf(city) !== null || regionOf(city) !== null
  if (isWhole && line.includes(`, ${city}`)) return false
  if (!CAPITAL.test(city) || city.split(' ').length > 4 || rest.length > 3) return false
  return employmentTypesOf(city).length === 0 && remoteKindOf(city) === null && placeInText(city) !== null
}

/** Somewhere below it acts or is spoken of, and not as a place where something is. */
function isNamedIn(body: string, name: string): boolean {
  const text = fold(body)
  const wanted = fold(name)
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before, after] = [
      text.slice(Math.max(0, at - 20), at),
      text.slice(at + wanted.length, at + wanted.length + 12),
    ]
    const isWord = !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)
    const isPlaced = /\b(?:in|near|around|to|from|im|nach|aus|zu|a|en|location:?|based in|ort:?)\s*$/.test(
      before,
    )
    const isSpot = /^(?:\s*[-–]?\s*(?:office|area|region|site|hub|team|buro|standort|city)\b|,)/.test(after)
    if (isWord && !isPlaced && !isSpot) return true
  }
  return false
}
