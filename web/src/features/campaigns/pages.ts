// The pages of the room, each a part of its own. The manifest knows only this file, because every address of a script
// costs the first load some bytes.

export const pages = {
  CampaignsPage: async () => (await import('./list/campaigns-page.tsx')).CampaignsPage,
  CampaignPage: async () => (await import('./campaign/campaign-page.tsx')).CampaignPage,
  MailboxPage: async () => (await import('./mailbox/mailbox-page.tsx')).MailboxPage,
  SuppressionsPage: async () => (await import('./suppressions/suppressions-page.tsx')).SuppressionsPage,
  WizardPage: async () => (await import('./wizard/wizard-page.tsx')).WizardPage,
}

export const takeLists = async (files: File[]) => (await import('./data/dropped-lists.ts')).takeLists(files)
