// What the shell and other rooms know about the careers room; everything else stays out of the first load.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { BriefcaseBusiness } from 'lucide-react'
import { loadPart } from '../../load-part.ts'
import type { AppRoute } from '../../shell/app-route.ts'
import type { Room } from '../../shell/room.ts'

const load = () => import('./pages.ts')

type PageName = keyof Awaited<ReturnType<typeof load>>['pages']

const page = (name: PageName) =>
  lazyRouteComponent(() => loadPart(async () => ({ default: await (await load()).pages[name]() })))

const JobsPage = page('JobsPage')
const JobPage = page('JobPage')
const SavePage = page('SavePage')
const ResumesPage = page('ResumesPage')
const ResumePage = page('ResumePage')
const CvsPage = page('CvsPage')
const CvPage = page('CvPage')
const ApplicationsPage = page('ApplicationsPage')
const InsightsPage = page('InsightsPage')

/** What an address says besides its path: each page reads its own names, and ids are checked by the service. */
interface CareersSearch {
  trashed?: true
  job?: string
  resume?: string
  view?: 'table' | 'calendar' | 'trash'
  open?: string
}

const readSearch = ({ trashed, job, resume, view, open }: Record<string, unknown>): CareersSearch => ({
  ...(trashed === true && { trashed }),
  ...(typeof job === 'string' && { job }),
  ...(typeof resume === 'string' && { resume }),
  ...((view === 'table' || view === 'calendar' || view === 'trash') && { view }),
  ...(typeof open === 'string' && { open }),
})

function routes(app: AppRoute) {
  const getParentRoute = () => app
  const validateSearch = readSearch
  return [
    createRoute({
      getParentRoute,
      path: '/careers',
      beforeLoad() {
        throw redirect({ to: '/careers/jobs', replace: true })
      },
    }),
    createRoute({ getParentRoute, path: '/careers/jobs', validateSearch, component: JobsPage }),
    createRoute({ getParentRoute, path: '/careers/jobs/$jobId', component: JobPage }),
    createRoute({ getParentRoute, path: '/careers/save', component: SavePage }),
    createRoute({ getParentRoute, path: '/careers/resumes', validateSearch, component: ResumesPage }),
    createRoute({ getParentRoute, path: '/careers/resumes/$resumeId', component: ResumePage }),
    createRoute({ getParentRoute, path: '/careers/cvs', validateSearch, component: CvsPage }),
    createRoute({ getParentRoute, path: '/careers/cvs/$cvId', component: CvPage }),
    createRoute({
      getParentRoute,
      path: '/careers/applications',
      validateSearch,
      component: ApplicationsPage,
    }),
    createRoute({ getParentRoute, path: '/careers/insights', component: InsightsPage }),
  ] as const
}

/** By the second part of the address: the list, and the page of one thing. */
const pages: Record<string, readonly [typeof JobsPage, typeof JobsPage?]> = {
  jobs: [JobsPage, JobPage],
  save: [SavePage],
  resumes: [ResumesPage, ResumePage],
  cvs: [CvsPage, CvPage],
  applications: [ApplicationsPage],
  insights: [InsightsPage],
}

function pageAt(path: string) {
  const [, , subject = '', id] = path.split('/')
  const [list = JobsPage, one = list] = pages[subject] ?? []
  return id ? one : list
}

export const careersRoom = {
  path: '/careers',
  label: 'Careers',
  stores: 'careers',
  icon: BriefcaseBusiness,
  role: 'member',
  routes,
  pageAt,
  palette: () => import('./palette.ts'),
  drop: {
    title: 'Drop a résumé',
    hint: 'PDF, Word, Markdown or JSON Resume',
    take: (files: File[]) => void loadPart(load).then(({ uploadResumes }) => uploadResumes(files)),
  },
} satisfies Room
