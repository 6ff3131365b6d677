import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import { Check, Errors } from 'typebox/value'
import type { Finding } from './judge.ts'

/** What is known and allowed for a while. */
export const Waiver = Type.Object(
  {
    /** The rule's id. */
    rule: Type.String({ minLength: 1 }),
    /** The address, or a part of it with `*` at the end. */
    address: Type.String({ minLength: 1 }),
    /** Who answers for it. */
    owner: Type.String({ minLength: 1 }),
    /** The last day on which it holds. */
    expires: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    reason: Type.String({ minLength: 10 }),
  },
  { additionalProperties: false },
)
export type Waiver = Static<typeof Waiver>

const FILE = join(import.meta.dirname, 'waivers.json')

/** Throws one error with everything that is wrong in the file. */
export function readWaivers(file = FILE): Waiver[] {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (Check(Type.Array(Waiver), content)) return content
  const problems = Errors(Type.Array(Waiver), content).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  )
  throw new Error(`${file} is not usable: ${problems.join(', ')}`)
}

export interface Waived {
  /** What is left to mend. */
  findings: Finding[]
  /** Waivers that no longer hold, or never did, each with the reason. */
  problems: string[]
  waived: number
}

/** Takes away what is allowed. `today` is `2026-11-30`. */
export function waive(findings: readonly Finding[], waivers: readonly Waiver[], today: string): Waived {
  const used = new Set<Waiver>()
  const left = findings.filter((finding) => {
    const waiver = waivers.find((each) => each.rule === finding.rule.id && isAbout(each, finding.address))
    if (waiver) used.add(waiver)
    return !waiver || waiver.expires < today
  })
  const problems = waivers.flatMap((each) => {
    if (!used.has(each))
      return [`the waiver of ${each.rule} for ${each.address} is about nothing that is found`]
    return each.expires < today
      ? [`the waiver of ${each.rule} for ${each.address} by ${each.owner} expired on ${each.expires}`]
      : []
  })
  return { findings: left, problems, waived: findings.length - left.length }
}

const isAbout = ({ address }: Waiver, found: string) =>
  address.endsWith('*') ? found.startsWith(address.slice(0, -1)) : found === address
