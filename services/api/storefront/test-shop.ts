// A shop of its own for each test, over an API that renders pages.
import { newId } from '../../platform/ids.ts'
import { catalogueIndex } from '../test-catalogue.ts'
import { setUp, type World, type WorldOptions } from '../test-world.ts'
import { builtStorefront } from './test-build.ts'

export const ORIGIN = 'http://localhost'

export const startStorefront = async (options: WorldOptions = {}): Promise<World> =>
  setUp({ webRoot: await builtStorefront(), publicUrl: ORIGIN, withStorage: true, ...options })

/** `settings` are the shop's; without any it is closed, as a new shop is. */
export async function openShop(world: World, settings: object = {}) {
  const maker = await world.registered()
  const handle = `grove-${newId()}`
  const opening = { handle, name: 'Olive Grove', currency: 'EUR', country: 'DE' }
  await maker.request('POST', '/api/v1/shop', opening)
  const edit = (changes: object) => maker.request('PATCH', '/api/v1/shop', changes)
  if (Object.keys(settings).length > 0) await edit(settings)
  const index = catalogueIndex(world)
  const stranger = world.browser({ address: '192.0.2.9' })
  return {
    maker,
    handle,
    edit,
    stranger,
    /** Adds a product that everybody sees at once. */
    async sell(product: object): Promise<{ id: string; slug: string; variants: { id: string }[] }> {
      const variants = [{ sku: '', options: [], price: 890, compareAt: null, weight: 500, onHand: 20 }]
      const answer = await maker.request('POST', '/api/v1/shop/products', {
        ...{ title: 'Olive oil', status: 'published', variants },
        ...product,
      })
      if (answer.statusCode !== 201) throw new Error(answer.body)
      await index({ ownerId: maker.id, changes: [] })
      // Instances look for a newer catalogue once a second.
      await world.clock.advance(1000)
      return answer.json()
    },
    visit: (path = '') => stranger.request('GET', `/shop/${handle}${path}`),
  }
}
