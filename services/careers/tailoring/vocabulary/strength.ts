// How much of the work a verb claims for oneself, and how far it is said to reach.
import { stemOf } from '../words.ts'

const LEVELS: [number, string][] = [
  [0, 'observe shadow learn attend study watch read'],
  [
    1,
    'help assist support contribute participate collaborate involve aid join partner assistance contribution participation involvement',
  ],
  [
    2,
    `build develop create implement write program construct engineer code author design improve enhance optimise reduce lower increase
    maintain operate run deploy release ship deliver migrate move test review monitor document analyse research automate integrate
    refactor debug fix configure introduce coordinate organise organize plan mentor coach teach train present sell hire negotiate`,
  ],
  [
    3,
    `lead manage head direct supervise oversee own drive spearhead architect champion orchestrate pioneer govern command steer chair
    leadership ownership responsible accountable charge administer captain mastermind helm`,
  ],
  [
    4,
    'found cofound invent originate single-handedly singlehandedly solely sole alone myself independently autonomously',
  ],
]

export const STRENGTH: ReadonlyMap<string, number> = new Map(
  LEVELS.flatMap(([level, words]) => words.split(/\s+/).map((word) => [stemOf(word), level] as const)),
)

/** From oneself to the world. */
const REACHES: [number, string][] = [
  [1, 'i me my mine own team squad crew'],
  [2, 'teams squads groups group department departments division unit office site'],
  [
    3,
    `company firm organisation organization org enterprise business corporate corporation companywide organisationwide organizationwide
    orgwide enterprisewide departments divisions company-wide everyone everybody`,
  ],
  [
    4,
    'companies organisations organizations offices countries nationwide national country industry continent continents regions',
  ],
  [5, 'global globally worldwide world international internationally planet'],
]
export const REACH: ReadonlyMap<string, number> = new Map(
  REACHES.flatMap(([level, words]) => words.split(/\s+/).map((word) => [word, level] as const)),
)

/** How well something is known. */
const PROFICIENCIES: [number, string][] = [
  [
    1,
    'basic basics beginner elementary learning exposure awareness aware introductory novice fundamentals novice',
  ],
  [2, 'familiar familiarity some conversational intermediate knowledge acquainted limited'],
  [3, 'experienced experience proficient proficiency skilled good solid competent working professional'],
  [
    4,
    `expert expertise advanced strong deep extensive mastery mastered master fluent native excellent outstanding specialist guru
    seasoned thorough comprehensive profound veteran exceptional`,
  ],
]
export const PROFICIENCY: ReadonlyMap<string, number> = new Map(
  PROFICIENCIES.flatMap(([level, words]) => words.split(/\s+/).map((word) => [word, level] as const)),
)
