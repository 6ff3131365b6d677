// What the shell and other rooms know about the campaigns room; everything else stays out of the first load.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { Mails } from 'lucide-react'
import { loadPart } from '../../load-part.ts'
import type { AppRoute } from '../../shell/app-route.ts'
import type { Room } from '../../shell/room.ts'

const load = () => import('./pages.ts')

type PageName = keyof Awaited<ReturnType<typeof load>>['pages']

const page = (name: PageName) =>
  lazyRouteComponent(() => loadPart(async () => ({ default: await (await load()).pages[name]() })))

const CampaignsPage = page('CampaignsPage')
const CampaignPage = page('CampaignPage')
const MailboxPage = page('MailboxPage')
const SuppressionsPage = page('SuppressionsPage')
const WizardPage = page('WizardPage')

/** What an address says besides its path: each page reads its own names, and ids are checked by the service. */
interface CampaignsSearch {
  trashed?: true
  /** A new campaign is being named. */
  begin?: true
  /** The part of a campaign's page that is open. */
  tab?: string
  /** Which recipients are shown. */
  filter?: string
  /** The recipient that is open. */
  recipient?: string
  /** What Google's consent came to. */
  connected?: string
  problem?: string
}

const text = (search: Record<string, unknown>, name: keyof CampaignsSearch) =>
  typeof search[name] === 'string' ? { [name]: search[name] } : {}

const readSearch = (search: Record<string, unknown>): CampaignsSearch => ({
  ...(search.trashed === true && { trashed: true }),
  ...(search.begin === true && { begin: true }),
  ...text(search, 'tab'),
  ...text(search, 'filter'),
  ...text(search, 'recipient'),
  ...text(search, 'connected'),
  ...text(search, 'problem'),
})

function routes(app: AppRoute) {
  const getParentRoute = () => app
  const validateSearch = readSearch
  return [
    createRoute({ getParentRoute, path: '/campaigns', validateSearch, component: CampaignsPage }),
    createRoute({ getParentRoute, path: '/campaigns/mailbox', validateSearch, component: MailboxPage }),
    createRoute({ getParentRoute, path: '/campaigns/suppressions', component: SuppressionsPage }),
    createRoute({ getParentRoute, path: '/campaigns/$campaignId', validateSearch, component: CampaignPage }),
    createRoute({
      getParentRoute,
      path: '/campaigns/$campaignId/edit',
      beforeLoad({ params: { campaignId } }) {
        const step = 'recipients'
        throw redirect({
          to: '/campaigns/$campaignId/edit/$step',
          params: { campaignId, step },
          replace: true,
        })
      },
    }),
    createRoute({
      getParentRoute,
      path: '/campaigns/$campaignId/edit/$step',
      validateSearch,
      component: WizardPage,
    }),
  ] as const
}

function pageAt(path: string) {
  const [, , id, edit] = path.split('/')
  if (!id) return CampaignsPage
  if (id === 'mailbox') return MailboxPage
  if (id === 'suppressions') return SuppressionsPage
  return edit === 'edit' ? WizardPage : CampaignPage
}

export const campaignsRoom = {
  path: '/campaigns',
  label: 'Campaigns',
  stores: 'campaigns',
  icon: Mails,
  role: 'member',
  routes,
  pageAt,
  palette: () => import('./palette.ts'),
  drop: {
    title: 'Drop a list of recipients',
    hint: 'CSV or Excel (.xlsx)',
    take: (files: File[]) => void loadPart(load).then(({ takeLists }) => takeLists(files)),
  },
} satisfies Room
