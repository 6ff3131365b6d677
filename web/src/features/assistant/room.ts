// What the shell knows about the maker's side of a shop's assistant; everything else stays out of the first load.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { MessagesSquare } from 'lucide-react'
import { loadPart } from '../../load-part.ts'
import type { AppRoute } from '../../shell/app-route.ts'
import type { Room } from '../../shell/room.ts'

const load = () => import('./pages.ts')

type PageName = keyof Awaited<ReturnType<typeof load>>['pages']

const page = (name: PageName) =>
  lazyRouteComponent(() => loadPart(async () => ({ default: await (await load()).pages[name]() })))

const OverviewPage = page('OverviewPage')
const ConversationsPage = page('ConversationsPage')
const ConversationPage = page('ConversationPage')
const QuestionsPage = page('QuestionsPage')
const TrialPage = page('TrialPage')
const SettingsPage = page('SettingsPage')

interface AssistantSearch {
  /** The part of a list that is shown. */
  tab?: string | undefined
}

const validateSearch = ({ tab }: Record<string, unknown>): AssistantSearch =>
  tab ? { tab: String(tab) } : {}

function routes(app: AppRoute) {
  const getParentRoute = () => app
  return [
    createRoute({ getParentRoute, path: '/assistant', component: OverviewPage }),
    createRoute({
      getParentRoute,
      path: '/assistant/conversations',
      validateSearch,
      component: ConversationsPage,
    }),
    createRoute({
      getParentRoute,
      path: '/assistant/conversations/$conversationId',
      component: ConversationPage,
    }),
    createRoute({ getParentRoute, path: '/assistant/questions', validateSearch, component: QuestionsPage }),
    createRoute({ getParentRoute, path: '/assistant/trial', component: TrialPage }),
    createRoute({ getParentRoute, path: '/assistant/settings', component: SettingsPage }),
  ] as const
}

function pageAt(path: string) {
  const [, , part, id] = path.split('/')
  if (part === 'conversations') return id ? ConversationPage : ConversationsPage
  if (part === 'questions') return QuestionsPage
  if (part === 'trial') return TrialPage
  return part === 'settings' ? SettingsPage : OverviewPage
}

export const assistantRoom = {
  path: '/assistant',
  label: 'Assistant',
  icon: MessagesSquare,
  role: 'member',
  routes,
  pageAt,
  palette: () => import('./palette.ts'),
} satisfies Room
