import { CalendarDays, FileDown, FileUp, MoreHorizontal, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { saveFile } from '../../../save-file.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx'

const ImportDialog = lazyPart(async () => (await import('./import-dialog.tsx')).ImportDialog)

export function ApplicationsMenu({ onTrash }: { onTrash: () => void }) {
  const [isImporting, setImporting] = useState(false)
  return (
    <>
      <Menu
        trigger={
          <IconButton label="More" variant="secondary">
            <MoreHorizontal />
          </IconButton>
        }
      >
        <MenuItem icon={<FileUp />} onSelect={() => setImporting(true)}>
          Add from a CSV file…
        </MenuItem>
        <MenuItem icon={<FileDown />} onSelect={() => void saveFile('/applications/files/applications.csv')}>
          Save as a CSV file
        </MenuItem>
        <MenuItem icon={<CalendarDays />} onSelect={() => void saveFile('/applications/files/calendar.ics')}>
          Save a calendar file
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} onSelect={onTrash}>
          Trash
        </MenuItem>
      </Menu>
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  )
}
