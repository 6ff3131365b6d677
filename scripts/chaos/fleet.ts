// Processes of the two functions: some work, others are ready to take the place of one that was killed.
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { MailDue } from '../../services/campaigns/events.ts'
import type { Failpoint, FromChild, Role, ToChild } from './messages.ts'

const PER_ROLE = 2
const SPARE = 1

export interface FleetDeps {
  env: Record<string, string>
  random: () => number
  offset: () => number
  published(mail: MailDue): void
  /** Moves the clock on; the process waits until it is told. */
  wants(until: number): void
  /** A process was killed while it handled so many mails, or ticks. */
  died(role: Role, handling: number): void
}

interface Worker {
  role: Role
  child: ChildProcess
  ready: Promise<void>
  handling: Map<number, (outcome: 'done' | 'failed' | 'killed') => void>
  isArmed: boolean
}

export type Fleet = ReturnType<typeof createFleet>

export function createFleet(deps: FleetDeps) {
  const workers: Worker[] = []
  let events = 0
  let isClosing = false

  function start(role: Role): Worker {
    const ready = Promise.withResolvers<void>()
    const program = join(import.meta.dirname, 'worker.ts')
    const seed = Math.floor(deps.random() * 2 ** 31)
    const child = fork(program, [role, String(deps.offset()), String(seed)], {
      env: { ...process.env, ...deps.env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const worker: Worker = { role, child, ready: ready.promise, handling: new Map(), isArmed: false }
    child.on('message', (message: FromChild) => {
      if (message.kind === 'ready') ready.resolve()
      if (message.kind === 'published') deps.published(message.mail)
      if (message.kind === 'wait') deps.wants(message.until)
      if (message.kind === 'handled') {
        if (message.error !== null) console.error(`${role}: ${message.error}`)
        settle(worker, message.id, message.error === null ? 'done' : 'failed')
      }
    })
    child.on('exit', () => {
      const at = workers.indexOf(worker)
      if (at >= 0) workers.splice(at, 1)
      if (isClosing) return
      deps.died(role, worker.handling.size)
      for (const id of [...worker.handling.keys()]) settle(worker, id, 'killed')
      workers.push(start(role))
    })
    return worker
  }

  function settle({ handling }: Worker, id: number, outcome: 'done' | 'failed' | 'killed') {
    handling.get(id)?.(outcome)
    handling.delete(id)
  }

  const send = ({ child }: Worker, message: ToChild) => {
    if (child.connected) child.send(message)
  }

  for (const role of ['pace', 'send'] as const)
    for (let count = 0; count < PER_ROLE + SPARE; count++) workers.push(start(role))

  /** The longest running ones, of which the first may be one that is to be killed. */
  const active = (role: Role) => workers.filter((worker) => worker.role === role).slice(0, PER_ROLE)

  return {
    /** Handles an event in one of the processes. Resolves when it is done, or the process was killed. */
    async handle(role: Role, mail: MailDue | null): Promise<'done' | 'failed' | 'killed'> {
      const all = active(role)
      const worker = all[Math.floor(deps.random() * all.length)]!
      await worker.ready
      if (!worker.child.connected) return 'killed'
      const id = ++events
      const { promise, resolve } = Promise.withResolvers<'done' | 'failed' | 'killed'>()
      worker.handling.set(id, resolve)
      send(worker, { kind: 'handle', id, mail })
      return promise
    },

    setClock() {
      for (const worker of workers) send(worker, { kind: 'clock', offset: deps.offset() })
    },

    /** Lets one of the processes end itself at a step. False when one is waiting for its end already. */
    arm(role: Role, failpoint: Failpoint): boolean {
      if (workers.some(({ isArmed }) => isArmed)) return false
      const [worker] = active(role)
      if (!worker) return false
      worker.isArmed = true
      send(worker, { kind: 'arm', failpoint })
      return true
    },

    /** Kills a process that handles something, if there is one. */
    kill(role: Role) {
      const busy = active(role).find(({ handling }) => handling.size > 0)
      busy?.child.kill('SIGKILL')
    },

    sending: () =>
      workers.reduce((sum, { role, handling }) => sum + (role === 'send' ? handling.size : 0), 0),

    close() {
      isClosing = true
      for (const { child } of workers) child.kill('SIGKILL')
    },
  }
}
