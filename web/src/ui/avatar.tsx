import { useState } from 'react'
import { cx } from './cx.ts'

export interface AvatarProps {
  name: string
  src: string | null
  /** The edge in pixels. */
  size?: number
  className?: string
}

/** It is decoration beside a name or inside a labelled button, so it has no text of its own. */
export function Avatar({ name, src, size = 36, className }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null)
  return (
    <span
      aria-hidden="true"
      className={cx(
        'grid shrink-0 select-none place-items-center overflow-hidden rounded-full bg-wash-strong font-semibold text-ink',
        className,
      )}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.38) }}
    >
      {src && src !== broken ? (
        <img
          src={src}
          alt=""
          width={size}
          height={size}
          className="size-full object-cover"
          onError={() => setBroken(src)}
        />
      ) : (
        initials(name)
      )}
    </span>
  )
}

/** "Ada King Lovelace" → "AL". Counts characters, not code units, so that an emoji stays whole. */
export function initials(name: string) {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toLocaleUpperCase() || '?'
}
