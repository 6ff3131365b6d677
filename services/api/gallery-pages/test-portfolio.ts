// A maker with photos, albums and a portfolio, over an API that renders pages.
import type { PortfolioSettings } from '../../photos/portfolio/schemas.ts'
import type { PhotoFacts } from '../../photos/record.ts'
import { createPhotoStore } from '../../photos/store.ts'
import { newId } from '../../platform/ids.ts'
import { builtStorefront } from '../storefront/test-build.ts'
import { readyPhoto } from '../test-links.ts'
import { setUp, type World, type WorldOptions } from '../test-world.ts'

export const ORIGIN = 'http://localhost'
export const RIGHTS = {
  creator: 'Ana Ruiz',
  copyright: '© Ana Ruiz',
  licenceUrl: 'https://example.com/licence',
}

export const startGalleries = async (options: WorldOptions = {}): Promise<World> =>
  setUp({ webRoot: await builtStorefront(), publicUrl: ORIGIN, withStorage: true, ...options })

export async function maker(world: World) {
  const person = await world.registered()
  const store = createPhotoStore(world.firestore, world.clock.now)
  const handle = `ana-${newId().slice(0, 8)}`
  const stranger = world.browser({ address: '192.0.2.9' })

  async function ask(method: 'POST' | 'PUT', url: string, body: object) {
    const answer = await person.request(method, `/api/v1${url}`, body)
    if (answer.statusCode >= 300) throw new Error(answer.body)
    return answer.json()
  }

  return {
    ...person,
    handle,
    stranger,
    store,

    /** A photo whose functions have done their work. */
    async photo(facts: Partial<PhotoFacts> = {}): Promise<string> {
      const id = await readyPhoto(world, person.id)
      const thumbhash = '1QcSHQRnh493V4dIh4eXh1h4kJUI'
      await store.change(
        id,
        (photo) =>
          photo && { ...photo, thumbnails: photo.thumbnails && { ...photo.thumbnails, thumbhash }, ...facts },
      )
      return id
    },

    async album(title: string, photoIds: readonly string[] = [], description = ''): Promise<string> {
      const { id } = await ask('POST', '/albums', { title, description })
      if (photoIds.length > 0) await ask('POST', `/albums/${id}/photos`, { ids: photoIds })
      return id
    },

    save: (settings: Partial<PortfolioSettings> = {}) =>
      person.request('PUT', '/api/v1/photo-portfolio', {
        ...{ handle, isPublished: true, displayName: 'Ana Ruiz', about: '', look: 'grid', accent: '#a53817' },
        ...{ takesMessages: true, linksShop: true, albumIds: [], ...settings },
      }),

    rights: (profile: object) => ask('PUT', '/photo-rights', profile),

    /** What a stranger sees, a moment later than anything that was done. */
    async visit(path = '') {
      await world.clock.advance(1000)
      return stranger.request('GET', `/by/${handle}${path}`)
    },
  }
}
