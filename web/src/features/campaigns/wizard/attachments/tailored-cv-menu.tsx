import type { ReactNode } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../../ui/menu.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { attach, matchCvs } from '../../data/attachments-data.ts'

interface TailoredCvMenuProps {
  campaignId: string
  disabled: boolean
  /** The button's icon. */
  children: ReactNode
}

/** Attaches for each recipient the CV that was tailored to their job, and looks for it at once. */
export function TailoredCvMenu({ campaignId, disabled, children }: TailoredCvMenuProps) {
  async function choose(format: 'pdf' | 'docx') {
    try {
      await attach(campaignId, { kind: 'cv', format })
      await matchCvs(campaignId)
    } catch (error) {
      toast.failed('The CVs were not attached', error)
    }
  }
  return (
    <Menu
      trigger={
        <Button icon={children} disabled={disabled}>
          Attach tailored CVs
        </Button>
      }
    >
      <MenuItem onSelect={() => void choose('pdf')}>As PDF</MenuItem>
      <MenuItem onSelect={() => void choose('docx')}>As Word file</MenuItem>
    </Menu>
  )
}
