// The people that a campaign writes to, and what happened to each mail.
import { type BrowsingDeps, createBrowsing } from './browsing.ts'
import { createEditing, type EditingDeps } from './editing.ts'
import { logFile } from './log-file.ts'

export type RecipientsDeps = BrowsingDeps & EditingDeps

export type Recipients = ReturnType<typeof createRecipients>

export function createRecipients(deps: RecipientsDeps) {
  const { all, ...browsing } = createBrowsing(deps)
  return {
    ...browsing,
    ...createEditing(deps),

    /** Every recipient with what happened, as pieces of a CSV file. Throws AppError `not-found`. */
    async log(ownerId: string, campaignId: string) {
      const { title, fields, recipients } = await all(ownerId, campaignId)
      return { name: `${title}.csv`, content: logFile(fields, recipients) }
    },
  }
}
