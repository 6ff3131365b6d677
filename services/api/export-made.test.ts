// What a person made of photos is in the archive of everything, and nothing of anybody else.
import { expect, test } from 'vitest'
import { filesIn } from '../photos/archives/test-zip.ts'
import { maker } from './gallery-pages/test-portfolio.ts'
import { say, share } from './test-links.ts'
import { PASSWORD, setUp, type World } from './test-world.ts'

/** Makes one of each, all called so. */
async function made(world: World, name: string) {
  const person = await maker(world)
  const photoId = await person.photo()
  const albumId = await person.album(`Album of ${name}`, [photoId])
  const link = await share(person, {
    source: { kind: 'photos', ids: [photoId] },
    ...{ title: `Link of ${name}`, recipient: `Client of ${name}` },
  })
  const client = world.browser()
  await client.request('PUT', `${link.api}/photos/${photoId}/favourite`)
  await say(client, link, photoId, `Said to ${name}`)
  const answer = { id: 'answer', text: `Answered by ${name}` }
  await person.request('POST', `/api/v1/photo-links/${link.link.id}/proofs/${photoId}/comments`, answer)
  await person.save({ displayName: `Portfolio of ${name}`, albumIds: [albumId] })
  await person.rights({ creator: name, copyright: `© ${name}`, licenceUrl: '' })
  const wishes = { ids: [photoId], files: 'pictures', name: `Archive of ${name}` }
  await person.request('POST', '/api/v1/photos/archives', wishes)
  return { person, photoId, albumId, link }
}

async function exported({ person }: Pick<Awaited<ReturnType<typeof made>>, 'person'>) {
  const { url } = (await person.request('POST', '/api/v1/account/export', { password: PASSWORD })).json()
  const files = await filesIn((await person.request('GET', url)).rawPayload)
  const texts = new Map(files.map(({ name, bytes }) => [name, bytes.toString()]))
  return { texts, read: (name: string) => JSON.parse(texts.get(`photos/${name}.json`) ?? 'null') }
}

test('albums, links with what was said, the portfolio, rights and archives are exported', async () => {
  await using world = await setUp({ withStorage: true })
  const ana = await made(world, 'Ana')
  await made(world, 'Bob')
  const { texts, read } = await exported(ana)
  const { photoId, albumId, link } = ana

  expect(read('albums')).toMatchObject([{ id: albumId, title: 'Album of Ana', photos: [photoId] }])
  expect(read('links')).toMatchObject([
    {
      ...{ id: link.link.id, title: 'Link of Ana', recipient: 'Client of Ana', state: 'open' },
      ...{ photoIds: [photoId], favourites: 1, comments: 2 },
    },
  ])
  expect(read('link-comments')).toMatchObject([
    {
      ...{ linkId: link.link.id, photoId, isFavourite: true },
      comments: [
        { by: 'client', text: 'Said to Ana' },
        { by: 'maker', text: 'Answered by Ana' },
      ],
    },
  ])
  const { handle } = ana.person
  expect(read('portfolio')).toMatchObject({
    ...{ handle, displayName: 'Portfolio of Ana', isPublished: true, albums: [{ id: albumId }] },
  })
  expect(read('rights')).toMatchObject({ creator: 'Ana', copyright: '© Ana' })
  expect(read('archives')).toMatchObject([{ name: 'Archive of Ana' }])

  const all = [...texts.values()].join('\n')
  expect(all).not.toContain('Bob')
  // Whoever finds the archive must not get the links.
  expect(all).not.toContain(link.path.slice(-28))
})
