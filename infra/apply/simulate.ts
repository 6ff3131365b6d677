import { refersTo } from './graph.ts'
import type { Plan, Step } from './plan.ts'
import { createQueue } from './queue.ts'
import type { Need, Refusal } from './row.ts'
import { has, nameOf, takeEffect, type World } from './world.ts'

/** Terraform's default: https://developer.hashicorp.com/terraform/cli/commands/apply#parallelism-n */
const PARALLELISM = 10

export interface Refused extends Refusal {
  address: string
  /** What was not there. */
  needs: string
  /** Seconds after the apply began. */
  at: number
}

export interface Outcome {
  refused: readonly Refused[]
  /** What nobody tried, because something before it was refused. */
  unreached: readonly string[]
  seconds: number
}

/** An entry of a `depends_on`. */
export interface Entry {
  address: string
  entry: string
}

export interface Variation {
  /** The block that comes as late as Terraform's order allows. */
  last?: string
  /** What is left out of a `depends_on`. */
  gone?: Entry
}

/**
 * Applies a plan in virtual time: at most ten steps at once, each as soon as what it waits for is done, by address where
 * several could be next. `last` is held back as long as anything else can go on, and everything else is done at once,
 * which Terraform's order also allows: so whatever only by chance comes after it is found. Changes the world.
 */
export function simulate(plan: Plan, world: World, { last, gone }: Variation = {}): Outcome {
  const start = world.now
  const { steps, followers, waiting, positions } = compile(plan)
  const left = Int32Array.from(waiting)
  const isDone = new Uint8Array(steps.length)
  const isBegun = new Uint8Array(steps.length)
  const refused: Refused[] = []
  const running = createQueue<{ position: number; until: number }>(
    (a, b) => a.until - b.until || a.position - b.position,
  )
  const ready = createQueue<number>((a, b) => a - b)
  const heldBack = last === undefined ? -1 : (positions.get(last) ?? -1)
  let held = false
  // Where the one also refers to the other, Terraform keeps their order without the entry.
  const freed = gone && !refersTo(plan.get(gone.address)?.block.attributes, gone.entry) ? gone : undefined
  const freedAt = positions.get(freed?.address ?? '')
  if (freedAt !== undefined) left[freedAt] = (left[freedAt] ?? 0) - 1
  const offer = (position: number) => {
    if (position === heldBack) held = true
    else ready.add(position)
  }
  for (const [position, count] of left.entries()) if (count === 0) offer(position)

  const isThere = (need: Need): boolean => {
    if (need.kind === 'missing') return false
    if (need.kind !== 'created') return has(world, need, world.now)
    const position = positions.get(need.address)
    return position !== undefined && isDone[position] === 1
  }

  function begin(position: number): void {
    const step = steps[position]
    if (!step) return
    isBegun[position] = 1
    const before = refused.length
    const refuse = (needs: string, { status, message }: Refusal) =>
      refused.push({ address: step.block.address, needs, status, message, at: world.now - start })
    for (const need of step.needs) if (!isThere(need)) refuse(nameOfNeed(need), need)
    const conflict = conflictOf(step, world)
    if (conflict) refuse('a name that is free', conflict)
    if (refused.slice(before).some(({ status }) => status > 0)) return
    const name = nameOf(step.block)
    if (name) world.names.add(name)
    running.add({ position, until: world.now + (last === undefined ? step.seconds : step.leastSeconds) })
  }

  function finish(position: number, at: number): void {
    const step = steps[position]
    if (!step) return
    world.now = at
    isDone[position] = 1
    takeEffect(world, step.block, at)
    for (const follower of followers[position] ?? []) {
      if (follower === freedAt && step.block.address === freed?.entry) continue
      const count = (left[follower] ?? 0) - 1
      left[follower] = count
      if (count === 0) offer(follower)
    }
  }

  for (;;) {
    while (running.size() < PARALLELISM) {
      const position = ready.take()
      if (position === undefined) break
      begin(position)
    }
    const next = running.take()
    if (next) finish(next.position, next.until)
    else if (held) {
      held = false
      begin(heldBack)
    } else break
  }
  const unreached = steps.filter((_, position) => !isBegun[position]).map(({ block }) => block.address)
  return { refused, unreached, seconds: world.now - start }
}

function conflictOf({ block }: Step, { now, names, reserved }: World): Refusal | null {
  const name = nameOf(block)
  if (name === undefined) return null
  const kept = reserved.get(name)
  if (kept && kept.until > now) return kept
  return names.has(name) ? { status: 409, message: `${name} already exists` } : null
}

interface Compiled {
  steps: Step[]
  positions: Map<string, number>
  followers: number[][]
  waiting: number[]
}

const known = new WeakMap<Plan, Compiled>()

/** The plan with positions in the order of addresses instead of the addresses themselves. */
function compile(plan: Plan): Compiled {
  const found = known.get(plan)
  if (found) return found
  const addresses = [...plan.keys()].sort()
  const positions = new Map(addresses.map((address, position) => [address, position]))
  const steps = addresses.flatMap((address) => plan.get(address) ?? [])
  const followers: number[][] = steps.map(() => [])
  for (const [position, { after }] of steps.entries())
    for (const each of after) followers[positions.get(each) ?? -1]?.push(position)
  const compiled = { steps, positions, followers, waiting: steps.map(({ after }) => after.length) }
  known.set(plan, compiled)
  return compiled
}

function nameOfNeed(need: Need): string {
  switch (need.kind) {
    case 'created':
    case 'effective':
      return need.address
    case 'api':
      return `${need.api}.googleapis.com`
    case 'agent':
      return `the account of ${need.domain}`
    case 'log bucket':
      return `the log bucket ${need.bucket}`
    case 'image':
      return `an image in ${need.repository}`
    case 'missing':
      return 'something that is not there'
  }
}
