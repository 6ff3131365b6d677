import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

const NAMES = ['a', 'b/1', 'b/2', 'b/c/3', 'b/c/4', 'd/', 'd/5', 'é', '𝒳']

async function withObjects() {
  const world = await setUp()
  for (const name of NAMES) await world.bucket().file(name).save(name, { resumable: false })
  return {
    list: async (query: Record<string, string>) => {
      const response = await world.api(`/b/photos/o?${new URLSearchParams(query)}`)
      const {
        items = [],
        prefixes = [],
        nextPageToken,
      } = (await response.json()) as {
        items?: { name: string }[]
        prefixes?: string[]
        nextPageToken?: string
      }
      return { status: response.status, names: items.map(({ name }) => name), prefixes, nextPageToken }
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

test.each([
  ['everything', {}, NAMES, []],
  ['a prefix', { prefix: 'b/' }, ['b/1', 'b/2', 'b/c/3', 'b/c/4'], []],
  ['one level', { delimiter: '/' }, ['a', 'é', '𝒳'], ['b/', 'd/']],
  ['one level below', { prefix: 'b/', delimiter: '/' }, ['b/1', 'b/2'], ['b/c/']],
  [
    'folders as items',
    { delimiter: '/', includeTrailingDelimiter: 'true' },
    ['a', 'd/', 'é', '𝒳'],
    ['b/', 'd/'],
  ],
  ['from a name', { startOffset: 'b/c/4' }, ['b/c/4', 'd/', 'd/5', 'é', '𝒳'], []],
  ['up to a name', { endOffset: 'b/2' }, ['a', 'b/1'], []],
  [
    'between names under a prefix',
    { prefix: 'b/', startOffset: 'b/2', endOffset: 'b/c/4' },
    ['b/2', 'b/c/3'],
    [],
  ],
  ['nothing', { prefix: 'zzz' }, [], []],
])('lists %s', async (_, query, names, prefixes) => {
  await using world = await withObjects()
  expect(await world.list(query as Record<string, string>)).toMatchObject({ names, prefixes })
})

test.each([1, 2, 3, 5])('pages of %i return every object once, in order', async (maxResults) => {
  await using world = await withObjects()
  const seen: string[] = []
  const groups: string[] = []
  for (let pageToken = ''; ; ) {
    const page = await world.list({ delimiter: '/', maxResults: String(maxResults), pageToken })
    expect(page.names.length + page.prefixes.length).toBeLessThanOrEqual(maxResults)
    seen.push(...page.names)
    groups.push(...page.prefixes)
    if (!page.nextPageToken) break
    pageToken = page.nextPageToken
  }
  expect(seen).toEqual(['a', 'é', '𝒳'])
  expect(groups).toEqual(['b/', 'd/'])
})

test('an invalid page token is refused', async () => {
  await using world = await withObjects()
  expect(await world.list({ pageToken: 'no' })).toMatchObject({ status: 400 })
})
