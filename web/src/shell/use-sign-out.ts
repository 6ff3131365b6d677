import { useNavigate } from '@tanstack/react-router'
import { signOut } from '../session.ts'
import { toast } from '../ui/toast.tsx'

export function useSignOut() {
  const navigate = useNavigate()
  return async () => {
    try {
      await signOut()
    } catch (error) {
      return toast.failed('You are still signed in', error)
    }
    await navigate({ to: '/sign-in' })
  }
}
