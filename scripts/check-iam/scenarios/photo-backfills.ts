// Photos that an older function worked on are brought up to date.
import type { BackfillPart } from '../../../services/photos/backfill/schemas.ts'
import { BACKFILLS } from '../../../services/photos/backfill/store.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { readyPhoto } from './photos.ts'

/** A run looks at each photo once, so the one before is forgotten. */
export async function startBackfill({ firestore, maker }: World, part: BackfillPart): Promise<void> {
  await firestore.collection(BACKFILLS).doc(part).delete()
  await maker.call('POST', `/backfills/${part}`, { limit: 100 })
}

export const photoBackfills: Scenario[] = (['metadata', 'thumbnails'] as const).map((part) => ({
  name: `${part} of an older photo are brought up to date`,
  async run(world) {
    const { id } = await readyPhoto(world, world.maker)
    const photo = world.firestore.collection('photos').doc(id)
    await photo.update({ [`recipes.${part}`]: 0 })
    await startBackfill(world, part)
    await world.until('it is up to date', async () => (await photo.get()).get(`recipes.${part}`) > 0)
  },
}))
