import { expect, test } from 'vitest'
import { newCampaign } from '../campaigns/new-campaign.ts'
import { newRecipient } from '../recipients/new-recipient.ts'
import { createMailChecker } from './check-mails.ts'

test('mails are not made without an end, and what was not looked at stops the start', () => {
  const campaign = newCampaign({ id: 'c', ownerId: 'ana', title: 'Long', at: '2026-01-01T00:00:00.000Z' })
  const template = { subject: 'Hello', body: '{{text}} ' }
  const checker = createMailChecker({ ...campaign, template } as never, 'https://studio.example', 100_000)
  for (let position = 0; position < 20; position += 1) {
    const email = `p${position}@example.com`
    const fields = { email, text: '<'.repeat(5000) }
    const from = { ownerId: 'ana', campaignId: 'c', listId: null, row: null, at: campaign.addedAt }
    checker.add(newRecipient({ ...from, email, fields, position, newId: () => 'x' }))
  }
  const { findings, recipients } = checker.result()
  expect(recipients).toBe(20)
  expect(findings).toContainEqual(
    expect.objectContaining({
      severity: 'problem',
      message: expect.stringContaining('too long to be checked'),
    }),
  )
})
