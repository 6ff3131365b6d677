// The pages of the room, each a part of its own.

export const pages = {
  OverviewPage: async () => (await import('./overview/overview-page.tsx')).OverviewPage,
  ConversationsPage: async () => (await import('./inbox/conversations-page.tsx')).ConversationsPage,
  ConversationPage: async () => (await import('./inbox/conversation-page.tsx')).ConversationPage,
  QuestionsPage: async () => (await import('./questions/questions-page.tsx')).QuestionsPage,
  TrialPage: async () => (await import('./trial/trial-page.tsx')).TrialPage,
  SettingsPage: async () => (await import('./settings/settings-page.tsx')).SettingsPage,
}
