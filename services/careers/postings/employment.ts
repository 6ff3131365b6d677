// Employment types, remote kind and seniority, from the words of many languages.
import type { EmploymentType, RemoteKind, Seniority } from '../jobs/schemas.ts'
import { fold, listOf, oneLine } from './plain-words.ts'

// biome-ignore format: a table reads better in columns.
const TYPES: [EmploymentType, RegExp][] = [
  ['full-time', /full[\s_-]?time|fulltime|vollzeit|temps plein|temps complet|tiempo completo|jornada completa|tempo pieno|full time|tempo integral|periodo integral|voltijd|fulltijds|\bpelny (?:etat|wymiar)|plny (?:uvazek|pracovni)|(?:na )?plny uvazek|hlavni pracovni pomer|\bhpp\b|\bhlp\b|heltid|kokoaikai|teljes munkaido|norma intreaga|full-?norma|tam zamanli|полн(?:ая|ый) (?:занятость|день|рабочий)|повна зайнятість|正社員|フルタイム|全职|전일제/],
  ['part-time', /part[\s_-]?time|parttime|teilzeit|temps partiel|tiempo parcial|media jornada|jornada parcial|tempo parziale|meio periodo|tempo parcial|deeltijd|parttijds|niepelny (?:etat|wymiar)|czesc etatu|(?:castecny|zkraceny|skrateny) uvazek|deltid|osa-aikai|reszmunkaido|part[aă]?-?norma|yari zamanli|частичная|неполн(?:ая|ый)|часткова|パート(?!ナー)|アルバイト|兼职|파트타임|\bminijob\b/],
  ['contract', /\bcontract(?:or|ing|s)?\b|freelance|freiberuf|selbstst?andig|independent|\bb2b\b|\b1099\b|autonomo|libero professionista|\bzzp\b|\bosvc\b|\bico\b|\bživnost|zivnost|konsultupp|kontrakt\b|подряд|гпх|業務委託|\bcorp[- ]to[- ]corp\b|mission freelance|prestation/],
  ['temporary', /temporary|\btemp\b|seasonal|fixed[\s_-]?term|befristet(?!\w*un)|\bcdd\b|duree determinee|interim|temporal\b|tiempo determinado|tempo determinato|temporario|tijdelijk|czas (?:okreslony|okreslonym)|dobu urcitou|brigada|visstid|vikariat|tidsbegrenset|maaraaikai|hatarozott ideju|временн|契約社員|派遣/],
  ['internship', /\bintern(?:ship|s)?\b|praktik(?:um|ant|a\b)|werkstudent|\bstage\b|stagiaire|\balternance\b|apprenti|becari|practicas|pasantia|tirocinio|estagi[oa]|stagiair|\bstaz\b|staz[eu]?\b|staj|harjoittelu|gyakornok|стаж(?:ировка|ер)|インターン|实习|ausbildung|apprenticeship|trainee/],
  ['volunteer', /volunteer|ehrenamt|benevol|voluntari|volontar|wolontari|dobrovoln|волонт/],
  ['per-diem', /per[\s_-]?diem|\bper_diem\b/],
  ['permanent', /\bpermanent\b|unbefristet|festanstellung|\bcdi\b|duree indeterminee|indefinido|tempo indeterminato|onbepaalde tijd|czas nieokreslony|umowa o prace|dobu neurcitou|tillsvidare|fast ansettelse|бессрочн|постоянная/],
]
/** Schemas' own words that no other word explains. */
const OTHER = /^other$/

/** Types that the values name, in the order of the table. */
export function employmentTypesOf(values: unknown): EmploymentType[] {
  const text = listOf(values)
    .map((value) => fold(oneLine(value, 300) ?? ''))
    .join(' ; ')
    .replaceAll('_', ' ')
  const found = TYPES.filter(([, words]) => words.test(text)).map(([type]) => type)
  // "Unbefristet" holds "befristet"; "indeterminado" holds "determinado".
  const types = found.filter(
    (type) =>
      type !== 'temporary' || !/unbefristet|indetermin|neurcitou|nieokreslony|nicht befristet/.test(text),
  )
  return types.length === 0 && OTHER.test(text.trim()) ? ['other'] : types
}

const HYBRID =
  /\bhybrid|hibrid|híbrid|ibrid[oa]|\bhybride|гибрид|гібрид|ハイブリッド|teilweise (?:remote|home)|partially remote|partly remote|teletravail partiel|hybryd/
const REMOTE =
  /\bremote\b|telecommut|fully[- ]remote|work from home|\bwfh\b|home[- ]?office|homeoffice|teletravail|a distance|teletrabajo|remoto|zdaln|na dalku|vzdalen|distans(?:arbete)?|hjemmefra|etatyo|tavmunka|удален|дистанцион|віддален|リモート|在宅|uzaktan|thuiswerk|\bvirtual\b/
const ON_SITE =
  /\bon[-\s]?site\b|\bonsite\b|\bin[-\s]?office\b|\bin[-\s]person\b|vor ort|prasenz|presencial|sur site|presentiel|in sede|in presenza|op locatie|stacjonarn|na miste|na pracovisti|pa plats|pa stedet|на месте работодателя|в офисе|出社|ofiste/
const NOT_REMOTE =
  /\b(?:not|no|non|kein|keine|nicht|pas de|sin|bez)\s+(?:a\s+)?(?:fully[- ])?(?:remote|home[- ]?office|teletravail|teletrabajo)|remote (?:is )?not/

/** What a value under a label, a title or a code says; null when it says nothing. */
export function remoteKindOf(value: unknown): RemoteKind | null {
  const text = fold(oneLine(value, 300) ?? '').replaceAll('_', ' ')
  if (text === '') return null
  if (HYBRID.test(text) || (REMOTE.test(text) && ON_SITE.test(text))) return 'hybrid'
  if (NOT_REMOTE.test(text)) return ON_SITE.test(text) ? 'on-site' : null
  if (REMOTE.test(text)) return 'remote'
  return ON_SITE.test(text) ? 'on-site' : null
}

// biome-ignore format: a table reads better in columns.
const LEVELS: [Seniority, RegExp][] = [
  ['intern', /\bintern(?:ship)?\b|praktik(?:um|ant)|werkstudent|stagiaire|\bstage\b|becari[oa]|estagiari|tirocin|trainee|\bstaz(?:ista|ystka)?\b|стаж[её]р|インターン|apprenti|ausbildung|gyakornok/],
  ['executive', /\b(?:vp|svp|evp|vice[- ]president|head of|director|direktor(?:in)?|directeur|directrice|directora?|reditel(?:ka)?|dyrektor|chief|c[efoptimr]o|geschaftsfuhr(?:er|erin|ung)|managing partner|leiter(?:in)? (?:der|des))\b|директор|部長/],
  ['lead', /\b(?:lead|leader|leading engineer|staff|principal|team ?lead(?:er)?|teamleit(?:er|ung|erin)|tech ?lead|vedouci|kierowni[kc]\w*|chef d'equipe|jefe de equipo|architect lead)\b|тимлид|リーダー/],
  ['senior', /\b(?:senior|sr|snr|experienced|erfahren\w*|confirme|expert\w*|zkuseny|starszy|starsza)\b|старший|ведущий|シニア/],
  ['mid', /\b(?:mid|middle|mid[- ]?level|mid[- ]?senior|intermediate|medior|regular|midweight)\b|мидл/],
  ['junior', /\b(?:junior|jr|jnr|entry[- ]?level|entry|graduate|absolvent\w*|berufseinsteiger\w*|debutant|principiante|nastupni|mladsi|mlodsz[ya]|new grad)\b|младший|джуниор|新卒|ジュニア/],
]
/** "Lead" of a lead, not of leads; a manager of accounts is no executive. */
const NO_LEVEL =
  /\b(?:account executive|lead generation|leads?\s+gen|staffing|staff accountant|executive assistant|assistant to the (?:director|ceo)|director of photography|chief of staff|office staff|intern(?:al|ational)\w*)\b/g

/** The level that a title or a stated level names. Null when it names none, or two that exclude each other. */
export function seniorityOf(value: unknown): Seniority | null {
  const text = fold(oneLine(value, 300) ?? '').replace(NO_LEVEL, ' ')
  const found = LEVELS.filter(([, words]) => words.test(text)).map(([level]) => level)
  if (found.length <= 1) return found[0] ?? null
  if (found.includes('intern'))
    return found.includes('senior') || found.includes('executive') ? null : 'intern'
  if (found.includes('executive') && !found.includes('junior')) return 'executive'
  if (found.includes('lead') && !found.includes('junior') && !found.includes('mid')) return 'lead'
  if (found.length === 2 && found.includes('mid') && /mid[- ]?senior/.test(text)) return 'senior'
  return null
}
