// Every part of a room or a function must be registered where it takes effect. Each failure says what to do.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { functions } from '../infra/functions.ts'
import { ROOMS, type RoomName } from '../services/rooms.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const foldersIn = (path: string) =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

/** Folders of `services/` that are not rooms but shared by rooms. */
const SHARED = ['ai', 'api', 'mail', 'papers', 'platform']

test('every folder of services is a room or shared by rooms', () => {
  const known = [...ROOMS, ...SHARED]
  const unknown = foldersIn('services').filter((name) => !known.includes(name))
  expect(unknown, 'Add these rooms to services/rooms.ts').toEqual([])
  expect(
    ROOMS.filter((room) => !existsSync(join(root, 'services', room))),
    'Remove these rooms from services/rooms.ts',
  ).toEqual([])
})

test('every function is deployed', () => {
  const folders = foldersIn('functions').filter((name) =>
    existsSync(join(root, 'functions', name, 'trigger.ts')),
  )
  expect(
    folders.filter((folder) => !functions.some(({ name }) => name === folder)),
    'Add these triggers to infra/rooms.ts (a trigger is called like its folder)',
  ).toEqual([])
})

test('every process sends its spans', () => {
  const processes = ['services/api/main.ts', ...functions.map(({ name }) => `functions/${name}/main.ts`)]
  expect(
    processes.filter((file) => !/^startTelemetry\(config/m.test(read(file))),
    'Call startTelemetry(config) in these, after the configuration is read',
  ).toEqual([])
})

test("every room's indexes are deployed", () => {
  const deployed = read('infra/indexes.ts') + read('infra/rooms.ts')
  const missing = foldersIn('services').filter(
    (name) =>
      existsSync(join(root, 'services', name, 'indexes.ts')) &&
      !deployed.includes(`services/${name}/indexes.ts`),
  )
  expect(missing, 'Add the indexes of these to infra/rooms.ts').toEqual([])
})

const STUDIO = 'services/api/create-rooms.ts'
const BACKGROUND = 'services/background.ts'

interface Part {
  part: string
  place: string
  /** The function or the field of a room's entry that lists it there. */
  at: { function: string } | { field: string }
  /** Whether a room with records has to offer it, because these belong to people. */
  isOwed: boolean
}

/** A room that has such a part, or has to have it, must not be registered as having none. */
const PARTS: Part[] = [
  { part: 'LiveSource', isOwed: true, place: STUDIO, at: { field: 'live' } },
  { part: 'Exporting', isOwed: true, place: STUDIO, at: { field: 'exporting' } },
  { part: 'Forgetting', isOwed: true, place: BACKGROUND, at: { function: 'createForgettings' } },
  { part: 'Sweeping', isOwed: true, place: BACKGROUND, at: { function: 'createSweepings' } },
  { part: 'ShelfHooks', isOwed: false, place: BACKGROUND, at: { function: 'createShelfHooks' } },
]

test.each(PARTS)('a room with $part is registered in $place', ({ part, isOwed, place, at }) => {
  const text = 'function' in at ? functionIn(read(place), at.function) : read(place)
  const field = 'field' in at ? at.field : undefined
  const isDue = (room: RoomName) => hasPart(room, part) || (isOwed && codeOf(room).includes('createRecords'))
  const forgotten = ROOMS.filter((room) => isDue(room) && !isRegistered(text, room, field))
  expect(forgotten, `Register ${part} of these rooms in ${place}`).toEqual([])
  // The types require every room; this checks that the place uses these types.
  expect(text, `${place} must list its rooms as PerRoom`).toMatch(/PerRoom</)
})

test('a room that stores bytes counts them', () => {
  const storing = ROOMS.filter((room) => /grants\.upload\(|\.createWriteStream\(|\.save\(/.test(codeOf(room)))
  expect(storing).toContain('photos')
  expect(
    storing.filter((room) => !new RegExp(`(?:count|along)Bytes[^(]*\\('${room}'`).test(codeOf(room))),
    'Count the bytes of these rooms with `countBytes` or `alongBytes`, in the transaction that records them',
  ).toEqual([])
  expect(
    storing.filter((room) => !read(`web/src/features/${room}/room.ts`).includes(`stores: '${room}'`)),
    'Say `stores` in the manifests of these rooms, so that their part of the quota has a name',
  ).toEqual([])
})

test('no two rooms report changes of the same type', async () => {
  const owners = new Map<string, string>()
  for (const room of ROOMS) {
    const schemas: Record<string, unknown> = await import(`../services/${room}/schemas.ts`)
    for (const [name, changes] of Object.entries(schemas).filter(([each]) => each.endsWith('Changes')))
      for (const type of Object.keys(changes as object)) {
        expect(owners.get(type), `${name} tells ${type}, which another room tells, too`).toBeUndefined()
        owners.set(type, room)
      }
  }
  expect(owners.size).toBeGreaterThan(2)
})

test("the web listens to every room's changes", () => {
  const web = read('web/src/live-connection.ts')
  const missing = ROOMS.filter(
    (room) =>
      /export const \w+Changes\b/.test(read(`services/${room}/schemas.ts`)) &&
      !web.includes(`/${room}/schemas.ts`),
  )
  expect(missing, 'Add the changes of these rooms to LiveChanges').toEqual([])
})

/** A room's code, without its tests. */
function codeOf(room: RoomName): string {
  return readdirSync(join(root, 'services', room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|(^|\/)test-/.test(file))
    .map((file) => read(`services/${room}/${file}`))
    .join('\n')
}

/** Whether the room's own code implements the part; the shelf also accepts other rooms' hooks. */
const hasPart = (room: RoomName, part: string) =>
  new RegExp(`\\): ${part}\\b|satisfies ${part}\\b`).test(codeOf(room))

/** The text of one exported function. */
const functionIn = (text: string, name: string) =>
  text.split(/^export /m).find((each) => new RegExp(`^(const|function) ${name}\\b`).test(each)) ?? ''

/** Whether the place lists the room and, where it lists several parts of each room, this one. */
function isRegistered(text: string, room: RoomName, field?: string): boolean {
  if (field === undefined) return new RegExp(`^\\s+${room}: (?!null)`, 'm').test(text)
  const entry = new RegExp(`^( +)${room}: \\{\\n([\\s\\S]*?)^\\1\\}`, 'm').exec(text)?.[2] ?? ''
  return new RegExp(`^ +${field}(,|: (?!null))`, 'm').test(entry)
}
