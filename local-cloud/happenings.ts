// What happens in the local cloud, told once and to everybody who wants to know: the console shows it, monitoring makes
// time series of it, billing counts it. Nothing is kept here.
import type { Clock } from './clock.ts'
import type { LogLine } from './run/log-line.ts'

/** All sizes are bytes, all durations milliseconds. A trace is 32 hex digits, null when there is none. */
export type Happening =
  /** Cloud Run has answered a request, or a client has left it (499). */
  | {
      kind: 'request'
      service: string
      revision: string
      method: string
      /** With its query. */
      path: string
      status: number
      /** From the arrival to the end of the answer, waiting for an instance included. */
      ms: number
      /** The bodies, without their headers. */
      received: number
      sent: number
      /** The process that took it; null when none did. */
      pid: number | null
      trace: string | null
    }
  /**
   * `ready` says how long the start took, and every change after it how long ago the start was. `crashed` and `failed`
   * are not asked for.
   */
  | {
      kind: 'instance'
      service: string
      revision: string
      pid: number
      change: 'starting' | 'ready' | 'failed' | 'crashed' | 'gone'
      ms: number
    }
  /** `size` is what Pub/Sub bills of the message, before its minimum for a request. */
  | { kind: 'published'; topic: string; messageId: string; size: number; trace: string | null }
  /** A push was answered, or not in time. */
  | {
      kind: 'delivered'
      subscription: string
      topic: string
      messageId: string
      attempt: number
      result: 'acked' | 'refused' | 'expired' | 'unreachable'
      ms: number
      size: number
      trace: string | null
    }
  | { kind: 'dead-lettered'; subscription: string; topic: string; messageId: string; trace: string | null }
  /** A schedule has published; `byHand` when somebody asked for it. */
  | { kind: 'tick'; schedule: string; topic: string; byHand: boolean }
  /** A request to storage was answered. `sent` counts the content of objects only. */
  | {
      kind: 'object'
      method:
        | 'insert'
        | 'get'
        | 'read'
        | 'list'
        | 'update'
        | 'delete'
        | 'rewrite'
        | 'compose'
        | 'session'
        | 'chunk'
      bucket: string
      object: string
      received: number
      sent: number
      status: number
      /** The account that asked, or whose signature did; null for nobody. */
      account: string | null
    }
  /** A call of Firestore was answered: documents and index entries as Google bills them. */
  | {
      kind: 'documents'
      method: string
      reads: number
      writes: number
      deletes: number
      account: string | null
    }
  | { kind: 'secret'; method: string; secret: string; account: string | null }
  /** A service, or the local cloud about it, has logged a line. */
  | { kind: 'log'; line: LogLine; size: number }

export type Told = Happening & {
  /** By the local cloud's clock, milliseconds since the epoch. */
  time: number
}

/** How a simulated service says what has happened. */
export type Tell = (happening: Happening) => void

/** For a service that runs alone, without anybody who listens. */
export const tellNobody: Tell = () => undefined

export interface Happenings {
  tell: Tell
  /** Calls `listener` at once with everything that happens from now on; returns how to stop that. */
  listen(listener: (told: Told) => void): () => void
}

export function createHappenings(clock: Pick<Clock, 'now'>): Happenings {
  const listeners = new Set<(told: Told) => void>()
  return {
    tell(happening) {
      if (listeners.size === 0) return
      const told = { ...happening, time: clock.now() }
      for (const listener of listeners)
        try {
          listener(told)
        } catch (error) {
          // Who only watches must not break what is watched.
          console.error('local cloud: a listener failed', error)
        }
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
