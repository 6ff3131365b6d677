import { Check } from 'lucide-react'
import type { ComponentProps } from 'react'
import { TextField } from '../../../ui/text-field.tsx'
import { useHandleState } from './handle-data.ts'

interface HandleFieldProps extends Omit<ComponentProps<typeof TextField>, 'label' | 'hint'> {
  handle: string
  /** The shop's own handle, which it may of course keep. */
  own?: string
}

/** The shop's name in its address, with whether it can be had while it is typed. */
export function HandleField({ handle, own, error, ...field }: HandleFieldProps) {
  const state = useHandleState(handle)
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
            {`${location.host}/shop/${handle} is free`}
          </span>
        ) : (
          `Customers find the shop at ${location.host}/shop/${handle || '…'}`
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
