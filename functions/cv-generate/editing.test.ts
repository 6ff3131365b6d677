import { expect, test } from 'vitest'
import type { Cv, CvReview } from '../../services/careers/cvs/schemas.ts'
import { OWNER, setUp } from './test-world.ts'

const review = (revision: number, more: Partial<CvReview>): CvReview => ({ revision, decisions: [], ...more })
const lineOf = (cv: Cv, id: string) => cv.text.flatMap(({ lines }) => lines).find((line) => line.id === id)

test('a CV tells every text that it prints, in its order, and what the entries are', async () => {
  await using world = await setUp()
  const cv = await world.ready()
  expect(cv.text.map(({ section }) => section)).toEqual(['basics', 'work'])
  expect(cv.text[0]?.lines.map(({ id }) => id)).toEqual(['basics.label', 'basics.summary'])
  expect(cv.text[1]?.lines.map(({ text }) => text)).toEqual(['Ran Kubernetes', 'Managed 8 people'])
  expect(cv.text[1]?.title).not.toBe('')
  expect(cv.canUndo).toBe(false)
})

test('any line is written by hand: what the résumé supports is true, and the rest the own claim', async () => {
  await using world = await setUp()
  const { id, revision, letter } = await world.ready()
  const [opening] = letter
  const cv = await world.cvs.review(
    OWNER,
    id,
    review(revision, {
      edits: [
        { target: 'w1l1', text: 'Managed people' },
        { target: 'w1l2', text: 'Ran Kubernetes for 900 teams' },
        { target: 'basics.summary', text: 'I have won the Nobel Prize' },
      ],
      letter: [{ ...opening, id: opening?.id ?? '', from: [], text: 'I saved 5 million euros.' }],
    }),
  )
  expect(lineOf(cv, 'w1l1')).toMatchObject({ text: 'Managed people', by: 'person', isOwn: false })
  expect(lineOf(cv, 'w1l2')).toMatchObject({ by: 'person', isOwn: true, original: 'Ran Kubernetes' })
  expect(lineOf(cv, 'basics.summary')).toMatchObject({ isOwn: true })
  expect(cv.changes.filter(({ kind }) => kind === 'letter')).toMatchObject([
    { target: opening?.id, state: 'own', by: 'person' },
  ])
  const claim = cv.changes.find(({ target }) => target === 'w1l2')
  expect(claim?.verdicts.filter(({ outcome }) => outcome !== 'passed')).not.toEqual([])
  // What only the person says is no evidence of the résumé.
  expect(cv.coverage?.must).toEqual({ total: 1, shown: 1, ceiling: 1 })

  const back = await world.cvs.review(
    OWNER,
    id,
    review(cv.revision, { edits: [{ target: 'w1l2', text: 'Ran Kubernetes' }] }),
  )
  expect(lineOf(back, 'w1l2')).toMatchObject({ by: 'resume', isOwn: false })
})

test('reviews are undone one by one, and the papers are made again', async () => {
  await using world = await setUp()
  const first = await world.ready()
  const edit = (revision: number, text: string) =>
    world.cvs.review(OWNER, first.id, review(revision, { edits: [{ target: 'w1l1', text }] }))
  const look = { template: 'modern', pageSize: 'a4', language: 'en' } as const
  const one = await edit(first.revision, 'Managed people')
  const two = await world.cvs.review(OWNER, first.id, review(one.revision, { look, letter: [] }))
  expect(two).toMatchObject({ canUndo: true, letter: [], look })

  const undone = await world.cvs.undo(OWNER, first.id, two)
  expect(undone).toMatchObject({ status: 'rendering', revision: 4, letter: first.letter, look: first.look })
  expect(lineOf(undone, 'w1l1')?.text).toBe('Managed people')
  const start = await world.cvs.undo(OWNER, first.id, undone)
  expect(start).toMatchObject({ changes: first.changes, canUndo: false, text: first.text })
  await expect(world.cvs.undo(OWNER, first.id, start)).rejects.toMatchObject({ reason: 'nothing-to-undo' })
  await world.render()
  expect(await world.cvs.get(OWNER, first.id)).toMatchObject({ status: 'ready', coverage: first.coverage })
})

test('of two windows the second is told that the CV was changed, and changes nothing', async () => {
  await using world = await setUp()
  const { id, revision } = await world.ready()
  const edit = (text: string) =>
    world.cvs.review(OWNER, id, review(revision, { edits: [{ target: 'w1l1', text }] }))
  await edit('Managed people')
  await expect(edit('People managed')).rejects.toMatchObject({ code: 'conflict', reason: 'stale' })
  await expect(world.cvs.undo(OWNER, id, { revision })).rejects.toMatchObject({ reason: 'stale' })
  await expect(world.cvs.undo('bob', id, { revision: 2 })).rejects.toMatchObject({ code: 'not-found' })
  expect(lineOf(await world.cvs.get(OWNER, id), 'w1l1')?.text).toBe('Managed people')
})

test('a long CV forgets its oldest reviews', async () => {
  await using world = await setUp()
  const { id, revision } = await world.ready()
  let cv = await world.cvs.get(OWNER, id)
  for (let turn = 0; turn < 25; turn += 1)
    cv = await world.cvs.review(
      OWNER,
      id,
      review(revision + turn, { edits: [{ target: 'w1l1', text: `Managed ${turn} people` }] }),
    )
  let undone = 0
  for (; cv.canUndo; undone += 1) cv = await world.cvs.undo(OWNER, id, cv)
  expect(undone).toBe(20)
})

test('a review with more text than a CV has is refused, and nothing changes', async () => {
  await using world = await setUp()
  const { id, revision, text } = await world.ready()
  const edits = Array.from({ length: 10 }, () => ({ target: 'w1l1', text: 'led '.repeat(1200) }))
  await expect(world.cvs.review(OWNER, id, review(revision, { edits }))).rejects.toMatchObject({
    code: 'too-large',
  })
  expect(await world.cvs.get(OWNER, id)).toMatchObject({ revision, text })
})
