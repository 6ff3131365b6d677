import type { Log } from '../platform/log.ts'
import type { ShelfEvent, ShelfHooks } from '../platform/shelf-hooks.ts'

/** Hooks by the room's name; null for a room that need not be told. */
export type HooksOfRooms = Record<string, ShelfHooks | null>

export interface TellRoomsDeps {
  rooms: HooksOfRooms
  log: Pick<Log, 'error'>
}

/** Tells every room, whatever happens in the others. Returns the errors, which are already logged. */
export function createTellRooms({ rooms, log }: TellRoomsDeps) {
  return async (hook: keyof ShelfHooks, event: ShelfEvent): Promise<unknown[]> => {
    const problems: unknown[] = []
    const tell = async ([room, hooks]: [string, ShelfHooks | null]) => {
      try {
        await hooks?.[hook](event)
      } catch (error) {
        problems.push(error)
        const { function: name, topic } = event
        log.error({ room, function: name, topic, error }, `A room could not take note of an event ${hook}`)
      }
    }
    await Promise.all(Object.entries(rooms).map(tell))
    return problems
  }
}
