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

/** A quarter of the time after which silence counts as an end. */
const SIGN_OF_LIFE_MS = 30_000

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

  let last: Promise<void> = Promise.resolve()
  /** One after the other, because each needs the version of the one before. */
  const write = (change: () => Book): Promise<void> => {
    last = last.then(async () => {
      const next = change()
      version = await ledger.write(next, version)
      book = next
    })
    return last
  }
  const begun = { by, host: hostname(), pid: process.pid, since: time(), seen: time() }
  let underway: Underway = found
    ? { ...found, ...begun }
    : { image, ...begun, stage: 'begun', from: {}, to: {} }
  await write(() => ({ ...book, underway }))
  const note: Lease['note'] = (change) => {
    underway = { ...underway, ...change, seen: time() }
    return write(() => ({ ...book, underway }))
  }
  // When somebody else has taken over, this fails, and so does whatever this release notes next.
  const heartbeat = setInterval(() => void note({}).catch(() => undefined), SIGN_OF_LIFE_MS)
  heartbeat.unref()
  const end = (change: (book: Book) => Book): Promise<void> => {
    clearInterval(heartbeat)
    return write(() => ({ ...change(book), underway: null }))
  }

  return {
    underway: () => underway,
    releases: () => book.releases,
    note,
    finish: (release, others) =>
      end((ended) => ({
        ...ended,
        releases: [release, ...(others ?? ended.releases)].slice(0, KEPT_RELEASES),
      })),
    takeBack: (why) => end((ended) => ({ ...ended, takenBack: { image: underway.image, at: time(), why } })),
  }
}

export const describeUnderway = ({ image, by, host, pid, since, stage }: Underway) =>
  `A release of ${image} was begun by ${by} (${host}, process ${pid}) at ${since}, is at the stage "${stage}"`

export const HOW_TO_GO_ON =
  'release -- deploy with the same digest goes on with it, release -- rollback puts back what was there before.'
