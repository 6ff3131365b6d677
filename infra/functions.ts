// All event functions of the system, with their own facts.
import { trigger as workSweep } from '../functions/work-sweep/trigger.ts'
import type { Trigger } from '../services/platform/trigger.ts'
import { rooms } from './rooms.ts'

export const functions: readonly Trigger[] = [
  ...Object.values(rooms).flatMap((room) => room.functions),
  workSweep,
]
