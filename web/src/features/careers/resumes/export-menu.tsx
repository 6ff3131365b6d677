import { Download } from 'lucide-react'
import type { Resume, ResumeFormat } from '../../../../../services/careers/resumes/schemas.ts'
import { saveFile } from '../../../save-file.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem, MenuLabel } from '../../../ui/menu.tsx'

const formats: { format: ResumeFormat; label: string }[] = [
  { format: 'pdf', label: 'PDF' },
  { format: 'docx', label: 'Word' },
  { format: 'markdown', label: 'Markdown' },
  { format: 'json', label: 'JSON Resume' },
]

export function ExportMenu({ resume }: { resume: Resume }) {
  return (
    <Menu trigger={<Button icon={<Download />}>Export</Button>}>
      <MenuLabel>As it was last saved</MenuLabel>
      {formats.map(({ format, label }) => (
        <MenuItem
          key={format}
          onSelect={() => void saveFile(`/resumes/${resume.id}/export?format=${format}`)}
        >
          {label}
        </MenuItem>
      ))}
    </Menu>
  )
}
