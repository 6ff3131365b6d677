// The truth gates: every change is compared with what it comes from, by code, and what no gate could check never passes.

import { type Change, GATES, type Gate, type Verdict } from '../cvs/schemas.ts'
import type { ResumeContent } from '../resumes/schemas.ts'
import { findSkills as findKnownSkills } from '../skills/find-skills.ts'
import { type Comparison, compare, type FindSkills, type Objection } from './comparison.ts'
import { datesGate } from './gates/dates.ts'
import { languageGate } from './gates/language.ts'
import { contactGate, employersGate, linksGate, technologiesGate } from './gates/names.ts'
import { numbersGate } from './gates/numbers.ts'
import { arrangementProblem, wordingProblem } from './gates/roles.ts'
import { scopeGate } from './gates/scope.ts'
import { certificatesGate, degreesGate, titlesGate } from './gates/titles.ts'
import { type Piece, PROSE, piecesNamed, sourceOf, targetOf } from './source.ts'

export type Judged = Pick<Change, 'kind' | 'target' | 'from' | 'before' | 'after' | 'ids'>

export interface Judging {
  content: ResumeContent
  change: Judged
  findSkills?: FindSkills
}

const CHECKS: Record<Exclude<Gate, 'roles'>, (comparison: Comparison) => Objection> = {
  numbers: numbersGate,
  dates: datesGate,
  employers: employersGate,
  titles: titlesGate,
  degrees: degreesGate,
  certificates: certificatesGate,
  links: linksGate,
  technologies: technologiesGate,
  contact: contactGate,
  language: languageGate,
  scope: scopeGate,
}

/** What every gate says of a change. A change may be applied only when all have passed it: `isTrue`. */
export function judge({ content, change, findSkills = findKnownSkills }: Judging): Verdict[] {
  const source = sourceOf(content)
  if (change.kind === 'choose' || change.kind === 'order')
    return [verdict('roles', arrangementProblem(change, source))]
  const target = targetOf(source, change.target)
  const problem = wordingProblem(change, source)
  if (!target || problem?.outcome === 'unchecked') return GATES.map((gate) => verdict(gate, problem))
  const pieces = [target, ...change.from.flatMap((id) => piecesNamed(source, id))]
  return judgeWording({ target, pieces, after: change.after, roles: problem, findSkills })
}

export const isTrue = (verdicts: readonly Verdict[]) =>
  verdicts.length > 0 && verdicts.every(({ outcome }) => outcome === 'passed')

interface Wording {
  target: Pick<Piece, 'text' | 'section' | 'field'>
  pieces: readonly Pick<Piece, 'text'>[]
  after: string
  roles: Objection
  findSkills?: FindSkills
}

export function judgeWording({
  target,
  pieces,
  after,
  roles,
  findSkills = findKnownSkills,
}: Wording): Verdict[] {
  const { text: before, section, field } = target
  const sources = [...new Set(pieces.map(({ text }) => text))]
  const isSame = before === after
  const comparison = compare({ before, after, sources, section, field }, findSkills)
  return GATES.map((gate) => {
    if (gate === 'roles') return verdict(gate, roles)
    if (isSame) return verdict(gate, null)
    const fact = factProblem(gate, target)
    return verdict(gate, fact ?? CHECKS[gate](comparison))
  })
}

/** The gates of the facts that are not running text. */
const FACTS: Record<string, Gate> = {
  position: 'titles',
  role: 'titles',
  employer: 'employers',
  organization: 'employers',
  institution: 'employers',
  issuer: 'employers',
  name: 'employers',
  start: 'dates',
  end: 'dates',
  date: 'dates',
  studyType: 'degrees',
  area: 'degrees',
  score: 'degrees',
  title: 'certificates',
  url: 'links',
  level: 'scope',
  fluency: 'scope',
  language: 'scope',
  reference: 'scope',
  location: 'contact',
}

function factProblem(gate: Gate, { section, field, text }: Wording['target']): Objection {
  if (section === 'basics' || PROSE.has(field)) return null
  const responsible = FACTS[field] ?? 'roles'
  return gate === responsible ? { outcome: 'blocked', reason: `“${text}” stays as the résumé has it` } : null
}

const SUBJECTS: Record<Gate, string> = {
  numbers: 'Every number is the résumé’s',
  dates: 'Every date is the résumé’s',
  employers: 'Every name is the résumé’s',
  titles: 'Every title is the résumé’s',
  degrees: 'No degree was changed',
  certificates: 'No certificate was added',
  links: 'Every link is the résumé’s',
  technologies: 'Every technology is the résumé’s',
  roles: 'No role was invented, dropped or mixed',
  contact: 'The contact block is untouched',
  language: 'It is in the résumé’s language',
  scope: 'It claims no more than the résumé',
}

const verdict = (gate: Gate, objection: Objection): Verdict =>
  objection ? { gate, ...objection } : { gate, outcome: 'passed', reason: SUBJECTS[gate] }
