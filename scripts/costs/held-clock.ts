// Loaded into a service before anything else (`NODE_OPTIONS=--import …`): its time is what a file says, so that what it
// remembers for a second is remembered for as long as the one who counts wants, and its patience does not end meanwhile.
import { closeSync, openSync, readSync, writeSync } from 'node:fs'

const HELD_CLOCK = 'HELD_CLOCK'

export interface HeldClock extends Disposable {
  /** Variables of a service that shall follow this clock. */
  env: Record<string, string>
  /** From now on this clock stands still; until then it is the machine's. */
  hold(): void
  /** Milliseconds. */
  advance(ms: number): void
}

/** `file` is made, or emptied. Times are milliseconds since the epoch, as a 64-bit float. */
export function createHeldClock(file: string): HeldClock {
  const descriptor = openSync(file, 'w')
  const preload = `--import=${import.meta.url}`
  let time = 0
  const set = (ms: number) => {
    time = ms
    writeSync(descriptor, Buffer.from(Float64Array.of(time).buffer), 0, 8, 0)
  }
  return {
    env: { NODE_OPTIONS: preload, [HELD_CLOCK]: file },
    hold: () => set(Date.now()),
    advance: (ms) => set(time + ms),
    [Symbol.dispose]: () => closeSync(descriptor),
  }
}

const file = process.env[HELD_CLOCK]
if (file !== undefined) follow(file)

function follow(file: string): void {
  const descriptor = openSync(file, 'r')
  const held = new Float64Array(1)
  const isHeld = () => readSync(descriptor, held, 0, 8, 0) === 8
  const [now, timeout] = [Date.now, AbortSignal.timeout]
  Date.now = () => (isHeld() ? held[0]! : now())
  // What takes no time is never too late: an embedder that a busy machine keeps waiting is waited for.
  AbortSignal.timeout = (ms) => (isHeld() ? new AbortController().signal : timeout.call(AbortSignal, ms))
}
