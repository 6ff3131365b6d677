// Tells whether two names mean the same company, whatever its legal form and however it is spelt.
import { fold } from '../../platform/words.ts'

/** Of company law in the countries whose postings are read, without dots. */
const LEGAL_FORMS = new Set(
  (
    'gmbh mbh ggmbh ug haftungsbeschrankt ag se sa sas sasu sarl eurl sl slu sau srl spa sapa snc bv nv bvba vof ' +
    'ltd limited llc llp lp plc inc incorporated corp corporation co company pty pte pvt private kg kgaa ohg gbr ev ' +
    'eg ek ab oy oyj as asa aps kft zrt nyrt sro doo dd oü ou sia uab sp zoo kk spzoo ltda me eireli lda cv'
  ).split(' '),
)
/** They stand between the parts of a legal form and say nothing. */
const FILLERS = new Set([
  '&',
  'and',
  'und',
  'et',
  'y',
  'e',
  'the',
  'der',
  'die',
  'das',
  'group',
  'holding',
  'gruppe',
])

/** Empty when nothing of the name remains. */
export function companyKey(name: string): string {
  const words = fold(name)
    // `S.A.`, `e.V.` and `z o.o.` are one word each.
    .replace(/\b(\p{L})\.\s?(?=\p{L}\b)/gu, '$1')
    .replace(/\bz\s*oo\b/g, 'zoo')
    .match(/[\p{L}\p{N}]+|&/gu)
  const named = (words ?? []).filter((word) => !LEGAL_FORMS.has(word) && !FILLERS.has(word))
  // A company may be called like a legal form.
  const kept = named.length > 0 ? named : (words ?? []).filter((word) => word !== '&')
  return kept.join(' ')
}

/** Words of a job's title that tell it from others, without what says who may apply. */
export const titleWords = (title: string): Set<string> =>
  new Set(
    (
      fold(title.replace(/\((?:[mwfdxi]\s*[/|,]\s*)+[mwfdxi]\)/gi, ' ')).match(/[\p{L}\p{N}+#]+/gu) ?? []
    ).filter((word) => word.length > 1),
  )
