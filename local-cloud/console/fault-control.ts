import type { ConsoleDeps } from './deps.ts'

/** Something that goes wrong on purpose. */
export interface Fault {
  /** What it is about: `run:api`, `pubsub`, `storage`, `firestore`, `mail`, `gmail`. */
  target: string
  /** What goes wrong, by name: probabilities from 0 to 1, and milliseconds. */
  settings: Record<string, number>
}

/** What can be set for each target. */
export const SETTINGS: Record<string, readonly string[]> = {
  run: ['delayMs', 'refuse'],
  pubsub: ['dropAck', 'duplicate', 'delayMs'],
  storage: ['probability'],
  firestore: ['probability'],
  mail: ['temporaryRecipient', 'permanentRecipient', 'temporary', 'permanent', 'cutAfterData'],
  gmail: ['unauthorized', 'rateLimit', 'unavailable', 'errorAfterSend', 'cutAfterSend', 'cutBeforeSend'],
}

const MAX_DELAY_MS = 120_000

export interface FaultControl {
  active(): Fault[]
  /** Replaces what is wrong with the target; without settings above 0 it is healed. Throws what is not understood. */
  set(fault: Fault, seed: number): void
  healAll(): void
}

/** Faults by the simulated services' own means, and which of them are on. */
export function createFaultControl(deps: ConsoleDeps): FaultControl {
  const active = new Map<string, Fault>()
  const { run, pubsub, outages, mailbox, googleMail, description } = deps

  function apply(target: string, settings: Record<string, number> | null, seed: number) {
    const [kind = '', name = ''] = target.split(':')
    const faults = settings && { seed, ...settings }
    if (kind === 'run') run.disturb(name, faults)
    if (kind === 'pubsub') pubsub.disturb(faults)
    if (kind === 'storage' || kind === 'firestore')
      outages[kind].disturb(settings && { seed, probability: settings.probability ?? 0 })
    if (kind === 'mail') mailbox.disturb(faults)
    if (kind === 'gmail') googleMail.disturb(faults)
  }

  function check({ target, settings }: Fault): Record<string, number> {
    const [kind = '', name = ''] = target.split(':')
    const known = Object.hasOwn(SETTINGS, kind) ? SETTINGS[kind] : undefined
    // Each has one name only, or it would be healed by one and stay listed by another.
    if (!known || target !== (kind === 'run' ? `run:${name}` : kind))
      throw new Error(`${target} cannot be disturbed.`)
    if (kind === 'run' && !description.services.some((each) => each.name === name))
      throw new Error(`There is no service ${name}.`)
    const on: Record<string, number> = {}
    for (const [setting, value] of Object.entries(settings)) {
      if (!known.includes(setting)) throw new Error(`${kind} has no fault ${setting}.`)
      const most = setting.endsWith('Ms') ? MAX_DELAY_MS : 1
      if (typeof value !== 'number' || !(value >= 0 && value <= most))
        throw new Error(`${setting} must be a number from 0 to ${most}.`)
      if (value > 0) on[setting] = value
    }
    return on
  }

  return {
    active: () => [...active.values()],
    set(fault, seed) {
      const settings = check(fault)
      const isOn = Object.keys(settings).length > 0
      apply(fault.target, isOn ? settings : null, seed)
      if (isOn) active.set(fault.target, { target: fault.target, settings })
      else active.delete(fault.target)
    },
    healAll() {
      for (const target of active.keys()) apply(target, null, 0)
      active.clear()
    },
  }
}
