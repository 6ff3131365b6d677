import { api } from './api.ts'
import { toast } from './ui/toast.tsx'

/** Lets the browser save a file of the API under the name that the API gives it. */
export async function saveFile(path: `/${string}`): Promise<void> {
  try {
    // A link cannot renew a session that has expired, so a request that can goes first.
    await api.get('/account')
    saveAddress(`/api/v1${path}`)
  } catch (error) {
    toast.failed('Not saved', error)
  }
}

export function saveAddress(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
