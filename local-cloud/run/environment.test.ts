import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

test('an instance finds the mailbox', async () => {
  await using world = await setUp()

  const { env } = await world.ask()

  expect(env.SMTP_EMULATOR_HOST).toBe(world.cloud.mailbox.smtpAddress)
  expect(env.MAILBOX_EMULATOR_URL).toBe(world.cloud.mailbox.url)
  expect(await (await fetch(`${world.cloud.mailbox.url}/messages`)).json()).toMatchObject({ messages: [] })
  expect(`http://${env.GMAIL_EMULATOR_HOST}`).toBe(world.cloud.googleMail.url)
})
