// Templates: what a campaign's mails say, tried before any is sent.
import { ownCampaign } from '../campaigns/ownership.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import { type CheckDeps, createCheck } from './check.ts'
import { templateExamples } from './examples.ts'
import { createPreview } from './preview.ts'
import type { CheckReport } from './schemas.ts'
import { createTestMail, type TestMailDeps } from './test-mail.ts'

export interface TemplatesDeps extends TestMailDeps {
  recipients: TestMailDeps['recipients'] & CheckDeps['recipients']
}

export type Templates = ReturnType<typeof createTemplates>

/** All throw AppError `not-found` for a campaign that is not the person's. */
export function createTemplates(deps: TemplatesDeps) {
  const check = createCheck({ ...deps, mailboxOf: deps.mailboxes.current })
  return {
    /** Everything that would make a mail wrong. */
    async check(ownerId: string, id: string): Promise<CheckReport> {
      return check(ownerId, ownCampaign(await deps.campaigns.get(id), ownerId, id))
    },

    /** The same for a campaign that was read already. */
    checkRecord: (ownerId: string, campaign: CampaignRecord): Promise<CheckReport> =>
      check(ownerId, campaign),

    preview: createPreview(deps),
    sendTest: createTestMail(deps),
    examples: () => templateExamples,
  }
}
