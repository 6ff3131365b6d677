// How the check says what it found.
import type { Finding } from './schemas.ts'

export type Who = Finding['examples'][number]
export type Place = NonNullable<Finding['place']>

interface Found {
  severity: Finding['severity']
  kind: Finding['kind']
  message: string
  place?: Place
}

const MOST_EXAMPLES = 5

/** About the campaign as a whole, or about the template. */
export const finding = ({ severity, kind, message, place }: Found): Finding => ({
  ...{ severity, kind, message: sentence(message), place: place ?? null },
  ...{ recipients: 0, examples: [] },
})

/** What concerns single recipients: the same thing is said once, with how many it concerns and some of them. */
export function createTally() {
  const found = new Map<string, Finding>()
  return {
    /** `key` says what is the same thing. `describe` is asked for the first of them. */
    add(key: string, who: Who, describe: () => Found): void {
      const known = found.get(key) ?? finding(describe())
      known.recipients += 1
      if (known.examples.length < MOST_EXAMPLES) known.examples.push(who)
      found.set(key, known)
    },
    findings: (isWanted: (key: string) => boolean = () => true): Finding[] =>
      [...found].filter(([key]) => isWanted(key)).map(([, each]) => each),
  }
}

/** Problems first, each in the order in which they were found. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => Number(b.severity === 'problem') - Number(a.severity === 'problem'))

const sentence = (message: string) => (/[.!?…]$/.test(message) ? message : `${message}.`)
