import type { SkillLine } from '../skill.ts'

export const officeAndBusinessSoftware: SkillLine[] = [
  [
    'microsoft-office',
    'Microsoft Office',
    'ms office, ms-office, office 365, microsoft 365, office suite, pack office, paquete office',
  ],
  [
    'microsoft-excel',
    'Microsoft Excel',
    'ms excel, ms-excel, excel spreadsheets, excel-kenntnisse',
    'spreadsheets',
    'proper Excel',
  ],
  ['microsoft-word', 'Microsoft Word', 'ms word, ms-word', '', 'listed Word'],
  ['microsoft-powerpoint', 'Microsoft PowerPoint', 'powerpoint, power point, ms powerpoint'],
  ['microsoft-outlook', 'Microsoft Outlook', 'ms outlook', '', 'listed Outlook'],
  ['microsoft-access', 'Microsoft Access', 'ms access', '', 'listed Access'],
  ['microsoft-onenote', 'Microsoft OneNote', 'onenote'],
  ['microsoft-visio', 'Microsoft Visio', 'visio'],
  ['microsoft-sharepoint', 'Microsoft SharePoint', 'sharepoint'],
  ['pivot-tables', 'Pivot tables', 'pivot table, pivot-tabellen'],
  ['vlookup', 'VLOOKUP', 'xlookup', 'microsoft-excel'],
  ['libreoffice', 'LibreOffice', 'openoffice'],
  ['lotus-notes', 'Lotus Notes', 'hcl notes'],
  ['data-entry', 'Data entry', 'dateneingabe, saisie de données'],
  ['typing', 'Typing', 'touch typing', '', 'listed Typing'],
  [
    'office-administration',
    'Office administration',
    'administrative support, büroorganisation, office management',
  ],
  ['calendar-management', 'Calendar management', 'scheduling meetings, terminplanung'],
  ['travel-planning', 'Travel planning', 'travel arrangements'],
  ['minute-taking', 'Minute taking', 'meeting minutes'],
  ['document-management', 'Document management', 'dokumentenmanagement'],
  ['docusign', 'DocuSign'],
]
