import { Check } from 'lucide-react'
import type { ComponentProps } from 'react'
import { type HandleKind, useHandleState } from './handle-state.ts'
import { TextField } from './text-field.tsx'

interface HandleFieldProps extends Omit<ComponentProps<typeof TextField>, 'label' | 'hint'> {
  kind: HandleKind
  /** Where its pages are, without the handle: `/shop/`. */
  path: string
  /** What is found there, as in `Customers find the shop at`. */
  found: string
  handle: string
  /** The handle that it has, and may of course keep. */
  own?: string
}

/** The name of something in its address, with whether it can be had while it is typed. */
export function HandleField({ kind, path, found, handle, own, error, ...field }: HandleFieldProps) {
  const state = useHandleState(kind, handle)
  const isOwn = handle === own
  const problem = error ?? (!isOwn && state && !state.isAvailable ? (state.reason ?? undefined) : undefined)
  const isFree = !isOwn && state?.isAvailable === true
  return (
    <TextField
      label="Address"
      hint={
        isFree ? (
          <span role="status" className="inline-flex items-center gap-1 text-ok [overflow-wrap:anywhere]">
            <Check aria-hidden="true" className="size-4 shrink-0" />
            {`${location.host}${path}${handle} is free`}
          </span>
        ) : (
          `${found} ${location.host}${path}${handle || '…'}`
        )
      }
      error={problem}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      {...field}
    />
  )
}
