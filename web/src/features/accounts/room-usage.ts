import type { Quota } from '../../../../services/accounts/schemas.ts'
import type { Room } from '../../shell/room.ts'

export interface RoomUsage {
  room: string
  label: string
  bytes: number
}

/** What each room stores, the most first, in the words of the rooms' manifests. Rooms that store nothing are left out. */
export function usageByRoom(
  byRoom: Quota['byRoom'],
  rooms: readonly Pick<Room, 'label' | 'stores'>[],
): RoomUsage[] {
  return Object.entries(byRoom)
    .filter(([, bytes]) => bytes > 0)
    .map(([room, bytes]) => {
      // A newer service may have rooms that this page does not know yet.
      const label = rooms.find(({ stores }) => stores === room)?.label ?? capitalized(room)
      return { room, label, bytes }
    })
    .sort((a, b) => b.bytes - a.bytes)
}

const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
