import { userInfo } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { deploy, type Outcome } from './deploy.ts'
import { describeUnderway, HOW_TO_GO_ON, Refused, takeLease } from './lease.ts'
import { isInterrupted } from './ledger.ts'
import type { Place } from './place.ts'
import { type RolledBack, rollback } from './rollback.ts'

export interface DeployOptions {
  digest: string
  windowSeconds: number
  say: (text: string) => void
  signal: AbortSignal
}

/** Milliseconds between two looks into the log; Google allows 60 reads a minute. */
const LOOK_EVERY_MS = 2000
/** Milliseconds after which an answer is slow when there is nothing to compare it with. */
const SLOW_MS = 2000
/** Live updates, and answers of the assistant, which are written as they are made. */
const STREAM = /\/events$|\/messages$/

const deps = { by: userInfo().username, now: Date.now }

export async function deployTo(
  place: Place,
  { digest, windowSeconds, say, signal }: DeployOptions,
): Promise<Outcome> {
  if (!/^sha256:[0-9a-f]{64}$/.test(digest))
    throw new Refused(`${digest} is not a digest: sha256: and 64 digits`)
  const lease = await takeLease({ ...deps, ledger: place.ledger }, digest, ({ image }) => image === digest)
  const { stage } = lease.underway()
  if (stage !== 'begun') say(`goes on with the release that was interrupted at the stage "${stage}"`)
  return await deploy({
    ...place,
    ...deps,
    lease,
    // An interruption is looked at when the wait ends, which it then does at once.
    wait: (ms) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
    say,
    image: () => place.image(digest),
    windowMs: windowSeconds * 1000,
    everyMs: LOOK_EVERY_MS,
    slowMs: SLOW_MS,
    isStream: (path) => STREAM.test(path),
    signal,
  })
}

export async function rollBack(place: Place): Promise<RolledBack> {
  const lease = await takeLease({ ...deps, ledger: place.ledger }, 'the release before', () => true)
  return await rollback({ ...deps, cloud: place.cloud, lease })
}

/** What is released, who has the traffic, and how to go on with what was interrupted. */
export async function status({ ledger, cloud }: Place): Promise<{ lines: string[]; isInterrupted: boolean }> {
  const { record } = await ledger.read()
  const { underway, releases, takenBack } = record
  const interrupted = underway !== null && isInterrupted(underway, Date.now())
  const services = await cloud.services()
  const lines = [
    ...(underway
      ? [`${describeUnderway(underway)} and ${interrupted ? `was interrupted. ${HOW_TO_GO_ON}` : 'goes on.'}`]
      : []),
    ...releases.map(
      ({ image, at, by }, index) => `${index === 0 ? 'released' : 'before  '}  ${at}  ${image}  by ${by}`,
    ),
    ...(releases.length === 0 ? ['Nothing was released yet.'] : []),
    ...(takenBack ? [`taken back  ${takenBack.at}  ${takenBack.image}: ${takenBack.why}`] : []),
    ...services.map(
      ({ name, traffic }) =>
        `  ${name.padEnd(22)} ${traffic.map(({ revision, percent }) => `${percent} % ${revision}`).join(', ')}`,
    ),
  ]
  return { lines, isInterrupted: interrupted }
}
