import { pathOf } from '../names.ts'
import type { Scope } from '../query/query.ts'
import type { Change } from '../writes/apply.ts'
import type { Target } from './target.ts'

/** Which changes a target wants to see. */
export type Interest = Scope | { kind: 'documents'; paths: string[] }

/** Something that receives changes: a listen stream. `time` is in microseconds. */
export interface Listener {
  changed(byTarget: Map<Target, Change[]>, time: number): void
  /** Delivering changes to it failed, so it must start over. */
  failed(error: unknown): void
}

function keysOf(interest: Interest): string[] {
  if (interest.kind === 'documents') return interest.paths.map((path) => `document ${path}`)
  if (interest.kind === 'collection') return [`collection ${interest.collection}`]
  return [interest.group === '' ? 'everything' : `group ${interest.group}`]
}

/** Finds the targets that a commit may affect, without looking at the others. */
export function createRegistry() {
  const interested = new Map<string, Map<Target, Listener>>()

  return {
    add(listener: Listener, target: Target, interest: Interest) {
      for (const key of keysOf(interest)) {
        const targets = interested.get(key) ?? new Map()
        targets.set(target, listener)
        interested.set(key, targets)
      }
    },

    remove(target: Target, interest: Interest) {
      for (const key of keysOf(interest)) {
        const targets = interested.get(key)
        targets?.delete(target)
        if (targets?.size === 0) interested.delete(key)
      }
    },

    announce(changes: Change[], time: number) {
      if (interested.size === 0) return
      const byListener = new Map<Listener, Map<Target, Change[]>>()
      for (const change of changes) {
        const { path: collection, group } = (change.after ?? change.before)!.collection
        const path = pathOf(change.path)
        for (const key of [`document ${path}`, `collection ${collection}`, `group ${group}`, 'everything']) {
          for (const [target, listener] of interested.get(key) ?? []) {
            const byTarget = byListener.get(listener) ?? new Map<Target, Change[]>()
            byListener.set(listener, byTarget)
            const seen = byTarget.get(target) ?? []
            byTarget.set(target, seen)
            seen.push(change)
          }
        }
      }
      for (const [listener, byTarget] of byListener) {
        try {
          listener.changed(byTarget, time)
        } catch (error) {
          listener.failed(error)
        }
      }
    },
  }
}

export type Registry = ReturnType<typeof createRegistry>
