import type { SharedPage } from '../../../services/photos/portfolio/page-schemas.ts'
import { input, mainButton } from '../../storefront/controls.ts'

export function PasswordPage({
  page: { path, problem },
}: {
  page: Extract<SharedPage, { kind: 'password' }>
}) {
  return (
    <main id="content" className="shared-note">
      <h1>These photos have a password</h1>
      <p>The person who sent you the link knows it.</p>
      <form method="post" action={path}>
        <label htmlFor="password" className="mb-1 block text-sm font-medium">
          Password
        </label>
        <input
          id="password"
          name="password"
          type="password"
          required
          maxLength={200}
          autoComplete="current-password"
          aria-invalid={problem !== ''}
          aria-describedby={problem ? 'password-problem' : undefined}
          className={input}
        />
        {problem && (
          <p id="password-problem" role="alert" className="mt-1 text-sm text-danger">
            {problem}
          </p>
        )}
        <button type="submit" className={`${mainButton} mt-4`}>
          Open
        </button>
      </form>
    </main>
  )
}
