import { expect, test } from 'vitest'
import { setUp } from '../test-world.ts'

const TEXT = 'Mira Okafor\nmira@example.com\nExperience\nEngineer at Acme, 2019 - present'

test('a résumé from a text is kept for who is signed in, and is taken along in every format', async () => {
  await using world = await setUp()
  const mira = await world.registered('mira@example.com')

  const made = await mira.request('POST', '/api/v1/ai/generate', { input: TEXT })
  const { resumeId } = made.json()
  expect((await mira.request('GET', `/api/v1/resumes/${resumeId}`)).json()).toMatchObject({
    status: 'ready',
    content: { basics: { name: 'Mira Okafor' } },
  })

  const files = { json: '{', markdown: '# Mira Okafor', docx: 'PK', pdf: '%PDF-' }
  for (const [format, beginning] of Object.entries(files)) {
    const file = await mira.request('GET', `/api/v1/resumes/${resumeId}/export?format=${format}`)
    expect(file.statusCode, file.body).toBe(200)
    expect(file.body.startsWith(beginning), format).toBe(true)
  }

  const stranger = await world.registered('someone@example.com')
  const foreign = await stranger.request('GET', `/api/v1/resumes/${resumeId}/export?format=pdf`)
  expect(foreign.statusCode).toBe(404)
})
