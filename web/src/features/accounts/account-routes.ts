// The pages of one's own account, and the ways to recover it.
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadPart } from '../../load-part.ts'

const passwords = () => loadPart(() => import('./password-pages.tsx'))
const emails = () => loadPart(() => import('./email-pages.tsx'))
const privacy = () => loadPart(() => import('./privacy-page.tsx'))
const pages = () => loadPart(() => import('./account-pages.ts'))

export const ProfilePage = lazyRouteComponent(pages, 'ProfilePage')

/** Pages for people who are not signed in, or need not be. */
export const openRoutes = <Root extends AnyRoute>(root: Root) => {
  const getParentRoute = () => root
  return [
    createRoute({
      getParentRoute,
      path: '/forgot-password',
      component: lazyRouteComponent(passwords, 'ForgotPasswordPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/reset-password',
      component: lazyRouteComponent(passwords, 'ResetPasswordPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/confirm-email',
      component: lazyRouteComponent(emails, 'ConfirmEmailPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/undo-email',
      component: lazyRouteComponent(emails, 'UndoEmailPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/privacy',
      component: lazyRouteComponent(privacy, 'PrivacyPage'),
    }),
  ] as const
}

export const accountRoutes = <App extends AnyRoute>(app: App) => {
  const getParentRoute = () => app
  return [
    createRoute({ getParentRoute, path: '/profile', component: ProfilePage }),
    createRoute({
      getParentRoute,
      path: '/profile/security',
      component: lazyRouteComponent(pages, 'SecurityPage'),
    }),
    createRoute({ getParentRoute, path: '/profile/keys', component: lazyRouteComponent(pages, 'KeysPage') }),
    createRoute({
      getParentRoute,
      path: '/profile/activity',
      component: lazyRouteComponent(pages, 'ActivityPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/profile/purchases',
      component: lazyRouteComponent(pages, 'PurchasesPage'),
    }),
    createRoute({ getParentRoute, path: '/profile/data', component: lazyRouteComponent(pages, 'DataPage') }),
  ] as const
}
