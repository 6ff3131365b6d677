import type { TSchema } from 'typebox'
import { expect, test } from 'vitest'
import { compilerOfFastify } from './serialization.ts'
import { setUp } from './test-world.ts'

interface Description {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>
}
interface Response {
  content?: Record<string, { schema: TSchema }>
}

test('every answer that is described can be serialized', async () => {
  await using world = await setUp()
  const { paths } = (await world.app.inject('/api/openapi.json')).json<Description>()
  const answers = Object.values(paths).flatMap((path) =>
    Object.values(path).flatMap(({ responses: { default: _problem, ...responses } }) =>
      Object.values(responses).flatMap(({ content = {} }) => Object.values(content)),
    ),
  )
  expect(answers.length).toBeGreaterThan(40)
  const compile = await compilerOfFastify()
  for (const { schema } of answers) compile({ schema, method: 'GET', url: '/' })
})
