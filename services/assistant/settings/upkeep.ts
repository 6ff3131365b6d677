// What a maker does with the assistant of the own shop.
import type { AssistantSettingsEdit, AssistantState } from './schemas.ts'
import { noShop, type Settings } from './service.ts'

export interface UpkeepDeps {
  settings: Settings
  /** Null for a maker without a shop. */
  shopOf(ownerId: string): Promise<object | null>
  knowledge: {
    state(ownerId: string): Promise<AssistantState['knowledge']>
    rebuild(ownerId: string): Promise<void>
  }
}

export type Upkeep = ReturnType<typeof createUpkeep>

/** All throw AppError `not-found` for a maker without a shop. */
export function createUpkeep({ settings, shopOf, knowledge }: UpkeepDeps) {
  async function checkShop(ownerId: string): Promise<void> {
    if (!(await shopOf(ownerId))) throw noShop()
  }

  return {
    async get(ownerId: string): Promise<AssistantState> {
      await checkShop(ownerId)
      return { ...(await settings.get(ownerId)), knowledge: await knowledge.state(ownerId) }
    },

    async edit(ownerId: string, edit: AssistantSettingsEdit): Promise<AssistantState> {
      await checkShop(ownerId)
      return { ...(await settings.edit(ownerId, edit)), knowledge: await knowledge.state(ownerId) }
    },

    /** Everything is read again, beside what is known until nothing is missing. */
    rebuild: knowledge.rebuild,
  }
}
