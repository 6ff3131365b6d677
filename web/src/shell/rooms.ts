import { peopleRoom } from '../features/accounts/people-room.ts'
import { assistantRoom } from '../features/assistant/room.ts'
import { campaignsRoom } from '../features/campaigns/room.ts'
import { careersRoom } from '../features/careers/room.ts'
import { modelsRoom } from '../features/models/room.ts'
import { photosRoom } from '../features/photos/room.ts'
import { shelfRoom } from '../features/shelf/room.ts'
import { shopRoom } from '../features/shop/room.ts'
import type { Room } from './room.ts'

/** The existing rooms, in the order of the navigation; the first is the home page. */
export const rooms = [
  photosRoom,
  careersRoom,
  campaignsRoom,
  shopRoom,
  assistantRoom,
  peopleRoom,
  modelsRoom,
  shelfRoom,
] as const satisfies readonly Room[]
