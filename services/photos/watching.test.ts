import { expect, test } from 'vitest'
import { picture } from './test-pictures.ts'
import { OWNER, setUp, type World } from './test-world.ts'

/** Records changes and lets the test wait for them. */
function listen(world: World, since = '', owner = OWNER) {
  const heard: string[] = []
  const positions: string[] = []
  let wake = () => {}
  const note = (text: string, at: string) => {
    heard.push(text)
    positions.push(at)
    wake()
  }
  const stop = world.photos.live.watch(owner, since, {
    changed(change) {
      const { type, data, at } = change
      if (type === 'photo-removed') note(`${data.id} removed`, at)
      else if (type === 'photo') note(`${data.title} ${data.trashedAt ? 'trashed' : data.status}`, at)
    },
    failed: (error) => note(`failed ${error.message}`, ''),
  })
  return {
    heard,
    positions,
    async until(text: string) {
      while (!heard.includes(text)) await new Promise<void>((resolve) => (wake = resolve))
    },
    [Symbol.dispose]: stop,
  }
}

test('every change is reported, only to its owner', async () => {
  await using world = await setUp()
  using mine = listen(world)
  using theirs = listen(world, '', 'bo')
  const id = await world.upload(await picture(), { name: 'a.jpg' })
  await mine.until('a uploading')
  await world.deliver()
  await mine.until('a ready')
  await world.photos.trash(OWNER, [id])
  await mine.until('a trashed')
  await world.photos.delete(OWNER, [id])
  await mine.until(`${id} removed`)
  await world.upload(await picture(5), { name: 'b.jpg' }, 'bo')
  await theirs.until('b uploading')
  expect(mine.heard).not.toContain('b uploading')
  expect(theirs.heard).toEqual(['b uploading'])
})

test('a returning listener gets what it missed, including deletions', async () => {
  await using world = await setUp()
  const [a, b] = [
    await world.uploaded(await picture(1), { name: 'a.jpg' }),
    await world.uploaded(await picture(2), { name: 'b.jpg' }),
  ]
  let position = ''
  {
    using before = listen(world)
    await before.until('b ready')
    position = before.positions.at(-1)!
  }
  world.clock.advance(5 * 60_000)
  await world.photos.edit(OWNER, b, { title: 'better' })
  await world.photos.trash(OWNER, [a])
  await world.photos.delete(OWNER, [a])
  await world.deliver()

  using after = listen(world, position)
  await after.until('better ready')
  await after.until(`${a} removed`)
})

test('the quota is reported whenever it changes', async () => {
  await using world = await setUp()
  const used: number[] = []
  let wake = () => {}
  const stop = world.photos.watchQuota(
    OWNER,
    (quota) => {
      used.push(quota.used)
      wake()
    },
    () => {},
  )
  const bytes = await picture()
  await world.upload(bytes)
  while (!used.includes(bytes.length)) await new Promise<void>((resolve) => (wake = resolve))
  stop()
  expect(used[0]).toBe(0)
})
