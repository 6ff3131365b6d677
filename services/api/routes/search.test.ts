import { expect, test } from 'vitest'
import { type Browser, setUp } from '../test-world.ts'

const find = async (person: Browser, q: string) => {
  const answer = await person.request('GET', `/api/v1/search?q=${encodeURIComponent(q)}`)
  return answer.json().items as { kind: string; id: string; title: string; detail: string }[]
}

test('things of several rooms are found by the beginnings of their words', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const resume = await ana.request('POST', '/api/v1/resumes', { title: 'Glassblower in Malmö' })
  const application = await ana.request('POST', '/api/v1/applications', {
    title: 'Glass artist',
    company: 'Orrefors',
  })
  const photo = await world.reservedPhoto(ana.id)
  await ana.request('PATCH', `/api/v1/photos/${photo.id}`, { title: 'Glass bowl' })

  expect(await find(ana, 'GLAS')).toEqual([
    { kind: 'photo', id: photo.id, title: 'Glass bowl', detail: expect.stringMatching(/^\d{4}-/) },
    { kind: 'resume', id: resume.json().id, title: 'Glassblower in Malmö', detail: '' },
    { kind: 'application', id: application.json().id, title: 'Glass artist', detail: 'Orrefors' },
  ])
  expect(await find(ana, 'orre glass')).toMatchObject([{ kind: 'application' }])
  expect(await find(ana, 'malmo')).toMatchObject([{ kind: 'resume' }])
  expect(await find(ana, 'orre bowl')).toEqual([])
  expect(await find(ana, '?!')).toEqual([])
  expect(await find(await world.registered(), 'glass')).toEqual([])
})

test('what is in the trash, private or renamed is not found by what it was', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const create = async (title: string) =>
    (await ana.request('POST', '/api/v1/applications', { title })).json().id as string
  const [first, second] = [await create('Potter'), await create('Potter')]
  const photo = await world.reservedPhoto(ana.id)
  await ana.request('PATCH', `/api/v1/photos/${photo.id}`, { title: 'Potter', isPrivate: true })
  expect(await find(ana, 'potter')).toHaveLength(2)

  await ana.request('POST', '/api/v1/applications/trash', { ids: [first] })
  await ana.request('PATCH', `/api/v1/applications/${second}`, { title: 'Weaver' })
  expect(await find(ana, 'potter')).toEqual([])
  expect(await find(ana, 'weaver')).toMatchObject([{ id: second }])
  await ana.request('POST', '/api/v1/applications/restore', { ids: [first] })
  expect(await find(ana, 'potter')).toMatchObject([{ id: first }])
})

test('a search shows a few of each kind, the latest first', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  for (let n = 0; n < 7; n++) {
    world.clock.advance(1000)
    await ana.request('POST', '/api/v1/applications', { title: `Baker ${n}` })
  }
  expect((await find(ana, 'baker')).map(({ title }) => title)).toEqual(
    [6, 5, 4, 3, 2].map((n) => `Baker ${n}`),
  )
})
