import { expect, test } from 'vitest'
import { ANY_TIME } from '../../../../../services/campaigns/campaigns/schedule-schemas.ts'
import type { Campaign, CampaignEdit } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { ApiError } from '../../../api-error.ts'
import { createDraft, TYPING_REST } from './draft.ts'

const begun: Campaign = {
  id: 'c1',
  title: 'Galleries',
  status: 'draft',
  pauseReason: null,
  pauseText: null,
  resumesAt: null,
  counts: { total: 0, sent: 0, failed: 0, unknown: 0, skipped: 0, bounced: 0 },
  template: { subject: '', body: '' },
  attachments: [],
  schedule: ANY_TIME,
  sender: { name: 'Ana', footer: '', replyTo: '' },
  fields: [],
  version: 1,
  addedAt: '2027-01-01T00:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  updatedAt: '2027-01-01T00:00:00.000Z',
  trashedAt: null,
}

/** One campaign on a server that refuses what is based on an older version, and a clock that is moved by hand. */
function setUp() {
  let stored = begun
  let isAway = false
  let timers: { run: () => void; milliseconds: number }[] = []
  const sent: CampaignEdit[] = []
  const save = async (edit: CampaignEdit): Promise<Campaign> => {
    if (isAway) throw new ApiError({ status: 0, title: 'No answer' })
    sent.push(edit)
    const { version, ...fields } = edit
    if (version !== stored.version) throw new ApiError({ status: 409, title: 'Conflict' })
    stored = { ...stored, ...fields, version: version + 1 }
    return stored
  }
  const open = () =>
    createDraft(stored, {
      save,
      read: async () => stored,
      later(run, milliseconds) {
        const timer = { run, milliseconds }
        timers.push(timer)
        return () => {
          timers = timers.filter((each) => each !== timer)
        }
      },
    })
  return {
    open,
    sent,
    stored: () => stored,
    elsewhere: (fields: Partial<Campaign>) => save({ version: stored.version, ...fields } as CampaignEdit),
    away: (value: boolean) => {
      isAway = value
    },
    timers: () => timers.map(({ milliseconds }) => milliseconds),
  }
}

test('what is typed is saved once, after a rest', async () => {
  const world = setUp()
  const draft = world.open()
  draft.change('title', 'G')
  draft.change('title', 'Ga')
  expect(world.timers()).toEqual([TYPING_REST])
  expect(draft.state().status).toBe('waiting')
  await draft.flush()
  expect(world.sent).toEqual([{ version: 1, title: 'Ga' }])
  expect(draft.state()).toMatchObject({ status: 'saved', fields: { title: 'Ga' } })
})

test('what is typed while it is being saved is saved next, on top of it', async () => {
  const world = setUp()
  const draft = world.open()
  draft.change('template', { subject: 'Hello', body: '' })
  const first = draft.flush()
  draft.change('template', { subject: 'Hello', body: 'Dear' })
  await first
  expect(draft.state().fields.template.body).toBe('Dear')
  await draft.flush()
  expect(world.sent.map(({ version }) => version)).toEqual([1, 2])
  expect(world.stored().template).toEqual({ subject: 'Hello', body: 'Dear' })
})

test('two windows that change different parts both keep theirs', async () => {
  const world = setUp()
  const draft = world.open()
  draft.change('title', 'Mine')
  await world.elsewhere({ template: { subject: 'Theirs', body: '' } })
  await draft.flush()
  await draft.flush()
  expect(world.stored()).toMatchObject({ title: 'Mine', template: { subject: 'Theirs' } })
  expect(draft.state()).toMatchObject({ status: 'saved', fields: { template: { subject: 'Theirs' } } })
})

test.each([
  ['mine', 'Mine'],
  ['theirs', 'Theirs'],
] as const)('two windows that change the same are told, and %s can be kept', async (keep, title) => {
  const world = setUp()
  const draft = world.open()
  draft.change('title', 'Mine')
  await world.elsewhere({ title: 'Theirs' })
  await draft.flush()
  expect(draft.state()).toMatchObject({ status: 'conflict', contested: ['title'], fields: { title: 'Mine' } })
  expect(world.stored().title).toBe('Theirs')
  await draft.settle(keep)
  expect(draft.state()).toMatchObject({ status: 'saved', contested: [], fields: { title } })
  expect(world.stored().title).toBe(title)
})

test('a live change is shown at once where nothing was typed, and is a conflict where it was', async () => {
  const world = setUp()
  const draft = world.open()
  draft.heard(await world.elsewhere({ title: 'Theirs' }))
  expect(draft.state().fields.title).toBe('Theirs')
  draft.change('title', 'Mine')
  draft.heard(await world.elsewhere({ title: 'Theirs again' }))
  expect(draft.state()).toMatchObject({ status: 'conflict', fields: { title: 'Mine' } })
})

test('without a connection it is kept and tried again', async () => {
  const world = setUp()
  const draft = world.open()
  world.away(true)
  draft.change('title', 'Mine')
  await draft.flush()
  expect(draft.state()).toMatchObject({ status: 'failed', fields: { title: 'Mine' } })
  expect(world.timers()).toHaveLength(1)
  world.away(false)
  await draft.flush()
  expect(world.stored().title).toBe('Mine')
  expect(draft.state()).toMatchObject({ status: 'saved', error: null })
})
