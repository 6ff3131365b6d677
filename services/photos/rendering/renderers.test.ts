import { expect, test } from 'vitest'
import { BadPicture } from './limits.ts'
import { createRenderers, RENDERER_LIMITS } from './renderers.ts'
import { heic } from './test-heic.ts'
import { plain, RED } from './test-pictures.ts'

const MB = 1024 * 1024
const POISON = new URL('./test-poison-process.ts', import.meta.url)
const order = (name: string) => Buffer.from(name.padEnd(100))
const good = () => plain(60, 40).jpeg().toBuffer()

test('light and heavy pictures are rendered as in this process', async () => {
  using renderers = createRenderers()
  const files = [await good(), heic({ columns: 2, rows: 2, colourAt: () => RED }), await good()]
  const rendered = await Promise.all(files.map((bytes) => renderers.render(bytes, 'ana')))
  expect(rendered.map(({ width, contentType }) => [width, contentType])).toEqual([
    [60, 'image/jpeg'],
    [32, 'image/heic'],
    [60, 'image/jpeg'],
  ])
  expect(Buffer.isBuffer(rendered[0]?.preview)).toBe(true)
  await expect(renderers.render(Buffer.from('no picture'), 'ana')).rejects.toThrow(/a text file/)
})

test("one person's many costly pictures do not hold up another's one", async () => {
  using renderers = createRenderers()
  const costly = heic({ columns: 2, rows: 2, colourAt: () => RED })
  const shown: string[] = []
  const render = (owner: string) => renderers.render(costly, owner).then(() => shown.push(owner))

  await Promise.all([...Array.from({ length: 8 }, () => render('ana')), render('bob')])

  expect(shown.indexOf('bob')).toBeLessThanOrEqual(2)
})

test.each([
  ['crashes the process', 'crash', /stops the program/],
  ['ends the process', 'stop', /stops the program/],
  ['never comes to an end', 'spin', /too long/],
  ['eats memory', 'eat', /too much memory/],
])('what %s is refused, and those around it are shown', async (_, name, reason) => {
  using renderers = createRenderers({
    entry: POISON,
    limits: { ...RENDERER_LIMITS, processorSeconds: 2, memory: 300 * MB },
  })
  const bad = renderers.render(order(name), 'ana')
  const others = Array.from({ length: 3 }, async () => renderers.render(await good(), 'bob'))
  await expect(bad).rejects.toThrow(BadPicture)
  await expect(bad).rejects.toThrow(reason)
  expect((await Promise.all(others)).map(({ width }) => width)).toEqual([60, 60, 60])
})

test('a picture that never finishes is given up', async () => {
  using renderers = createRenderers({ entry: POISON, limits: { ...RENDERER_LIMITS, seconds: 1 } })
  await expect(renderers.render(order('wait'), 'ana')).rejects.toThrow(/too long/)
})

test('a process that is ended from outside once loses no picture', async () => {
  using renderers = createRenderers({ limits: RENDERER_LIMITS })
  await renderers.render(await good(), 'bob')
  const large = await plain(6000, 4000).jpeg().toBuffer()
  const rendering = renderers.render(large, 'ana')
  for (const pid of renderers.pids()) process.kill(pid, 'SIGKILL')
  expect((await rendering).width).toBe(6000)
})
