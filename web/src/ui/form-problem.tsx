import { CircleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ApiError } from '../api.ts'

/** What is wrong with a form as a whole; it counts down when the API says how long to wait. */
export function FormProblem({ error }: { error: unknown }) {
  if (!error) return null
  const problem = error instanceof ApiError ? error : null
  const isThrottled = problem?.status === 429 && problem.retryAfter !== undefined
  return (
    <div
      role="alert"
      className="flex gap-2.5 rounded-md bg-danger-wash px-3.5 py-3 text-danger text-sm leading-5"
    >
      <CircleAlert aria-hidden="true" className="mt-px size-[18px] shrink-0" />
      {isThrottled ? (
        <Countdown seconds={problem.retryAfter ?? 0} />
      ) : (
        <span>{problem?.explanation ?? 'Something went wrong. Try again.'}</span>
      )}
    </div>
  )
}

/** A screen reader announces it once; everybody else sees it counting. */
function Countdown({ seconds }: { seconds: number }) {
  const [until] = useState(() => Date.now() + seconds * 1000)
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 250)
    return () => clearInterval(timer)
  }, [until])
  return (
    <span>
      Too many attempts.
      <span className="sr-only"> Try again in {spell(seconds)}.</span>
      <span aria-hidden="true"> {left > 0 ? `Try again in ${spell(left)}.` : 'You can try again now.'}</span>
    </span>
  )
}

const spell = (seconds: number) =>
  seconds < 60
    ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
    : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} minutes`
