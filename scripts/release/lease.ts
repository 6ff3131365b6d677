import { hostname } from 'node:os'
import {
  type Book,
  isInterrupted,
  KEPT_RELEASES,
  type Ledger,
  type Release,
  type Underway,
} from './ledger.ts'

/** Why nothing was begun. */
export class Refused extends Error {}

/** The right to change who gets the traffic in one environment. */
export interface Lease {
  /** What an interrupted release had reached, when this one goes on with it. */
  underway(): Underway
  /** The good releases, the newest first. */
  releases(): readonly Release[]
  /** Writes down what is about to be done, before it is. */
  note(change: Partial<Pick<Underway, 'stage' | 'from' | 'to'>>): Promise<void>
  /** Ends it well: this is released now. */
  finish(release: Release, others?: readonly Release[]): Promise<void>
  /** Ends it after everything was put back. */
  takeBack(why: string): Promise<void>
}

export interface LeaseDeps {
  ledger: Ledger
  by: string
  now: () => number
}

/**
 * Takes the lease. Throws Refused while somebody else has it. One whose holder was interrupted is only taken by who goes
 * on with it: `mayTakeOver` decides.
 */
export async function takeLease(
  { ledger, by, now }: LeaseDeps,
  image: string,
  mayTakeOver: (interrupted: Underway) => boolean,
): Promise<Lease> {
  const time = () => new Date(now()).toISOString()
  let { record: book, version } = await ledger.read()
  const found = book.underway
  if (found && !isInterrupted(found, now()))
    throw new Refused(
      `${describeUnderway(found)} and goes on. One release at a time; release -- status shows it.`,
    )
  if (found && !mayTakeOver(found))
    throw new Refused(`${describeUnderway(found)} and was interrupted. ${HOW_TO_GO_ON}`)

  const write = async (next: Book) => {
    version = await ledger.write(next, version)
    book = next
  }
  const begun = { by, host: hostname(), pid: process.pid, since: time(), seen: time() }
  let underway: Underway = found
    ? { ...found, ...begun }
    : { image, ...begun, stage: 'begun', from: {}, to: {} }
  await write({ ...book, underway })

  return {
    underway: () => underway,
    releases: () => book.releases,
    async note(change) {
      underway = { ...underway, ...change, seen: time() }
      await write({ ...book, underway })
    },
    finish: (release, others = book.releases) =>
      write({ ...book, underway: null, releases: [release, ...others].slice(0, KEPT_RELEASES) }),
    takeBack: (why) =>
      write({ ...book, underway: null, takenBack: { image: underway.image, at: time(), why } }),
  }
}

export const describeUnderway = ({ image, by, host, pid, since, stage }: Underway) =>
  `A release of ${image} was begun by ${by} (${host}, process ${pid}) at ${since}, is at the stage "${stage}"`

export const HOW_TO_GO_ON =
  'release -- deploy with the same digest goes on with it, release -- rollback puts back what was there before.'
