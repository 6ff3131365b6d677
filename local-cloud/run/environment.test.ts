import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

test('an instance finds the mailbox', async () => {
  await using world = await setUp()

  const { env } = await world.ask()

  expect(env.SMTP_EMULATOR_HOST).toBe(world.cloud.mailbox.smtpAddress)
  expect(await (await fetch(`${world.cloud.mailbox.url}/messages`)).json()).toEqual({
    messages: [],
  })
})
