import { peopleRoom } from '../features/accounts/people-room.ts'
import { photosRoom } from '../features/photos/room.ts'
import { shelfRoom } from '../features/shelf/room.ts'
import type { Room } from './room.ts'

/** The rooms that are built, in the order of the navigation; the first is home. */
export const rooms = [photosRoom, peopleRoom, shelfRoom] as const satisfies readonly Room[]
