import { useEffect, useState } from 'react'

/** Milliseconds; words about times are true to the minute. */
const STEP = 15_000

export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP)
    return () => clearInterval(timer)
  }, [])
  return now
}
