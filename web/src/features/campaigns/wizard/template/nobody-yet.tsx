import { Callout } from '../../../../ui/callout.tsx'

export function NobodyYet() {
  return (
    <Callout>
      There are no recipients yet, so the fields show their names. Add recipients to see each mail as it will
      be.
    </Callout>
  )
}
