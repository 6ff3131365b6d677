import type { Clock } from '../clock.ts'

export interface Appointment {
  due: number
  run: () => void
  /** Position in the heap; -1 when it is not in it. */
  slot: number
}

/**
 * Schedules many appointments on one clock alarm. It is a binary heap whose items know their position, so adding or
 * cancelling one costs O(log n). Every outstanding message has one (its ack deadline or its backoff).
 */
export function createAgenda(clock: Clock) {
  const heap: Appointment[] = []
  let armedFor = Number.POSITIVE_INFINITY
  let disarm: (() => void) | undefined

  function place(item: Appointment, slot: number) {
    heap[slot] = item
    item.slot = slot
  }

  function rise(item: Appointment) {
    let slot = item.slot
    while (slot > 0) {
      const parent = heap[(slot - 1) >> 1]!
      if (parent.due <= item.due) break
      const parentSlot = parent.slot
      place(parent, slot)
      slot = parentSlot
    }
    place(item, slot)
  }

  function sink(item: Appointment) {
    let slot = item.slot
    for (;;) {
      const left = heap[slot * 2 + 1]
      const right = heap[slot * 2 + 2]
      const child = right && left && right.due < left.due ? right : left
      if (!child || child.due >= item.due) break
      const childSlot = child.slot
      place(child, slot)
      slot = childSlot
    }
    place(item, slot)
  }

  function remove(item: Appointment) {
    const last = heap.pop()!
    if (last !== item) {
      last.slot = item.slot
      rise(last)
      sink(last)
    }
    item.slot = -1
  }

  function runDue() {
    armedFor = Number.POSITIVE_INFINITY
    for (let next = heap[0]; next && next.due <= clock.now(); next = heap[0]) {
      remove(next)
      // One that fails must end neither the others nor the process.
      try {
        next.run()
      } catch (error) {
        console.error('pubsub: something due failed', error)
      }
    }
    arm()
  }

  // When the head is cancelled the alarm stays: it fires once too early, which costs less than moving it each time.
  function arm() {
    const next = heap[0]
    if (!next || next.due >= armedFor) return
    disarm?.()
    armedFor = next.due
    disarm = clock.after(Math.max(next.due - clock.now(), 0), runDue)
  }

  return {
    /** `due` in milliseconds since the epoch. */
    at(due: number, run: () => void): Appointment {
      const item = { due, run, slot: heap.length }
      heap.push(item)
      rise(item)
      arm()
      return item
    },
    cancel(item: Appointment | null | undefined) {
      if (item && item.slot >= 0) remove(item)
    },
    close() {
      disarm?.()
      heap.length = 0
      armedFor = Number.NEGATIVE_INFINITY
    },
  }
}

export type Agenda = ReturnType<typeof createAgenda>
